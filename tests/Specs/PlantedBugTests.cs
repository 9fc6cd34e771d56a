using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Cli.Comparing;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Every textbook model with a planted bug, beside the same without: what blocks its counterexample there is what was
/// planted.
/// </summary>
public class PlantedBugTests
{
    /// <summary>The broken model, the right one, a constant that makes their sizes equal, and where the bug is.</summary>
    public static TheoryData<string, string, string, string> Bugs => new()
    {
        { "alternating-bit-any-ack", "alternating-bit", "", "ack_bit = sender_bit" },
        { "bakery-open-door", "bakery", "N=2", "see another's doorway empty" },
        { "bounded-buffer-overflow", "bounded-buffer", "", "multisetcount(i: buffer, true) < CAPACITY" },
        { "dekker-stubborn", "dekker", "", "step back" },
        { "dijkstra-stale-look", "dijkstra", "", "look at another thread" },
        { "german-lost-write-back", "german", "NODE=2", "home receives an acknowledgement" },
        { "german-missing-invalidate", "german", "NODE=2", "forall m: Node do !sharer[m] end" },
        { "mcs-lock-hasty-release", "mcs-lock", "N=2", "release" },
        { "peterson-late-flag", "peterson", "", "place[p] = flagged" },
        { "peterson-n-one-level", "peterson-n", "", "start" },
        { "readers-writers-no-wait", "readers-writers", "READERS=2 WRITERS=1", "room_free" },
        { "ticket-lock-no-wrap", "ticket-lock", "", "draw a ticket" },
        { "two-phase-commit-change-of-mind", "two-phase-commit", "RM=2", "stand[m] = working" },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public void The_blocking_guard_or_the_step_where_the_states_part_is_the_planted_one(
        string broken, string right, string constants, string place)
    {
        FollowedCounterexample followed =
            Designs.Follow($"broken/{broken}.m", $"classic/{right}.m", Designs.Constants(constants));

        Assert.False(followed.IsShared);
        Assert.Contains(PlacesOf(followed), text => text.Contains(place, StringComparison.Ordinal));
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
