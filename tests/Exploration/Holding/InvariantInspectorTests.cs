using ModelCheck.Exploration.Holding;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Holding;

public class InvariantInspectorTests
{
    /// <summary>Eight counters that take turns: all invariants hold, by more or less.</summary>
    private const string Counters =
        """
        type I: scalarset(2); J: 0..3;
        var a: array [I] of J; total: 0..6; seen: array [I] of boolean; box: multiset [2] of J;
        startstate for i: I do a[i] := 0; seen[i] := false; end; total := 0; end;
        ruleset i: I do
          rule "up" a[i] < 2 ==> a[i] := a[i] + 1; total := total + 1; seen[i] := true; end;
          rule "down" a[i] > 0 ==> a[i] := a[i] - 1; total := total - 1; end;
        end;
        rule "put" multisetcount(k: box, true) = 0 ==> multisetadd(1, box); end;
        rule "take" multisetcount(k: box, true) > 0 ==> multisetremovepred(k: box, true); end;
        invariant "near" forall i: I do a[i] > 0 -> seen[i] end;
        invariant "two away" !(total = 6 & exists i: I do a[i] = 3 end);
        invariant "three away" (forall i: I do a[i] = 3 end) -> total < 6;
        invariant "never" total <= 6;
        invariant "in the box" multisetcount(k: box, box[k] = 0) = 0;
        """;

    [Theory]
    [InlineData("near", 1)]
    [InlineData("two away", 2)]
    [InlineData("three away", 3)]
    public void The_margin_is_the_fewest_changes_that_violate_the_invariant(string name, int changes)
    {
        InvariantMargin margin = Inspect(Specification.FromText(Counters).System!, name, 4).Margin;

        Assert.Equal((changes, true), (margin.Changes, margin.CountsAll));
        Assert.NotEmpty(margin.Nearest);
        Assert.All(margin.Nearest, near => Assert.Equal(
            changes, near.Trace.Steps[^1].State.Zip(near.Changed).Count(pair => pair.First != pair.Second)));
    }

    [Fact]
    public void What_is_farther_away_than_was_looked_at_is_not_claimed_to_be_impossible()
    {
        TransitionSystem system = Specification.FromText(Counters).System!;
        InvariantMargin margin = Inspect(system, "three away", 2).Margin;

        Assert.Equal((null, 2, 0L), (margin.Changes, margin.Searched, margin.NearStates));
        Assert.False(margin.IsExhausted);
    }

    [Fact]
    public void What_no_values_violate_is_told_from_what_is_far_away()
    {
        InvariantMargin never = Inspect(Specification.FromText(Counters).System!, "never", 4).Margin;

        Assert.Equal((null, true), (never.Changes, never.IsExhausted));
    }

    [Fact]
    public void Elements_that_come_and_go_are_said_not_to_be_varied()
    {
        InvariantMargin margin = Inspect(Specification.FromText(Counters).System!, "in the box", 1).Margin;

        Assert.Equal(["box"], margin.Unvaried.Select(v => v.Name));
        Assert.Equal(1, margin.Changes);
    }

    [Fact]
    public void An_invariant_about_nothing_is_far_from_everything()
    {
        TransitionSystem system = Specification.FromText(
            "var x: 0..1; startstate x := 0; end; rule x := 1 - x; end; ruleset i := 1 to 0 do invariant \"none\" x = 5; end;")
            .System!;
        HoldingInvariant found = Inspect(system, "none", 3);

        Assert.Equal((null, true, 2L), (found.Margin.Changes, found.Margin.IsExhausted, found.Transitions));
    }

    [Theory]
    [InlineData("peterson", "")]
    [InlineData("dekker", "")]
    [InlineData("mcs-lock", "N=2")]
    [InlineData("readers-writers", "READERS=1")]
    [InlineData("token-ring", "")]
    public void The_nearest_states_are_those_that_trying_everything_finds(string specification, string constant)
    {
        TransitionSystem system = Load(specification, constant);
        var oracle = new HoldingOracle(system);
        foreach (Property invariant in system.PropertiesOf(PropertyKind.Invariant))
        {
            HoldingInvariant found = Inspect(system, invariant.Name, 2);
            int[] near = [.. Enumerable.Range(1, 2).Select(changes => oracle.StatesNear(invariant, changes))];
            int first = Array.FindIndex(near, count => count > 0);

            Assert.Equal(oracle.States.Count, found.States);
            Assert.Equal(first < 0 ? null : first + 1, found.Margin.Changes);
            Assert.Equal(first < 0 ? 0 : near[first], found.Margin.NearStates);
        }
    }

    /// <summary>Parts that are true by themselves, of two variables, behind a quantifier, and one that may go wrong.</summary>
    private const string Parts =
        """
        type I: scalarset(3);
        var next: array [I] of I; up: array [I] of boolean; n: 0..3;
        startstate for i: I do up[i] := false; end; n := 0; end;
        ruleset i: I; j: I do
          rule "link" isundefined(next[i]) & i != j ==> next[i] := j; end;
          rule "raise" !up[i] & n < 3 ==> up[i] := true; n := n + 1; end;
          rule "lower all" up[i] ==> for k: I do up[k] := false; end; n := 0; end;
        end;
        """;

    [Fact]
    public void Rules_that_change_a_part_are_counted_transition_by_transition()
    {
        TransitionSystem system = Specification.FromText(
            $"""
            {Parts}
            invariant "whole" forall i: I do up[i] & n >= 0 -> (isundefined(next[i]) | next[i] != i) end & n <= 3;
            """).System!;
        TransitionSystem taken = Specification.FromText(
            $"""
            {Parts}
            ruleset i: I do
              invariant "0" up[i] & n >= 0; invariant "1" up[i]; invariant "2" n >= 0;
              invariant "3" isundefined(next[i]); invariant "4" next[i] != i;
            end;
            invariant "5" n <= 3;
            """).System!;
        var oracle = new HoldingOracle(taken);
        HoldingInvariant found = Inspect(system, "whole", 1);

        Assert.Equal(6, found.Parts.Length);
        Assert.Equal(
            [PartRole.Antecedent, .. Enumerable.Repeat(PartRole.Condition, 5)], found.Parts.Select(p => p.Role));
        foreach ((PartTruth part, Property expected) in found.Parts.Zip(taken.Properties))
        {
            Assert.Equal(oracle.StatesWith(expected), part.States);
            Assert.Equal(
                oracle.ChangesOf(expected).Select(c => (c.Key, (long)c.Value.Rises, (long)c.Value.Falls)).Order(),
                part.Rules.Select(r => (r.Rule.Name, r.BecomesTrue, r.BecomesFalse)).Order());
        }
    }

    [Fact]
    public void Nothing_depends_on_the_number_of_threads()
    {
        TransitionSystem system = Load("german", "NODE=2");
        foreach (Property invariant in system.PropertiesOf(PropertyKind.Invariant))
            Assert.Equal(FactsOf(system, invariant, threads: 1), FactsOf(system, invariant, threads: 4));
    }

    [Fact]
    public void A_limit_gives_no_answer()
    {
        TransitionSystem system = Load("german", "");
        (HoldingInvariant? found, StopReason reason) = InvariantInspector.Inspect(
            system, system.PropertiesOf(PropertyKind.Invariant).First(), new ExplorationOptions { MaxStates = 100 }, 1);

        Assert.Equal((null, StopReason.MaxStates), (found, reason));
    }

    private static string FactsOf(TransitionSystem system, Property invariant, int threads)
    {
        HoldingInvariant found = InvariantInspector.Inspect(
            system, invariant, new ExplorationOptions { Threads = threads }, 2).Found!;
        return string.Join(
            '\n',
            [
                $"{found.States} {found.Transitions} {found.Depth} {found.Margin.Changes} {found.Margin.NearStates}",
                .. found.Margin.Nearest.Select(n => string.Join(' ', n.Trace.Steps.SelectMany(s => s.State).Concat(n.Changed))),
                .. found.Parts.Select(p => $"{p.Span} {p.States} {string.Join(' ', p.Rules)}"),
            ]);
    }

    private static HoldingInvariant Inspect(TransitionSystem system, string name, int mostChanges) =>
        InvariantInspector.Inspect(
            system, system.Properties.Single(p => p.Name == name), new ExplorationOptions { Threads = 2 }, mostChanges).Found!;

    private static TransitionSystem Load(string specification, string constant) => Specification.Load(
        Repository.PathTo("specs", "classic", $"{specification}.m"),
        new LoadOptions
        {
            Constants = [.. constant.Split('=') is [var name, var value] ? [(name, value)] : Array.Empty<(string, string)>()],
        }).System!;
}
