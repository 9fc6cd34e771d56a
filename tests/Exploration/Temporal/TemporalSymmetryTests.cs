using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>Temporal properties decided on representatives of states that are equal up to renaming.</summary>
public class TemporalSymmetryTests
{
    // Nobody is served twice in a row.
    private const string Turns =
        """
        type P: scalarset(3);
        var waiting: array [P] of boolean; holder: P; last: P;
        startstate for p: P do waiting[p] := false; end; undefine holder; undefine last; end;
        ruleset p: P do
          rule "ask" !waiting[p] ==> waiting[p] := true; end;
          rule "grant" waiting[p] & isundefined(holder) & (isundefined(last) | last != p) ==> holder := p; end;
        end;
        fair rule "release" !isundefined(holder) ==> waiting[holder] := false; last := holder; undefine holder; end;

        """;

    private static readonly string[] Atoms =
    [
        "isundefined(holder)", "(exists p: P do waiting[p] end)", "(forall p: P do waiting[p] end)",
        "(isundefined(last) | waiting[last])", "enabled \"grant\"", "fired \"ask\"", "fired \"grant\"", "fired \"release\"",
    ];

    private static readonly CheckOptions Full =
        new() { Exploration = new ExplorationOptions { MaxErrors = int.MaxValue } };

    private static readonly CheckOptions Reduced = Full with { SymmetryReduction = SymmetryReduction.Exhaustive };

    /// <summary>
    /// The interpreter judges each lasso, so that only verdicts remain to be compared, and the ways to the loops, which
    /// are shortest in both.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_formulas_have_the_same_verdicts_and_stems_on_representatives(int seed)
    {
        var random = new Random(seed);
        string claims = string.Concat(Enumerable.Range(0, 40).Select(i => $"ltl \"{i}\" {Formula(random, depth: 3)}\n"));
        TransitionSystem system = Specification.FromText(Turns + claims).System!;

        CheckResult full = Checker.Check(system, Full);
        CheckResult reduced = Checker.Check(system, Reduced);

        Assert.True(reduced.States < full.States / 2);
        Assert.Equal(full.Properties.Select(p => (p.Property.Name, p.Verdict)), reduced.Properties.Select(p => (p.Property.Name, p.Verdict)));
        Assert.Contains(full.Properties, p => p.Verdict == Verdict.Holds);
        Assert.Contains(full.Properties, p => p.Verdict == Verdict.Violated);
        Assert.All(
            full.Violations.Zip(reduced.Violations),
            pair => Assert.True(pair.Second.Trace!.LoopStart >= pair.First.Trace!.LoopStart));
    }

    [Fact]
    public void A_loop_of_representatives_is_followed_until_it_closes()
    {
        const string Claim = "ltl \"all wait some time\" <> (exists p: P do exists q: P do p != q & waiting[p] & waiting[q] end end)";
        Trace lasso = Assert.Single(Checker.Check(Specification.FromText(Turns + Claim).System!, Reduced).Violations).Trace!;

        // Ask, grant, release for one, then for another, and then it is the first one's turn again.
        Assert.Equal(6, lasso.Length - lasso.LoopStart);
        Assert.Equal<long>(lasso.Steps[lasso.LoopStart!.Value].State, lasso.Steps[^1].State);
    }

    [Theory]
    [InlineData("ruleset p: P do leadsto \"each\" waiting[p] ~> holder = p; end", "'each' follows single elements of a symmetric type, by its variable 'p'")]
    [InlineData("ltl \"all\" forall q: P do [] <> !waiting[q] end", "'all' follows single elements of a symmetric type, by its variable 'q'")]
    public void Claims_about_single_elements_are_refused(string claim, string reason) =>
        Assert.Equal(reason, Assert.Single(BreaksOf(Turns + claim)).Reason);

    [Fact]
    public void Fairness_to_single_elements_is_refused()
    {
        const string More = "ruleset p: P do fair rule \"give up\" waiting[p] ==> waiting[p] := false; end; end;\n";
        Assert.Equal(
            "'x' holds of fair runs, and 'give up' is fair to single elements of a symmetric type, by its variable 'p'",
            Assert.Single(BreaksOf(Turns + More + "ltl \"x\" [] <> isundefined(holder)")).Reason);
    }

    private static ImmutableArray<SymmetryBreak> BreaksOf(string text) =>
        SymmetryRules.Check(Specification.FromText(text).System!);

    private static string Formula(Random random, int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
            return Atoms[random.Next(Atoms.Length)];

        string left = Formula(random, depth - 1);
        string right = Formula(random, depth - 1);
        return random.Next(8) switch
        {
            0 => $"([] {left})",
            1 => $"(<> {left})",
            2 => $"([] <> {left})",
            3 => $"(<> [] {left})",
            4 => $"(! {left})",
            5 => $"({left} until {right})",
            6 => $"({left} | next {right})",
            _ => $"({left} & {right})",
        };
    }
}
