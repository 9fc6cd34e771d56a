using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Trees;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Tests.Support;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>Searches on disk that end early and go on, compared with searches that are left alone.</summary>
public sealed class DiskCheckpointTests : IDisposable
{
    // A chunk of the store and a small table, in which half of the states have room.
    private const long Tight = (5L << 20) + (100 << 10);
    private const long Ample = 64L << 20;
    private const ulong Side = 300;

    private readonly TemporaryFolder _temporary = new();

    /// <summary>A grid whose levels first grow and then shrink; some of what is claimed fails, at different depths.</summary>
    private static GraphModel Grid => new()
    {
        Rules = [FiresIf(s => s % Side < Side - 1, s => s + 1), FiresIf(s => s / Side < Side - 1, s => s + Side)],
        Claims =
        [
            Claim(StatePropertyKind.Invariant, s => s != (Side * Side) - 1),
            Claim(StatePropertyKind.Invariant, s => s % 1000 < 990),
            Claim(StatePropertyKind.Assumption, s => s % 1009 != 1008),
            Claim(StatePropertyKind.Cover, s => s == Side * 250),
        ],
    };

    private ExplorationOptions OnDisk => new()
    {
        MaxErrors = 9,
        DeadlockDetection = DeadlockDetection.Off,
        DiskFolder = _temporary.PathTo("disk"),
        OrbitCounter = () => new OneByOne(),
    };

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(0, 1, Tight, 1)]
    [InlineData(90, 1, Tight, 2)]
    [InlineData(350, 1, Tight, 1)]
    [InlineData(420, 2, Tight, 3)]
    [InlineData(420, 1, Ample, 2)]
    [InlineData(597, 1, Tight, 1)]
    public void Going_on_from_any_depth_gives_what_an_uninterrupted_search_gives(
        int depth, int threads, long memory, int threadsAfter)
    {
        ExplorationResult whole = Explorer.Run(Grid, OnDisk with { DiskFolder = null });

        ExplorationResult part = Run(Grid, OnDisk with { Bound = depth, Threads = threads }, Tight);
        ExplorationResult rest = Run(Grid, OnDisk with { Threads = threadsAfter, Checkpoints = From(part) }, memory);

        Assert.Equal(StopReason.Bound, part.StopReason);
        Assert.StartsWith(_temporary.PathTo("disk") + Path.DirectorySeparatorChar, part.Checkpoint, StringComparison.Ordinal);
        AssertSame(whole, rest);
        Assert.Equal((part.States, whole.States), (part.UnreducedStates, rest.UnreducedStates));
        Assert.Equal([.. whole.StatesByDepth], (long[])[.. rest.StatesByDepth]);
        Assert.Equal(memory == Tight, rest.StatesOnDisk > 0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(OnDisk.DiskFolder!));
    }

    [Fact]
    public void Stopped_again_and_again_inside_levels_it_comes_to_the_same_end()
    {
        ExplorationResult whole = Explorer.Run(Grid, OnDisk with { DiskFolder = null });

        ExplorationResult part = Run(Grid, OnDisk with { MaxStates = 20_000 }, Tight);
        for (long states = 33_000; part.StopReason == StopReason.MaxStates; states += 7_777)
            part = Run(Grid, OnDisk with { MaxStates = states, Checkpoints = From(part) }, Tight);

        AssertSame(whole, part);
    }

    [Fact]
    public void What_began_in_memory_goes_on_on_disk_and_the_other_way_round()
    {
        string folder = _temporary.PathTo("kept");
        ExplorationOptions inMemory = OnDisk with { DiskFolder = null };
        ExplorationResult whole = Explorer.Run(Grid, inMemory);

        ExplorationResult first = Explorer.Run(
            Grid, inMemory with { Bound = 300, Checkpoints = new() { WriteTo = folder } });
        ExplorationResult second = Run(Grid, OnDisk with { Bound = 500, Checkpoints = From(first) }, Tight);
        ExplorationResult third = Explorer.Run(Grid, inMemory with { Checkpoints = From(second) });

        Assert.Equal((folder, folder), (first.Checkpoint, second.Checkpoint));
        AssertSame(whole, third);
        Assert.Equal((second.States, whole.States), (second.UnreducedStates, third.UnreducedStates));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(25)]
    public void Trees_are_made_anew(int depth)
    {
        LoadOptions options = new() { Constants = [("N", "5")] };
        TransitionSystem system = Specification.Load(Repository.PathTo("specs", "classic", "peterson-n.m"), options).System!;
        var numbering = new ModelNumbering(system, p => p.Kind == PropertyKind.Invariant);
        ExplorationResult whole = Explorer.Run(CompiledModel.For(numbering), OnDisk with { DiskFolder = null });

        ExplorationResult part = RunTree(numbering, OnDisk with { Bound = depth });
        ExplorationResult rest = RunTree(numbering, OnDisk with { Checkpoints = From(part) });

        Assert.Equal(StopReason.Bound, part.StopReason);
        AssertSame(whole, rest);
        Assert.InRange(rest.StatesOnDisk, 1, rest.States);
    }

    [Fact]
    public void What_is_damaged_or_missing_is_refused()
    {
        ExplorationOptions resuming = OnDisk with { Checkpoints = From(Run(Grid, OnDisk with { Bound = 400 }, Tight)) };
        foreach (string file in Directory.GetFiles(resuming.Checkpoints.ResumeFrom!).Where(f => Path.GetFileName(f) != "lock"))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < whole.Length; i += 1 + (whole.Length / 7))
            {
                AssertRefused(whole[..i]);
                AssertRefused([.. whole[..i], (byte)(whole[i] ^ 0x10), .. whole[(i + 1)..]]);
            }

            File.Delete(file);
            Assert.Throws<CheckpointException>(() => Run(Grid, resuming, Tight));
            File.WriteAllBytes(file, whole);

            void AssertRefused(byte[] contents)
            {
                File.WriteAllBytes(file, contents);
                var failure = Assert.Throws<CheckpointException>(() => Run(Grid, resuming, Tight));
                Assert.DoesNotContain('\n', failure.Message);
            }
        }

        Assert.True(Run(Grid, resuming, Tight).IsComplete);
    }

    [Fact]
    public void A_search_on_disk_has_one_folder()
    {
        ExplorationResult part = Run(Grid, OnDisk with { Bound = 9 }, Tight);
        CheckpointOptions elsewhere = From(part) with { WriteTo = _temporary.PathTo("elsewhere") };

        var failure = Assert.Throws<CheckpointException>(() => Run(Grid, OnDisk with { Checkpoints = elsewhere }, Tight));

        Assert.True(failure.IsOfAnother);
        Assert.True(File.Exists(Path.Combine(part.Checkpoint!, "checkpoint")));
    }

    private static CheckpointOptions From(ExplorationResult part) => new() { ResumeFrom = part.Checkpoint };

    private static ExplorationResult RunTree(ModelNumbering numbering, ExplorationOptions options)
    {
        CompiledModel model = CompiledModel.For(numbering);
        ICompiledModel tree = TreeModel.For(model, model.Layout);
        using var disposable = tree as IDisposable;

        // So that its parts are all known, and count in full from the beginning.
        Explorer.Run(tree, options with { DiskFolder = null, Bound = null, Checkpoints = new() });
        return Run(tree, options, (Tight + tree.SharedBytes) * 17 / 16);
    }

    // As Explorer.Run does, but with a limit on what states take, not on what the process does.
    private static ExplorationResult Run(ICompiledModel model, ExplorationOptions options, long memory)
    {
        using var checkpoints = new SearchCheckpoints(options, model, SoleProcess.Instance);
        using var team = new WorkerTeam(options.Threads);
        using var run = new SearchRun(model, options, new MemoryBudget(memory), team, checkpoints);
        SearchSpace space = run.Space;
        run.Search.Run();
        using var paths = new PathFinder(run, team, _ => throw new InvalidOperationException("every level is on disk"));
        Finding[] findings = [.. run.Search.Candidates.InOrder().Select(paths.Find)];
        checkpoints.AtEnd(space.Control.StopReason, run.Search.Levels, run.Search.StatesByDepth, space);
        return new ExplorationResult(
            [.. findings],
            space.Control.States,
            space.Control.RulesFired,
            run.Search.Levels.Count - 1,
            run.Search.Firings(),
            [.. space.CoverDepths],
            space.Control.StopReason,
            checkpoints.Elapsed,
            0,
            options.Threads,
            false,
            checkpoints.Kept,
            checkpoints.Failure)
        {
            StatesByDepth = run.Search.StatesByDepth,
            UnreducedStates = run.Search.Orbits(),
            StatesOnDisk = space.Disk?.Found ?? 0,
        };
    }
}
