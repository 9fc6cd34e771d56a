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
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>Searches that go on in files because memory is used up, compared with searches that have enough of it.</summary>
public sealed class DiskSearchTests : IDisposable
{
    // A chunk of the store and a small table.
    private const long Tight = (4L << 20) + (900 << 10);

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    /// <summary>A grid whose levels first grow and then shrink; the violation is in the last corner.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_violation_beyond_memory_has_the_same_shortest_path(int threads)
    {
        const ulong Side = 300;
        GraphModel grid = new()
        {
            Rules = [FiresIf(s => s % Side < Side - 1, s => s + 1), FiresIf(s => s / Side < Side - 1, s => s + Side)],
            Claims =
            [
                Claim(StatePropertyKind.Invariant, s => s != (Side * Side) - 1),
                Claim(StatePropertyKind.Assumption, s => s % 1009 != 1008),
            ],
        };

        AssertSameOnDisk(grid, grid, threads, DeadlockDetection.Off);
    }

    [Theory]
    [InlineData("classic/peterson-n.m", "N", "5", 1)]
    [InlineData("classic/peterson-n.m", "N", "5", 2)]
    [InlineData("ext4-data-journal/v6.4.m", "", "", 2)]
    [InlineData("ext4-data-journal/v6.4-two-pages.m", "", "", 1)]
    public void Specifications_give_the_same(string spec, string constant, string value, int threads)
    {
        LoadOptions options = new() { Constants = constant == "" ? [] : [(constant, value)] };
        TransitionSystem system = Specification.Load(Repository.PathTo("specs", spec), options).System!;
        var numbering = new ModelNumbering(
            system, p => p.Kind is PropertyKind.Invariant or PropertyKind.Assumption or PropertyKind.Cover);
        CompiledModel model = CompiledModel.For(numbering);
        ICompiledModel tree = TreeModel.For(CompiledModel.For(numbering), model.Layout);
        using var disposable = tree as IDisposable;

        // So that its parts are all known, and count in full from the beginning.
        Explorer.Run(tree, new ExplorationOptions { MaxErrors = int.MaxValue });
        AssertSameOnDisk(model, tree, threads, DeadlockDetection.Stuttering);
    }

    /// <summary>One state after another: every level is a merge, and none of them has a file of its own.</summary>
    [Fact]
    public void Many_narrow_levels_need_few_files()
    {
        GraphModel chain = new() { Rules = [FiresIf(s => s < 53_000, s => s + 1)] };

        AssertSameOnDisk(chain, chain, 1, DeadlockDetection.Stuck);
    }

    [Fact]
    public void What_needs_all_states_is_refused()
    {
        var options = new ExplorationOptions { DiskFolder = _temporary.PathTo("disk") };
        GraphModel live = new() { Rules = [Fires(s => s)], Claims = [Claim(StatePropertyKind.Liveness, _ => true)] };
        GraphModel wide = new() { WordCount = 2, Rules = [Fires(s => s)] };

        Assert.Throws<ArgumentException>(() => Explorer.Run(live, options));
        Assert.Throws<ArgumentException>(() => Explorer.Run(wide, options));
    }

    private void AssertSameOnDisk(ICompiledModel plain, ICompiledModel model, int threads, DeadlockDetection deadlocks)
    {
        var options = new ExplorationOptions { Threads = threads, DeadlockDetection = deadlocks, MaxErrors = 3 };
        ExplorationResult expected = Explorer.Run(plain, options);
        string folder = _temporary.PathTo("disk");
        using var team = new WorkerTeam(threads);
        ExplorationOptions onDisk = options with { DiskFolder = folder, OrbitCounter = () => new OneByOne() };
        using (var run = new SearchRun(model, onDisk, new MemoryBudget((Tight + model.SharedBytes) * 17 / 16), team))
        {
            run.Search.Run();
            Assert.Equal(expected.StopReason, run.Space.Control.StopReason);
            Assert.InRange(run.Space.Disk!.Found, 1, expected.States - 1);
            Assert.Equal(expected.States, run.Space.Control.States);
            Assert.Equal(expected.RulesFired, run.Space.Control.RulesFired);
            Assert.Equal([.. expected.Firings], (long[])[.. run.Search.Firings()]);
            Assert.Equal([.. expected.StatesByDepth], (long[])[.. run.Search.StatesByDepth]);
            Assert.Equal([.. expected.CoverDepths], run.Space.CoverDepths);
            Assert.Equal(expected.States, run.Search.Orbits());
            using var paths = new PathFinder(run, team, _ => throw new InvalidOperationException("every level is on disk"));
            Finding[] found = [.. run.Search.Candidates.InOrder().Select(paths.Find)];
            Assert.Equal(expected.Findings.Where(f => f.Path is not null).Select(TextOf), found.Select(TextOf));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private static string TextOf(Finding finding) =>
        $"{finding.Kind} {finding.Number}: {finding.Path!.InitialRule}, {string.Join(' ', finding.Path.Rules)}";
}
