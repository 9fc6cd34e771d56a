using ModelCheck.Exploration;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

[Collection(MemoryOfTheProcess.Name)]
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    private string Folder => _temporary.PathTo("checkpoint");

    private CheckpointOptions Keeping => new() { WriteTo = Folder };

    private CheckpointOptions Resuming => new() { ResumeFrom = Folder };

    private static ExplorationOptions Thorough(int threads = 1) =>
        new() { Threads = threads, MaxErrors = 9, DeadlockDetection = DeadlockDetection.Off };

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 7, 1)]
    [InlineData(1, 13, 3)]
    [InlineData(3, 30, 2)]
    [InlineData(1, 36, 2)]
    public void Going_on_from_any_depth_gives_what_an_uninterrupted_search_gives(int words, int depth, int threads)
    {
        GraphModel model = Digits(words);
        ExplorationOptions options = Thorough(threads);
        ExplorationResult whole = Explorer.Run(model, options);

        ExplorationResult part = Explorer.Run(model, options with { Bound = depth, Checkpoints = Keeping });
        ExplorationResult rest = Explorer.Run(model, options with { Checkpoints = Resuming });

        Assert.Equal((StopReason.Bound, Folder), (part.StopReason, part.Checkpoint));
        AssertSame(whole, rest);
    }

    [Fact]
    public void A_search_that_is_stopped_again_and_again_inside_levels_comes_to_the_same_end()
    {
        GraphModel model = Digits(2);
        ExplorationResult whole = Explorer.Run(model, Thorough());

        ExplorationResult part = Explorer.Run(model, Thorough() with { MaxStates = 500, Checkpoints = Keeping });
        for (long states = 1000; part.StopReason == StopReason.MaxStates; states += 777)
        {
            var options = Thorough() with
            {
                MaxStates = states,
                Checkpoints = Keeping with { ResumeFrom = Folder },
            };
            part = Explorer.Run(model, options);
        }

        AssertSame(whole, part);
        Assert.False(Directory.Exists(Folder), "a search that came to an end leaves nothing to resume");
    }

    [Theory]
    [InlineData("broken/german-lost-write-back.m", SymmetryReduction.Exhaustive)]
    [InlineData("broken/bakery-open-door.m", SymmetryReduction.Off)]
    [InlineData("broken/dekker-turn-kept.m", SymmetryReduction.Off)]
    [InlineData("broken/msi-multiset-early-end.m", SymmetryReduction.Heuristic)]
    public void Traces_are_the_same_too(string spec, SymmetryReduction reduction)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo("specs", spec)).System!;
        CheckResult whole = Checker.Check(system, With(new ExplorationOptions()));

        Checker.Check(system, With(new ExplorationOptions { Bound = 2, Checkpoints = Keeping }));
        CheckResult rest = Checker.Check(system, With(new ExplorationOptions { Threads = 2, Checkpoints = Resuming }));

        AssertSame(whole, rest);

        CheckOptions With(ExplorationOptions exploration) =>
            new() { SymmetryReduction = reduction, Exploration = exploration };
    }

    [Fact]
    public void A_memory_limit_leaves_what_can_be_resumed()
    {
        // The tree of LimitTests, but with an end: 2^19 states of 32 words are 134 MB.
        GraphModel tree = new()
        {
            WordCount = 32,
            Initial = [1],
            Rules = [FiresIf(s => s < 1 << 18, s => s * 2), FiresIf(s => s < 1 << 18, s => (s * 2) + 1)],
        };
        ExplorationOptions options = new() { DeadlockDetection = DeadlockDetection.Off, Checkpoints = Keeping };

        ExplorationResult part = Explorer.Run(
            tree, options with { MemoryLimitBytes = MemoryOfTheProcess.LimitLeaving(24 << 20) });
        ExplorationResult rest = Explorer.Run(tree, options with { Checkpoints = Resuming });

        Assert.Equal((StopReason.Memory, Folder), (part.StopReason, part.Checkpoint));
        Assert.Equal(((1 << 19) - 1, 18, true), (rest.States, rest.Depth, rest.IsComplete));
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_into_memory_is_a_limit()
    {
        Explorer.Run(Digits(1), Thorough() with { Bound = 20, Checkpoints = Keeping });

        ExplorationResult result = Explorer.Run(
            Digits(1), Thorough() with { MemoryLimitBytes = 1 << 20, Checkpoints = Resuming });

        Assert.Equal(StopReason.Memory, result.StopReason);
    }

    [Fact]
    public void What_is_not_a_whole_checkpoint_is_refused_whatever_is_wrong_with_it()
    {
        Explorer.Run(Digits(1), Thorough() with { Bound = 5, Checkpoints = Keeping });
        foreach (string file in Directory.GetFiles(Folder).Where(f => Path.GetFileName(f) != "lock"))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < whole.Length; i += 1 + (whole.Length / 60))
            {
                AssertRefused(file, whole[..i]);
                AssertRefused(file, [.. whole[..i], (byte)(whole[i] ^ 0x10), .. whole[(i + 1)..]]);
            }

            AssertRefused(file, [.. whole, 0]);
            AssertRefused(file, [.. Enumerable.Repeat((byte)'\n', 1000)]);
            File.Delete(file);
            Refused();
            File.WriteAllBytes(file, whole);
        }

        Assert.True(Explorer.Run(Digits(1), Thorough() with { Checkpoints = Resuming }).IsComplete);
    }

    [Fact]
    public void A_pipe_in_place_of_a_file_does_not_make_it_wait()
    {
        if (OperatingSystem.IsWindows())
            return;

        Directory.CreateDirectory(Folder);
        Assert.Equal(0, ProgramRun.Of("mkfifo", [Path.Combine(Folder, "checkpoint")]).ExitCode);

        Assert.Contains("is damaged", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_a_model_of_another_shape_is_refused()
    {
        Explorer.Run(Digits(1), Thorough() with { Bound = 5, Checkpoints = Keeping });

        var exception = Assert.Throws<CheckpointException>(
            () => Explorer.Run(Digits(2), Thorough() with { Checkpoints = Resuming }));
        Assert.True(exception.IsOfAnother);
        Assert.Throws<CheckpointException>(
            () => Explorer.Run(Digits(1), Thorough() with { Bound = 4, Checkpoints = Resuming }));
    }

    [Fact]
    public void A_folder_is_used_by_one_search_at_a_time_and_never_overwritten()
    {
        Explorer.Run(Digits(1), Thorough() with { Bound = 5, Checkpoints = Keeping });
        Assert.Contains("holds a checkpoint", Refused(Keeping), StringComparison.Ordinal);

        using FileStream other = new(Path.Combine(Folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("cannot write", Refused(Keeping with { ResumeFrom = Folder }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_can_go_on_in_another_folder()
    {
        ExplorationOptions options = Thorough();
        Explorer.Run(Digits(1), options with { Bound = 5, Checkpoints = Keeping });
        var moving = new CheckpointOptions { ResumeFrom = Folder, WriteTo = _temporary.PathTo("second") };
        Explorer.Run(Digits(1), options with { Bound = 9, Checkpoints = moving });

        ExplorationResult rest = Explorer.Run(
            Digits(1), options with { Checkpoints = new() { ResumeFrom = moving.WriteTo } });

        AssertSame(Explorer.Run(Digits(1), options), rest);
        Assert.True(File.Exists(Path.Combine(Folder, "checkpoint")));
    }

    [Fact]
    public void Failing_to_write_does_not_end_the_search()
    {
        GraphModel model = Digits(1);
        Func<ulong, (Firing, ulong)> first = model.Rules[0];
        model.Rules[0] = state =>
        {
            if (state == 20 && Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);

            return first(state);
        };

        ExplorationResult result = Explorer.Run(model, Thorough() with { Bound = 9, Checkpoints = Keeping });

        Assert.Equal(StopReason.Bound, result.StopReason);
        Assert.StartsWith("cannot write a checkpoint to ", result.CheckpointFailure, StringComparison.Ordinal);
    }

    private void AssertRefused(string file, byte[] contents)
    {
        File.WriteAllBytes(file, contents);
        Refused();
    }

    private string Refused(CheckpointOptions? options = null)
    {
        var exception = Assert.Throws<CheckpointException>(
            () => Explorer.Run(Digits(1), Thorough() with { Checkpoints = options ?? Resuming }));
        Assert.DoesNotContain('\n', exception.Message);
        return exception.Message;
    }
}
