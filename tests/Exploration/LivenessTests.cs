using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;

namespace ModelCheck.Tests.Exploration;

public class LivenessTests
{
    private static readonly ExplorationOptions NoDeadlocks =
        new() { DeadlockDetection = DeadlockDetection.Off };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Holds_when_every_state_can_get_back(int threads)
    {
        // A ring: from every state zero can be reached, but only all the way round.
        GraphModel ring = Model(100UL, Fires(s => (s + 1) % 5000));

        Assert.Empty(Explorer.Run(ring, NoDeadlocks with { Threads = threads }).Findings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Names_the_nearest_state_that_cannot(int threads)
    {
        // Leaving the ring at 10 leads to 6000, from where there is no way back.
        GraphModel model =
            Model(0UL, Fires(s => s < 6000 ? (s + 1) % 5000 : s), FiresIf(s => s == 10, _ => 6000));

        Finding finding = Assert.Single(Explorer.Run(model, NoDeadlocks with { Threads = threads }).Findings);

        Assert.Equal((FindingKind.LivenessViolated, 11), (finding.Kind, finding.Path!.Rules.Length));
    }

    [Fact]
    public void Paths_against_the_order_of_states_are_followed_in_linear_time()
    {
        // All states are initial, so they are one level, numbered in ascending order; the way to zero leads
        // through all of them in descending order of what a backward sweep sees.
        ulong[] all = [.. Enumerable.Range(0, 20_000).Select(i => (ulong)i)];
        GraphModel model = new()
        {
            Initial = all,
            Rules = [Fires(s => s == 0 ? 0 : s - 1)],
            Claims = [Claim(StatePropertyKind.Liveness, s => s == 0)],
        };
        GraphModel reversed = new()
        {
            Initial = all,
            Rules = [Fires(s => s == 19_999 ? s : s + 1)],
            Claims = [Claim(StatePropertyKind.Liveness, s => s == 19_999)],
        };

        Assert.Empty(Explorer.Run(model, NoDeadlocks).Findings);
        Assert.Empty(Explorer.Run(reversed, NoDeadlocks).Findings);
    }

    [Fact]
    public void Is_not_decided_by_an_incomplete_search()
    {
        GraphModel model = Model(100UL, Fires(s => (s + 1) % 5000));

        ExplorationResult result = Explorer.Run(model, NoDeadlocks with { Bound = 50 });

        Assert.Empty(result.Findings);
        Assert.Equal(StopReason.Bound, result.StopReason);
    }

    private static GraphModel Model(
        ulong goal, params Func<ulong, (Firing Firing, ulong Next)>[] rules) => new()
        {
            Rules = rules,
            Claims = [Claim(StatePropertyKind.Liveness, s => s == goal)],
        };
}
