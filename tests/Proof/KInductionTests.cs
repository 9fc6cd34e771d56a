using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Bmc;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class KInductionTests
{
    // x goes 0, 1, 2, 0, …; 4 leads to 5, and 5 to 6.
    private const string Counter = """
        var x: 0..9;
        startstate begin x := 0; end;
        rule "turn" x < 3 ==> begin x := (x + 1) % 3; end;
        rule "run" x >= 4 & x < 6 ==> begin x := x + 1; end;
        invariant "not 6" x != 6;
        """;

    private static readonly string[] ProvedByInduction = ["classic/peterson.m"];

    public static TheoryData<string> SmallSpecs => SpecFiles.Where(name =>
        name.Contains("dekker", StringComparison.Ordinal)
        || name.Contains("peterson", StringComparison.Ordinal)
        || name.Contains("alternating", StringComparison.Ordinal)
        || name.Contains("dining", StringComparison.Ordinal)
        || name.Contains("two-phase", StringComparison.Ordinal));

    [RequiresZ3Fact]
    public void More_states_prove_what_one_does_not()
    {
        KInductionResult result = Run(Counter, [], largest: 5);
        Assert.Equal((ObligationStatus.Proved, 3), (result.Status, result.K));
    }

    [RequiresZ3Fact]
    public void A_lemma_makes_k_smaller()
    {
        const string lemma = "lemma \"small\" x < 3;";
        KInductionResult result = Run(Counter + lemma, ["small"], largest: 5);
        Assert.Equal((ObligationStatus.Proved, 1), (result.Status, result.K));
    }

    [RequiresZ3Fact]
    public void The_base_case_finds_a_violation()
    {
        KInductionResult result = Run(Counter.Replace("x := 0;", "x := 5;", StringComparison.Ordinal), [], largest: 5);
        Assert.Equal(ObligationStatus.Refuted, result.Status);
        Assert.Equal(1, result.Base!.Violation!.Trace.Length);
    }

    [RequiresZ3Fact]
    public void States_that_differ_make_unreachable_loops_harmless()
    {
        const string text = """
            var x: 0..9;
            startstate begin x := 0; end;
            rule "turn" x < 3 ==> begin x := (x + 1) % 3; end;
            rule "loop" x = 5 ==> begin x := 6; end;
            rule "back" x = 6 ==> begin x := 5; end;
            rule "out" x = 6 ==> begin x := 7; end;
            invariant "not 7" x != 7;
            """;
        Assert.Equal(ObligationStatus.Unknown, Run(text, [], largest: 6, requiresDifferentStates: false).Status);
        KInductionResult result = Run(text, [], largest: 6);
        Assert.Equal((ObligationStatus.Proved, 3), (result.Status, result.K));
    }

    [RequiresZ3Theory]
    [MemberData(nameof(SmallSpecs))]
    public void What_is_proved_holds_in_every_reachable_state(string name)
    {
        TransitionSystem system = SpecFiles.Load(name).System!;
        SymbolicSystem symbolic = SymbolicSystem.Encode(system);
        KInductionResult result = KInduction.Run(
            symbolic, Claim.InvariantsOf(symbolic), [], 4, requiresDifferentStates: true, new TimeLimit());
        var options = new CheckOptions
        {
            Properties = [.. system.PropertiesOf(PropertyKind.Invariant).Select(p => p.Name)],
            Exploration = new() { DeadlockDetection = DeadlockDetection.Off },
        };
        Verdict expected = Checker.Check(system, options).Verdict;
        Assert.Equal(ProvedByInduction.Contains(name), result.Status == ObligationStatus.Proved);
        Assert.True(expected == Verdict.Holds || result.Status != ObligationStatus.Proved);
    }

    private static KInductionResult Run(
        string text, string[] lemmas, int largest, bool requiresDifferentStates = true)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(Specification.FromText(text).System!);
        ImmutableArray<Claim> claims = Claim.InvariantsOf(symbolic);
        return KInduction.Run(
            symbolic,
            [.. claims.Where(c => !lemmas.Contains(c.Name))],
            [.. claims.Where(c => lemmas.Contains(c.Name))],
            largest,
            requiresDifferentStates,
            new TimeLimit());
    }
}
