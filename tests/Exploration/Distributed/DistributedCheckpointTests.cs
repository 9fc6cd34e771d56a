using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Trees;
using ModelCheck.Tests.Support;
using Xunit;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Distributed;

public sealed class DistributedCheckpointTests : IDisposable
{
    private static readonly ExplorationOptions Thorough =
        new() { MaxErrors = 9, DeadlockDetection = DeadlockDetection.Off };

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    private string Folder => _temporary.PathTo("checkpoint");

    private CheckpointOptions Keeping => new() { WriteTo = Folder };

    private CheckpointOptions Resuming => new() { ResumeFrom = Folder };

    [Theory]
    [InlineData(1, 3, 7)]
    [InlineData(3, 1, 13)]
    [InlineData(2, 4, 22)]
    [InlineData(4, 2, 36)]
    [InlineData(2, 2, 1)]
    public void Any_number_of_processes_goes_on_where_any_other_stopped(int before, int after, int depth)
    {
        GraphModel model = SafeDigits(2);
        ExplorationResult whole = Explorer.Run(model, Thorough);

        ExplorationResult part = Run(model, Thorough with { Bound = depth, Checkpoints = Keeping }, before)[0];
        ExplorationResult[] rest = Run(model, Thorough with { Checkpoints = Resuming }, after);

        Assert.Equal((StopReason.Bound, Folder), (part.StopReason, part.Checkpoint));
        Assert.All(rest, result => AssertSame(whole, result));
        Assert.All(rest, result => Assert.Equal(whole.StatesByDepth.ToArray(), result.StatesByDepth.ToArray()));
    }

    [Fact]
    public void Stopped_again_and_again_inside_levels_they_come_to_the_same_end()
    {
        GraphModel model = SafeDigits(1);
        ExplorationResult whole = Explorer.Run(model, Thorough);

        ExplorationResult part = Run(model, Thorough with { MaxStates = 500, Checkpoints = Keeping }, 2)[0];
        for (int i = 1; part.StopReason == StopReason.MaxStates; i++)
        {
            var going = Keeping with { ResumeFrom = Folder };
            part = Run(model, Thorough with { MaxStates = 500 + (i * 1777), Checkpoints = going }, 1 + (i % 3))[0];
        }

        AssertSame(whole, part);
        Assert.False(Directory.Exists(Folder), "a search that came to an end leaves nothing to resume");
    }

    [Fact]
    public void Trees_are_made_anew()
    {
        ExplorationResult whole = Explorer.Run(SafeDigits(9), Thorough);
        RunTrees(Thorough with { Bound = 20, Checkpoints = Keeping }, 3);

        Assert.All(RunTrees(Thorough with { Checkpoints = Resuming }, 2), result => AssertSame(whole, result));
    }

    [Fact]
    public void What_the_first_process_cannot_read_all_refuse()
    {
        var failure = Assert.Throws<DistributedException>(
            () => Run(SafeDigits(1), Thorough with { Checkpoints = Resuming }, 3));

        Assert.Contains($"there is no whole checkpoint in '{Folder}'", failure.Message);
    }

    [Fact]
    public void Damage_at_the_end_is_seen_by_all()
    {
        Run(SafeDigits(1), Thorough with { Bound = 30, Checkpoints = Keeping }, 2);
        string states = Path.Combine(Folder, "states-0");
        byte[] content = File.ReadAllBytes(states);
        content[^1] ^= 1;
        File.WriteAllBytes(states, content);

        var failure = Assert.Throws<DistributedException>(
            () => Run(SafeDigits(1), Thorough with { Checkpoints = Resuming }, 2));

        Assert.Contains("is damaged, or not one of ours", failure.Message);
    }

    [Fact]
    public void When_a_checkpoint_cannot_be_written_the_search_goes_on()
    {
        GraphModel model = SafeDigits(1);
        ExplorationResult whole = Explorer.Run(model, Thorough with { Bound = 30 });
        ExplorationResult[] results = new InProcessCluster(3).Run(communicator =>
        {
            // A folder where the file of states should come, put there as soon as the first process has the folder.
            GraphModel hindering = new()
            {
                Rules = [.. model.Rules.Select(rule => new Func<ulong, (Firing, ulong)>(state =>
                {
                    Directory.CreateDirectory(Path.Combine(Folder, "states-0"));
                    return rule(state);
                }))],
                Claims = model.Claims,
            };
            return DistributedExplorer.Run(
                hindering, Thorough with { Bound = 30, Checkpoints = Keeping with { Interval = TimeSpan.FromDays(1) } }, communicator);
        });

        Assert.All(results, result => AssertSame(whole, result));
        Assert.StartsWith($"cannot write a checkpoint to '{Folder}'", results[0].CheckpointFailure);
    }

    private static GraphModel SafeDigits(int words) => DistributedSearchTests.SafeDigits(words);

    private static ExplorationResult[] Run(ICompiledModel model, ExplorationOptions options, int processes) =>
        new InProcessCluster(processes).Run(communicator => DistributedExplorer.Run(model, options, communicator));

    private static ExplorationResult[] RunTrees(ExplorationOptions options, int processes) =>
        new InProcessCluster(processes).Run(communicator =>
        {
            using var tree = new TreeModel(SafeDigits(9));
            return DistributedExplorer.Run(tree, options with { Storage = StateStorage.Tree }, communicator);
        });
}
