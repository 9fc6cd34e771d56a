using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Commutation;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>What Z3 says of rules that commute is true, tried out in reachable states, and is of use.</summary>
public class ProvedCommutationTests
{
    private static readonly int Models = FullRunTheoryAttribute.IsAsked ? 500 : 15;

    /// <summary>Everybody adds to one sum, in any order.</summary>
    private const string Sum = """
        type P: 0..4;
        var added: array [P] of boolean; sum: 0..15;
        startstate begin for p: P do added[p] := false; end; sum := 0; end;
        ruleset p: P do rule "add" !added[p] ==> begin added[p] := true; sum := (sum + p) % 16; end; end;
        """;

    [RequiresZ3Fact]
    public void Sums_are_added_up_in_one_order()
    {
        TransitionSystem system = Specification.FromText(Sum).System!;

        Assert.Equal(32, ReductionComparison.Check(system, isReduced: true).States);
        CheckResult proved = ReductionComparison.Check(system, isReduced: true, prover: new Prover(system));
        Assert.Equal((6, ViolationKind.Deadlock), (proved.States, Assert.Single(proved.Violations).Kind));
    }

    [RequiresZ3Theory]
    [InlineData("x := (x + 1) % 4;", "x := (x + 3) % 4;", true)]
    [InlineData("x := (x + 1) % 4;", "x := 0;", false)]
    [InlineData("x := 3;", "x := 3;", false)] // Each leaves nothing to do for the other.
    [InlineData("x := x + 1;", "y := y + 1;", true)]
    [InlineData("x := x + 1;", "x := x + 1;", false)] // The second time may be one too many.
    [InlineData("y := x; undefine x;", "y := x;", false)]
    [InlineData("if x > 1 then y := 1; end;", "if x < 2 then y := 0; end;", true)] // Never both at once.
    [InlineData("if x > 1 then y := 1; end;", "x := 0;", false)]
    public void Pairs(string first, string second, bool commute)
    {
        TransitionSystem system = Specification.FromText($"""
            var x, y: 0..3;
            startstate begin x := 0; y := 0; end;
            rule "first" begin {first} end;
            rule "second" begin {second} end;
            """).System!;

        Assert.Equal(commute ? 1 : 0, new Prover(system).Proved([(0, 1)]).Count());
    }

    [RequiresZ3Fact]
    public void Random_processes()
    {
        for (int seed = 0; seed < Models; seed++)
        {
            string text = RandomProcesses.Write(seed);
            TransitionSystem system = Specification.FromText(text).System!;
            try
            {
                IndependenceOracle.Run(system, 60, new Prover(system));
                ReductionComparison.Run(system, 2_000, prover: new Prover(system));
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }
        }
    }

    [RequiresZ3Theory]
    [InlineData("classic/bakery.m")]
    [InlineData("classic/lamport-fast.m")]
    [InlineData("classic/mcs-lock.m")]
    [InlineData("broken/bakery-open-door.m")]
    [InlineData("broken/lamport-fast-no-second-look.m")]
    public void Specifications(string spec)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo(["specs", .. spec.Split('/')])).System!;

        IndependenceOracle.Run(system, 200, new Prover(system));
        ReductionComparison.Run(system, 20_000, prover: new Prover(system));
    }

    private sealed class Prover(TransitionSystem system) : ICommutationProver
    {
        public IEnumerable<(int First, int Second)> Proved(IReadOnlyList<(int First, int Second)> pairs)
        {
            var rules = new RuleInstances(system.Rules);
            using var check = new CommutationCheck(system, new TimeLimit(), TimeSpan.FromSeconds(5));
            return [.. pairs.Where(p => check.Commute(rules, p.First, p.Second))];
        }
    }
}
