using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Cli.Comparing;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Every textbook model with a planted bug, beside the same without: what blocks its counterexample there is what was
/// planted, and the nearest run that passes differs from the counterexample where it was.
/// </summary>
public class PlantedBugTests
{
    /// <summary>The broken model, the right one, a constant that makes their sizes equal, and where the bug is.</summary>
    public static TheoryData<string, string, string, string> Bugs => new()
    {
        { "alternating-bit-any-ack", "classic/alternating-bit", "", "ack_bit = sender_bit" },
        { "bakery-open-door", "classic/bakery", "N=2", "see another's doorway empty" },
        { "bounded-buffer-overflow", "classic/bounded-buffer", "", "multisetcount(i: buffer, true) < CAPACITY" },
        { "dekker-stubborn", "classic/dekker", "", "step back" },
        { "distributed-level-hasty-end", "protocols/distributed-level", "", "is_over(p)" },
        { "distributed-level-deaf-sender", "protocols/distributed-level", "", "receive" },
        { "dijkstra-stale-look", "classic/dijkstra", "", "look at another thread" },
        { "dining-philosophers-left-first", "classic/dining-philosophers", "", "take the lower fork" },
        { "german-lost-write-back", "classic/german", "NODE=2", "home receives an acknowledgement" },
        { "german-missing-invalidate", "classic/german", "NODE=2", "forall m: Node do !sharer[m] end" },
        { "lamport-fast-no-second-look", "classic/lamport-fast", "", "see all others out" },
        { "leader-election-open-ring", "classic/leader-election", "N=3", "stand for election" },
        { "mcs-lock-hasty-release", "classic/mcs-lock", "N=2", "release" },
        { "msi-multiset-early-end", "classic/msi-multiset", "PROC=2", "home_can_receive(net[n][i].kind)" },
        { "peterson-late-flag", "classic/peterson", "", "place[p] = flagged" },
        { "peterson-n-one-level", "classic/peterson-n", "", "start" },
        { "readers-writers-no-wait", "classic/readers-writers", "READERS=2 WRITERS=1", "room_free" },
        { "ticket-lock-no-wrap", "classic/ticket-lock", "", "draw a ticket" },
        { "two-phase-commit-change-of-mind", "classic/two-phase-commit", "RM=2", "stand[m] = working" },
        { "visited-set-early-publication", "protocols/visited-set", "", "add: look at the slot" },
        { "visited-set-relaxed-swap", "protocols/visited-set", "", "!SwapWaits | has_drained(t)" },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public void The_blocking_guard_or_the_step_where_the_states_part_is_the_planted_one(
        string broken, string right, string constants, string place)
    {
        FollowedCounterexample followed =
            Designs.Follow($"broken/{broken}.m", $"{right}.m", Designs.Constants(constants));

        Assert.False(followed.IsShared);
        Assert.Contains(PlacesOf(followed), text => text.Contains(place, StringComparison.Ordinal));
    }

    /// <summary>
    /// Bugs that have no counterexample of their own: another model's run shows them, as far as the broken one takes it.
    /// </summary>
    public static TheoryData<string, string, string> Hiding => new()
    {
        // The witness of the cover that it misses: its sender does not send again while an acknowledgement is on its way.
        { "alternating-bit-perfect-channel", "classic/alternating-bit", "!ack_in_transit" },

        // The deadlock that it assumes away.
        { "dining-philosophers-assumed-away", "broken/dining-philosophers-left-first", "somebody always has time to think" },
    };

    [Theory]
    [MemberData(nameof(Hiding))]
    public void What_a_bug_hides_is_blocked_by_the_planted_guard_or_assumption(string broken, string showing, string place)
    {
        FollowedCounterexample followed = Designs.Follow(
            $"{showing}.m", $"broken/{broken}.m", new LoadOptions(), onlyKept: false, isWhole: true);

        Obstruction obstruction = followed.Strictly.Obstruction!;
        Assert.Contains(
            obstruction.Conjuncts.Select(c => c.Text).Append(obstruction.Reason),
            text => text.Contains(place, StringComparison.Ordinal));
    }

    /// <summary>Nothing is explored there, so there is no run: the assumption itself is what is reported.</summary>
    [Fact]
    public void An_assumption_that_leaves_no_state_is_named()
    {
        Violation violation = Checker.Check(
            SpecFiles.Load("broken/peterson-impossible-assumption.m").System!, new CheckOptions()).Violations[0];

        Assert.Equal(ViolationKind.Assumption, violation.Kind);
        Assert.Equal("somebody always wants to enter", violation.Property!.Name);
    }

    /// <summary>
    /// From where its counterexample ends nothing leads on, so what was planted comes after it: in the first transitions
    /// that only one of both has.
    /// </summary>
    [Fact]
    public void A_bug_that_keeps_something_from_ever_happening_is_in_the_first_transition_that_differs()
    {
        (GraphDifference? difference, _) = GraphComparison.Compare(
            SpecFiles.Load("broken/dekker-turn-kept.m").System!,
            SpecFiles.Load("classic/dekker.m").System!,
            new ExplorationOptions(),
            CancellationToken.None);

        Assert.Equal("leave", difference!.Left.Witness!.Steps[^1].Rule.Name);
        Assert.Equal("pass the turn", difference.Right.Witness!.Steps[^1].Rule.Name);
    }

    /// <summary>The broken model, and the planted rule that its nearest passing run points at.</summary>
    public static TheoryData<string, string> Passing => new()
    {
        { "alternating-bit-any-ack", "sender: take the acknowledgement and go on" },
        { "bakery-open-door", "pass another's doorway" },
        { "bounded-buffer-overflow", "put in" },
        { "dijkstra-stale-look", "look at another thread" },
        { "dining-philosophers-left-first", "take the left fork" },
        { "german-lost-write-back", "home receives an acknowledgement" },
        { "lamport-fast-no-second-look", "see all others out" },
        { "leader-election-open-ring", "stand for election" },
        { "mcs-lock-hasty-release", "release: clear the successor's flag" },
        { "msi-multiset-early-end", "receive" },
        { "peterson-late-flag", "raise the flag" },
        { "readers-writers-no-wait", "reader: take the room" },
        { "ticket-lock-no-wrap", "draw a ticket" },
        { "two-phase-commit-change-of-mind", "resource manager aborts on its own" },
        { "visited-set-early-publication", "add: write the words too late" },
        { "visited-set-relaxed-swap", "add: swap the place into the slot, it was empty" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public void The_nearest_passing_run_leaves_out_the_planted_step_or_takes_it_where_it_does_no_harm(string broken, string rule)
    {
        (ImmutableArray<TraceStep> bad, PassingRun passing) = NearestPassing(broken);
        TraceStep[] different = [bad[passing.SharedSteps + 1], .. passing.Trace.Steps[(passing.SharedSteps + 1)..]];

        Assert.Contains(rule, different.Select(step => step.Rule.Name));
    }

    /// <summary>
    /// Where the nearest run cannot point at what was planted: the planted step is behind both runs, or is one that the
    /// broken model does not have at all.
    /// </summary>
    public static TheoryData<string, string> TooEarly => new()
    {
        // All that is taken after the start is right, and any of the processes may be the one that does not enter.
        { "peterson-n-one-level", "start" },

        // The copy was granted before; a run in which it only is not received yet is nearer than one without the grant.
        { "german-missing-invalidate", "home grants an exclusive copy" },
    };

    [Theory]
    [MemberData(nameof(TooEarly))]
    public void A_planted_step_that_is_not_the_last_cause_is_shared_by_the_nearest_passing_run(string broken, string rule)
    {
        (ImmutableArray<TraceStep> bad, PassingRun passing) = NearestPassing(broken);

        Assert.Contains(rule, bad[..(passing.SharedSteps + 1)].Select(step => step.Rule.Name));
    }

    /// <summary>It has no rule for stepping back, and no run can show a step that is missing.</summary>
    [Fact]
    public void A_rule_that_is_missing_is_in_no_run()
    {
        (_, PassingRun passing) = NearestPassing("dekker-stubborn");

        Assert.DoesNotContain("step back", passing.Trace.Steps.Select(step => step.Rule.Name));
    }

    private static (ImmutableArray<TraceStep> Bad, PassingRun Passing) NearestPassing(string broken)
    {
        Violation violation = Checker.Check(
            SpecFiles.Load($"broken/{broken}.m").System!, new CheckOptions { PassingRuns = true }).Violations[0];
        return (violation.Trace!.Steps, violation.Passing!);
    }

    // What a reader of the explanation is pointed at.
    private static IEnumerable<string> PlacesOf(FollowedCounterexample followed)
    {
        ImmutableArray<TraceStep> steps = followed.Violation.Trace!.Steps;
        if (followed.Parting is { } parting)
            yield return steps[parting.Step].Rule.Name;
        foreach (Alternative alternative in followed.Onward)
            yield return alternative.Rule.Owner.Name;
        foreach (Obstruction? obstruction in new[] { followed.Strictly.Obstruction, followed.Freely?.Run.Obstruction })
        {
            foreach (string conjunct in (obstruction?.Conjuncts ?? []).Select(c => c.Text))
                yield return conjunct;
            foreach (Rule rule in (obstruction?.Alternatives ?? []).Select(a => a.Rule.Owner))
                yield return rule.Name;
        }
    }
}
