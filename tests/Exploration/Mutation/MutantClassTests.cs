using ModelCheck.Exploration.Mutation;
using ModelCheck.Language;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Mutation;

public class MutantClassTests
{
    private const string Ticking =
        "var x: 0..3; t: boolean; startstate begin x := 0; t := false; end; rule \"tick\" true ==> begin t := !t; end;"
        + " fair rule \"reset\" x = 3 ==> begin x := 0; end; ";

    [Fact]
    public void A_guard_that_the_rest_implies_is_redundant()
    {
        MutantResult result = Find(
            "var x: 0..3; startstate begin x := 0; end; rule \"up\" x < 3 & x != 7 ==> begin x := x + 1; end;"
            + " rule \"reset\" x = 3 ==> begin x := 0; end; invariant \"small\" x <= 3;",
            "without \"x != 7\"");

        Assert.Equal((MutantClass.Redundant, RedundancyProof.Implied), (result.Class, result.Proof!.Value));
        Assert.Equal((4, 0, 0), (result.States, result.NewStates, result.LostStates));
    }

    [Fact]
    public void A_property_that_falls_makes_a_guard_load_bearing_with_its_shortest_trace()
    {
        MutantResult result = Find(
            "var x: 0..9; startstate begin x := 0; end; rule \"up\" x < 3 ==> begin x := x + 1; end;"
            + " rule \"reset\" x = 3 ==> begin x := 0; end; invariant \"small\" x <= 3;",
            "without \"x < 3\"");

        Assert.Equal(MutantClass.LoadBearing, result.Class);
        Violation invariant = Assert.Single(result.Falls, f => f.Kind == ViolationKind.Invariant);
        Assert.Equal([0L, 1, 2, 3, 4], invariant.Trace!.Steps.Select(s => s.State[0]));

        // 9 + 1 is out of range.
        Violation error = Assert.Single(result.Falls, f => f.Kind == ViolationKind.ModelError);
        Assert.Equal((10, ModelErrorKind.OutOfRange), (error.Trace!.Length, error.Error!.Kind));
        Assert.Equal(10, result.States);
    }

    [Theory]
    [InlineData("cover \"top\" x = 3;", ViolationKind.Cover)]
    [InlineData("liveness \"top\" x = 3;", ViolationKind.Liveness)]
    [InlineData("ltl \"top\" [] <> (x = 3);", ViolationKind.Temporal)]
    public void What_is_not_reached_any_more_makes_it_live_only(string property, ViolationKind kind)
    {
        MutantResult result = Find(Ticking + "fair rule \"up\" x < 3 ==> begin x := x + 1; end; " + property, "without \"x := x + 1\"");

        Assert.Equal((MutantClass.LiveOnly, kind), (result.Class, Assert.Single(result.Falls).Kind));
    }

    [Fact]
    public void A_cover_in_a_body_is_missed_when_its_rule_no_longer_gets_there()
    {
        MutantResult result = Find(
            "var x: 0..3; startstate begin x := 0; end; rule \"up\" x < 3 ==> begin x := x + 1; end;"
            + " rule \"reset\" x = 3 ==> begin cover x = 3 \"full\"; x := 0; end; rule \"back\" x > 0 ==> begin x := x - 1; end;",
            "\"x = 3\" negated");

        Assert.Equal(MutantClass.LiveOnly, result.Class);
    }

    [Fact]
    public void Another_behaviour_that_nothing_notices_survives()
    {
        MutantResult result = Find(
            Ticking + "rule \"up\" x < 2 ==> begin x := x + 1; end;", "without \"x := x + 1\"");

        Assert.Equal((MutantClass.Survives, 4), (result.Class, result.LostStates));
    }

    [Fact]
    public void Writes_that_nobody_reads_are_redundant()
    {
        MutantResult result = Find(
            "var x, log: 0..3; startstate begin x := 0; log := 0; end; rule \"up\" x < 3 ==> begin x := x + 1; log := x; end;"
            + " rule \"reset\" x = 3 ==> begin x := 0; end;",
            "without \"log := x\"");

        Assert.Equal((MutantClass.Redundant, RedundancyProof.Unread), (result.Class, result.Proof!.Value));
    }

    [Fact]
    public void Not_so_where_the_write_calls_a_function() => Assert.Equal(
        MutantClass.Survives,
        Find(
            "var x, log: 0..3; function moved(): boolean; begin assume x < 2; return true; end;"
            + " var did: boolean; startstate begin x := 0; log := 0; did := false; end;"
            + " rule \"up\" x < 3 ==> begin did := moved(); x := x + 1; end; rule \"reset\" x >= 2 ==> begin x := 0; end;",
            "without \"did := moved()\"").Class);

    [Fact]
    public void A_mutant_beyond_the_limit_is_inconclusive_and_never_redundant()
    {
        MutantResult result = Find(
            "var x: 0..999; startstate begin x := 0; end; rule \"up\" x < 3 ==> begin x := x + 1; end;"
            + " rule \"top\" x >= 3 ==> begin x := (x < 999 ? x : 0); end; rule \"reset\" true ==> begin x := 0; end;",
            "without \"x < 3\"",
            new MutationOptions { MaxStates = 100 });

        Assert.Equal((MutantClass.Inconclusive, "--max-states"), (result.Class, result.Limit!.Flag));
    }

    [Fact]
    public void What_is_violated_without_a_change_is_no_judge()
    {
        MutationResult result = MutationChecker.Check(
            MutantFinder.Of(Specification.FromText(
                "var x: 0..3; startstate begin x := 0; end; rule \"up\" x < 3 ==> begin x := x + 1; end; invariant \"zero\" x = 0;")
                .System!),
            new MutationOptions());

        Assert.Equal(["no deadlock", "zero"], result.AlreadyBroken.ToArray());
        Assert.All(
            result.Results.SelectMany(r => r.Falls),
            f => Assert.False(f.Kind == ViolationKind.Deadlock || f is { Kind: ViolationKind.Invariant }));
    }

    [Theory]
    [InlineData("rule \"first\" x < 3 & y >= 0 ==> begin cover x = y \"same\"; x := x + 1; end; rule \"second\" y < 3 ==> begin y := y + 1; end;")]
    [InlineData("rule \"first\" x < 3 ==> begin x := x + 1; end; rule \"second\" y < 3 ==> begin assume x > y; y := y + 1; end;")]
    [InlineData("rule \"first\" x < 3 ==> begin x := x + 1; end; rule \"second\" x > 1 ==> begin y := 3 / (3 - x); end; assume \"small\" x + y < 6;")]
    public void Covers_and_assumptions_count_as_in_a_search_from_scratch(string rules) => Assert.True(
        ScratchComparison.Run(
            Specification.FromText(
                $"var x, y: 0..3; startstate begin x := 0; y := 0; end; {rules} rule \"reset\" x = 3 ==> begin x := 0; end;"
                + " invariant \"order\" x + 1 >= y | x = 0; cover \"top\" y = 3;").System!,
            every: 1) > 3);

    [Fact]
    public void So_do_priorities()
    {
        LoadResult loaded = Specification.FromText(
            "var x, y: 0..3; startstate begin x := 0; y := 0; end; rule 1 \"first\" x < 3 ==> begin x := x + 1; end;"
            + " rule 2 \"second\" y < 3 ==> begin y := y + 1; end; rule 3 \"reset\" true ==> begin x := 0; y := 0; end;"
            + " invariant \"order\" x >= y;",
            new LoadOptions { Compatibility = Compatibility.CMurphi });

        Assert.True(loaded.System is not null, string.Join('\n', loaded.Diagnostics));
        Assert.True(ScratchComparison.Run(loaded.System, every: 1) > 3);
    }

    private static MutantResult Find(string text, string description, MutationOptions? options = null)
    {
        LoadResult loaded = Specification.FromText(text);
        Assert.True(loaded.System is not null, string.Join('\n', loaded.Diagnostics));
        MutationResult result = MutationChecker.Check(MutantFinder.Of(loaded.System!), options ?? new MutationOptions());
        return result.Results.Single(r => r.Mutant.Description == description);
    }
}
