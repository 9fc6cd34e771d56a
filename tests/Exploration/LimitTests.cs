using ModelCheck.Exploration.Search;
using ModelCheck.Tests.Support;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;

namespace ModelCheck.Tests.Exploration;

[Collection(MemoryOfTheProcess.Name)]
public class LimitTests
{
    /// <summary>A binary tree without end, in states of 16 words.</summary>
    private static readonly GraphModel Endless = new()
    {
        WordCount = 16,
        Initial = [1],
        Rules = [Fires(s => unchecked(s * 2)), Fires(s => unchecked((s * 2) + 1))],
    };

    private static readonly GraphModel Chain = new() { Rules = [FiresIf(s => s < 1000, s => s + 1)] };

    [Fact]
    public void States_at_the_bound_are_found_and_not_expanded()
    {
        ExplorationResult result = Explorer.Run(Endless, new ExplorationOptions { Bound = 5 });

        Assert.Equal((StopReason.Bound, 63, 62, 5), (result.StopReason, result.States, result.RulesFired, result.Depth));
    }

    [Fact]
    public void A_bound_beyond_the_last_level_does_not_limit()
    {
        var options = new ExplorationOptions { Bound = 1001, DeadlockDetection = DeadlockDetection.Off };

        Assert.True(Explorer.Run(Chain, options).IsComplete);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Stops_soon_after_the_greatest_number_of_states(int threads)
    {
        var options = new ExplorationOptions { MaxStates = 10_000, Threads = threads };

        ExplorationResult result = Explorer.Run(Endless, options);

        Assert.Equal(StopReason.MaxStates, result.StopReason);
        Assert.InRange(result.States, 10_000, 10_000 + (threads * 100));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stops_at_the_memory_limit(int threads)
    {
        var options = new ExplorationOptions
        {
            MemoryLimitBytes = MemoryOfTheProcess.LimitLeaving(128 << 20),
            Threads = threads,
        };

        ExplorationResult result = Explorer.Run(Endless, options);

        Assert.Equal(StopReason.Memory, result.StopReason);
        Assert.True(result.States > 100_000);
    }

    [Fact]
    public void A_limit_below_what_the_process_has_already_is_a_result_too()
    {
        ExplorationResult result =
            Explorer.Run(Endless, new ExplorationOptions { MemoryLimitBytes = 1 << 20 });

        Assert.Equal((StopReason.Memory, 0), (result.StopReason, result.States));
    }

    [Fact]
    public void Stops_at_the_time_limit()
    {
        var options = new ExplorationOptions { TimeLimit = TimeSpan.FromMilliseconds(200) };

        Assert.Equal(StopReason.Time, Explorer.Run(Endless, options).StopReason);
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Equal(
            StopReason.Interrupted,
            Explorer.Run(Endless, new ExplorationOptions(), null, source.Token).StopReason);
    }

    [Fact]
    public void Reports_progress_while_it_runs()
    {
        var reports = new Recorder();
        var options = new ExplorationOptions
        {
            TimeLimit = TimeSpan.FromMilliseconds(400),
            ProgressInterval = TimeSpan.FromMilliseconds(60),
        };

        Explorer.Run(Endless, options, reports);

        Assert.NotEmpty(reports.All);
        Assert.All(reports.All, r => Assert.True(r.States > 0 && r.Frontier > 0 && r.MemoryBytes > 0));
    }

    private sealed class Recorder : IProgress<ExplorationProgress>
    {
        public List<ExplorationProgress> All { get; } = [];

        public void Report(ExplorationProgress value) => All.Add(value);
    }
}
