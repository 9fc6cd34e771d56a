using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class InductiveCheckTests
{
    private const string Lock = """
        type Node: scalarset(2);
        var holds: array [Node] of boolean; is_free: boolean;
        startstate begin for n: Node do holds[n] := false; end; is_free := true; end;
        ruleset n: Node do
          rule "acquire" is_free ==> begin holds[n] := true; is_free := false; end;
          rule "release" holds[n] ==> begin holds[n] := false; is_free := true; end;
        end;
        invariant "one holder" forall n: Node do forall m: Node do n != m -> !(holds[n] & holds[m]) end end;
        """;

    private const string Lemma = "lemma \"free is free\" is_free -> (forall n: Node do !holds[n] end);";

    private static readonly string[] TakesLong = ["visited-set", "leader-election", "token-ring"];

    public static TheoryData<string> Specs => SpecFiles.Where(name =>
        name == "ext4-data-journal/v6.4.m"
        || (!SpecFiles.IsKernelModel(name) && !TakesLong.Any(name.Contains)));

    [RequiresZ3Theory]
    [MemberData(nameof(Specs))]
    public void Every_counterexample_to_induction_can_be_repeated(string name)
    {
        TransitionSystem system = SpecFiles.Load(name).System!;
        var sizes = SizedSpecification.InFile(Repository.PathTo("specs", name), new LoadOptions());
        foreach (EncodingOptions options in new[] { new EncodingOptions(), EncodingOptions.ForAnySize(system) })
        {
            SymbolicSystem symbolic = SymbolicSystem.Encode(system, options);
            InductionResult result = InductiveCheck.Run(
                symbolic, sizes, Claim.InvariantsOf(symbolic), new InductionOptions(), new TimeLimit());
            Assert.All(result.Results, r => Assert.NotEqual(ObligationStatus.Unknown, r.Status));
            Assert.All(result.Refuted, r => Assert.NotNull(r.Counterexample));
        }
    }

    [RequiresZ3Fact]
    public void An_invariant_that_is_not_inductive_needs_a_lemma()
    {
        InductionResult alone = Check(Lock, sizes: null);
        ObligationResult refuted = Assert.Single(alone.Refuted);
        Assert.Equal("rule 'acquire(n)' preserves 'one holder'", refuted.Obligation.ToString());
        CounterexampleToInduction found = refuted.Counterexample!;
        Assert.Equal(2, found.Map.Sized.Variables[0].Type.SlotCount);
        Assert.Equal("true", Interpreter.FormatValue(found.Map.Sized.Variables[1], [.. found.State]));
        Assert.Equal("[Node_1: true, Node_2: true]", Interpreter.FormatValue(
            found.Map.Sized.Variables[0], [.. found.Successor!.Value]));
        Assert.True(Check(Lock + Lemma, sizes: null).IsProved);
    }

    [RequiresZ3Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(6, false)]
    public void A_proof_for_one_size_is_not_one_for_another(int size, bool isProved)
    {
        ImmutableDictionary<string, int> sizes = ImmutableDictionary<string, int>.Empty.Add("Node", size);
        Assert.Equal(isProved, Check(Lock, sizes).IsProved);
        Assert.True(Check(Lock + Lemma, sizes).IsProved);
    }

    [RequiresZ3Fact]
    public void A_proof_shows_that_nothing_fails_at_run_time()
    {
        const string text = """
            var x: 0..5; y: 0..5;
            startstate begin x := 0; y := 5; end;
            rule "move" x < 5 ==> begin x := x + 1; y := y - 1; end;
            """;
        ObligationResult refuted = Assert.Single(Check(text, sizes: null).Refuted);
        Assert.Equal("rule 'move' succeeds", refuted.Obligation.ToString());
        Assert.True(Check(text + "invariant \"sum\" x + y = 5;", sizes: null).IsProved);
    }

    [RequiresZ3Fact]
    public void An_assumption_is_a_premise_on_both_sides()
    {
        const string text = """
            var x: 0..9;
            startstate begin x := 0; end;
            rule "double" x < 5 ==> begin x := 2 * x; end;
            rule "step" x < 9 ==> begin x := x + 1; end;
            invariant "small" x < 4;
            """;
        Assert.False(Check(text, sizes: null).IsProved);
        Assert.True(Check(text + "assume \"stays\" x < 4;", sizes: null).IsProved);
    }

    [RequiresZ3Theory]
    [InlineData("assume \"never\" is_free & (exists n: Node do holds[n] end);", false)]
    [InlineData("assume \"two at most\" forall n: Node do forall m: Node do n = m | !holds[m] end end;", true)]
    public void Assumptions_may_leave_nothing_to_start_from(string assumption, bool exists)
    {
        TransitionSystem system = Specification.FromText(Lock + assumption).System!;
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
        Assert.Equal(exists, InitialStates.Exist(symbolic, sizes: null, new TimeLimit()).IsSatisfiable);
        Assert.Equal(!exists, InitialStates.Exist(
            symbolic, ImmutableDictionary<string, int>.Empty.Add("Node", 2), new TimeLimit()).IsUnsatisfiable);
    }

    [RequiresZ3Fact]
    public void Equal_questions_get_equal_counterexamples()
    {
        TransitionSystem system = SpecFiles.Load("classic/german.m").System!;
        var sizes = SizedSpecification.InFile(Repository.PathTo("specs", "classic/german.m"), new LoadOptions());
        string[] runs = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
            InductionResult result = InductiveCheck.Run(
                symbolic, sizes, Claim.InvariantsOf(symbolic), new InductionOptions(), new TimeLimit());
            return string.Join('\n', result.Refuted.Select(
                r => $"{r.Obligation}: {string.Join(',', r.Counterexample!.State)}"));
        })];
        Assert.NotEmpty(runs[0]);
        Assert.Equal(runs[0], runs[1]);
    }

    private static InductionResult Check(string text, ImmutableDictionary<string, int>? sizes)
    {
        var systems = new SizedSpecification(o => Specification.FromText(text, o), new LoadOptions());
        TransitionSystem system = Specification.FromText(text).System!;
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
        Assert.True(symbolic.IsComplete);
        return InductiveCheck.Run(
            symbolic,
            systems,
            Claim.InvariantsOf(symbolic),
            new InductionOptions { Sizes = sizes },
            new TimeLimit());
    }
}
