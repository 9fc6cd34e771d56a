using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;

namespace ModelCheck.Tests.Exploration;

public class ExplorerTests
{
    /// <summary>Three counters modulo 30, one rule each: 27,000 states in 88 levels.</summary>
    private static GraphModel Counters(int words = 1) => new()
    {
        WordCount = words,
        Rules = [.. new ulong[] { 1, 100, 10_000 }.Select(unit => Fires(s => Increment(s, unit)))],
    };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(7, 3)]
    public void Finds_every_state_and_counts_every_firing(int words, int threads)
    {
        ExplorationResult result =
            Explorer.Run(Counters(words), new ExplorationOptions { Threads = threads });

        Assert.Equal((27_000, 81_000, 87), (result.States, result.RulesFired, result.Depth));
        Assert.Equal([27_000L, 27_000, 27_000], result.Firings.ToArray());
        Assert.True(result.IsComplete);
        Assert.Empty(result.Findings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Agrees_with_a_dictionary_on_random_graphs(int seed)
    {
        var random = new Random(seed);
        ulong states = (ulong)random.Next(10, 20_000);
        GraphModel model = new()
        {
            Initial = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (ulong)random.NextInt64((long)states))],
            Rules = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomRule(random, states))],
        };
        var options =
            new ExplorationOptions { Threads = 1 + (seed % 3), DeadlockDetection = DeadlockDetection.Off };

        ExplorationResult result = Explorer.Run(model, options);

        (int expectedStates, long expectedFired, int expectedDepth) = BreadthFirst(model);
        Assert.Equal(
            (expectedStates, expectedFired, expectedDepth), (result.States, result.RulesFired, result.Depth));
        Assert.Equal((expectedStates, expectedDepth + 1), (result.StatesByDepth.Sum(), result.StatesByDepth.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Finds_the_same_shortest_path_with_any_number_of_threads(int threads)
    {
        GraphModel model =
            With(Counters(), Claim(StatePropertyKind.Invariant, s => s % 100 + (s / 10_000) < 40));

        ExplorationResult one = Explorer.Run(model, new ExplorationOptions());
        ExplorationResult many = Explorer.Run(model, new ExplorationOptions { Threads = threads });

        Finding finding = Assert.Single(many.Findings);
        Assert.Equal((FindingKind.InvariantViolated, 40), (finding.Kind, finding.Path!.Rules.Length));
        Assert.Equal(one.Findings[0].Path!.Rules.ToArray(), finding.Path.Rules.ToArray());
        Assert.Equal((one.States, one.RulesFired, one.Depth), (many.States, many.RulesFired, many.Depth));
        Assert.Equal(one.StatesByDepth.ToArray(), many.StatesByDepth.ToArray());
    }

    [Theory]
    [InlineData(DeadlockDetection.Off, null)]
    [InlineData(DeadlockDetection.Stuck, 7)]
    [InlineData(DeadlockDetection.Stuttering, 3)]
    public void Tells_the_deadlock_modes_apart(DeadlockDetection mode, int? depth)
    {
        // One ends in a state that leads only to itself, the other in a state where nothing is enabled.
        GraphModel stuttering = new()
        {
            Rules = [FiresIf(s => s < 3, s => s + 1), FiresIf(s => s == 3, s => s)],
        };
        GraphModel stuck = new() { Rules = [FiresIf(s => s < 7, s => s + 1)] };
        GraphModel model = mode == DeadlockDetection.Stuck ? stuck : stuttering;

        ExplorationResult result = Explorer.Run(model, new ExplorationOptions { DeadlockDetection = mode });

        Assert.Equal(
            depth, result.Findings.SingleOrDefault(f => f.Kind == FindingKind.Deadlock)?.Path!.Rules.Length);
    }

    [Fact]
    public void A_self_loop_is_no_deadlock_when_only_stuck_states_are()
    {
        GraphModel model = new() { Rules = [Fires(s => s)] };

        var stuck = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Stuck };
        var stuttering = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Stuttering };

        Assert.Empty(Explorer.Run(model, stuck).Findings);
        Assert.Equal(FindingKind.Deadlock, Assert.Single(Explorer.Run(model, stuttering).Findings).Kind);
    }

    [Fact]
    public void An_abandoned_firing_is_neither_counted_nor_progress()
    {
        GraphModel model = new() { Rules = [_ => (Firing.Abandoned, 0)] };

        ExplorationResult result = Explorer.Run(
            model, new ExplorationOptions { DeadlockDetection = DeadlockDetection.Stuck });

        Assert.Equal(0, result.RulesFired);
        Assert.Equal(FindingKind.Deadlock, Assert.Single(result.Findings).Kind);
    }

    [Fact]
    public void A_state_left_out_by_an_assumption_counts_as_fired_and_as_progress()
    {
        GraphModel model = With(
            new() { Rules = [Fires(s => s + 1)] }, Claim(StatePropertyKind.Assumption, s => s < 3));

        ExplorationResult result = Explorer.Run(model, new ExplorationOptions());

        Assert.Equal((3, 3), (result.States, result.RulesFired));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Reports_when_no_initial_state_satisfies_the_assumptions()
    {
        GraphModel model = With(Counters(), Claim(StatePropertyKind.Assumption, _ => false));

        Assert.Equal(
            FindingKind.NoInitialState,
            Assert.Single(Explorer.Run(model, new ExplorationOptions()).Findings).Kind);
    }

    [Fact]
    public void A_fault_of_a_rule_ends_the_path_with_that_rule()
    {
        GraphModel model = new()
        {
            Rules = [FiresIf(s => s < 5, s => s + 1), s => (s == 5 ? Firing.Fault : Firing.Disabled, 0)],
        };

        Finding finding = Assert.Single(Explorer.Run(model, new ExplorationOptions()).Findings);

        Assert.Equal(FindingKind.RuleFault, finding.Kind);
        Assert.Equal([0, 0, 0, 0, 0, 1], finding.Path!.Rules.ToArray());
    }

    [Fact]
    public void A_fault_of_a_property_is_reported_with_the_state()
    {
        GraphModel model = With(
            Counters(), (StatePropertyKind.Invariant, s => s == 200 ? Evaluation.Fault : Evaluation.True));

        Finding finding = Assert.Single(Explorer.Run(model, new ExplorationOptions()).Findings);

        Assert.Equal((FindingKind.PropertyFault, 0), (finding.Kind, finding.Number));
        Assert.Equal([1, 1], finding.Path!.Rules.ToArray());
    }

    [Fact]
    public void Covers_report_the_depth_at_which_they_were_met()
    {
        GraphModel model = With(
            Counters(),
            Claim(StatePropertyKind.Cover, s => s == 0),
            Claim(StatePropertyKind.Cover, s => s % 100 == 7),
            Claim(StatePropertyKind.Cover, s => s % 100 == 77));

        ExplorationResult result = Explorer.Run(model, new ExplorationOptions { Threads = 2 });

        Assert.Equal([0, 7, null], result.CoverDepths.ToArray());
        Assert.Equal((FindingKind.CoverNotMet, 2), (result.Findings[0].Kind, result.Findings[0].Number));
    }

    [Fact]
    public void Several_errors_are_one_for_each_property_shortest_first()
    {
        GraphModel model = With(
            Counters(),
            Claim(StatePropertyKind.Invariant, s => s % 100 < 9),
            Claim(StatePropertyKind.Invariant, s => s / 10_000 < 4),
            Claim(StatePropertyKind.Invariant, s => s < 1_000_000));

        ExplorationResult result = Explorer.Run(model, new ExplorationOptions { MaxErrors = 5 });

        Assert.Equal([(1, 4), (0, 9)], result.Findings.Select(f => (f.Number, f.Path!.Rules.Length)));
        Assert.Equal((27_000, true), (result.States, result.IsComplete));
    }

    private static GraphModel With(
        GraphModel model, params (StatePropertyKind Kind, Func<ulong, Evaluation> Holds)[] claims) =>
        new() { WordCount = model.WordCount, Initial = model.Initial, Rules = model.Rules, Claims = claims };

    private static ulong Increment(ulong state, ulong unit)
    {
        ulong digit = state / unit % 100;
        return digit == 29 ? state - (29 * unit) : state + unit;
    }

    private static Func<ulong, (Firing Firing, ulong Next)> RandomRule(Random random, ulong states)
    {
        ulong factor = (ulong)random.Next(1, 1000);
        ulong term = (ulong)random.Next(0, 1000);
        ulong period = (ulong)random.Next(2, 5);
        return FiresIf(s => s % period != 0, s => ((s * factor) + term) % states);
    }

    private static (int States, long Fired, int Depth) BreadthFirst(GraphModel model)
    {
        var depths = model.Initial.Distinct().ToDictionary(s => s, _ => 0);
        var queue = new Queue<ulong>(depths.Keys);
        long fired = 0;
        while (queue.TryDequeue(out ulong state))
        {
            foreach ((Firing firing, ulong next) in model.Rules.Select(rule => rule(state)))
            {
                fired += firing == Firing.Fired ? 1 : 0;
                if (firing == Firing.Fired && depths.TryAdd(next, depths[state] + 1))
                    queue.Enqueue(next);
            }
        }

        return (depths.Count, fired, depths.Values.Max());
    }
}
