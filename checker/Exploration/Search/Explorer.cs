using System.Collections.Immutable;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search.Temporal;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Explores every reachable state of a model, breadth first.</summary>
public static class Explorer
{
    private const long LeastMarginBytes = 24L << 20;
    private const int MarginShare = 50;

    /// <summary>Explores a model. Never throws for a limit: that is a result.</summary>
    /// <exception cref="CheckpointException">
    /// The checkpoint to go on from, or the folder to write checkpoints to, cannot be used.
    /// </exception>
    public static ExplorationResult Run(
        ICompiledModel model,
        ExplorationOptions options,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Run(model, options, SoleProcess.Instance, progress, cancellation);

    /// <param name="cluster">
    /// The processes that explore the model together, each calling this. The findings are the same for all.
    /// </param>
    internal static ExplorationResult Run(
        ICompiledModel model,
        ExplorationOptions options,
        ISearchCluster cluster,
        IProgress<ExplorationProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxErrors, 1);
        if (options.Storage == StateStorage.Compact && SearchSpace.NeedsNumbers(model, options))
            throw new ArgumentException("neither liveness nor claims about runs nor checkpoints go with compact storage", nameof(options));

        long limit = options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes;
        MemoryBudget budget = BudgetBelow(limit);
        using var checkpoints = new SearchCheckpoints(options, model, cluster);
        using var team = new WorkerTeam(options.Threads);
        try
        {
            using var run = SearchRun.Begin(model, options, budget, team, checkpoints, cluster);
            using var monitor = new SearchMonitor(run.Space.Control, options, limit, progress, cancellation);
            return Run(run, budget, team, checkpoints);
        }
        catch (InsufficientMemoryException)
        {
            return NothingExplored(model, options) with { Checkpoint = checkpoints.Kept };
        }
    }

    private static ExplorationResult Run(
        SearchRun run, MemoryBudget budget, WorkerTeam team, SearchCheckpoints checkpoints)
    {
        SearchSpace space = run.Space;
        BreadthFirstSearch search = run.Search;
        bool anyInitialState = search.Run();
        if (!space.Control.IsStopping)
        {
            var liveness = new LivenessSearch(space, budget, team, run.Workers, search.Levels);
            CheckLiveness(space, liveness, search);
        }

        using var temporal = new TemporalSpace(space, budget, team, search.Levels);
        var runs = new RunClaims(temporal, search.Candidates);
        runs.CheckAll();
        ExplorationResult result = Summarize(space, search) with { HoldingRuns = [.. runs.Holding] };
        using var paths = new PathFinder(run, team, depth => RunTo(depth, space, budget, team));
        SimplestPath? simplest = space.Options.Simplest is { } weights ? new SimplestPath(run, team, weights) : null;
        try
        {
            result = result with { Findings = [.. FindingsOf(search, runs, paths, simplest, space, anyInitialState)] };
        }
        catch (InsufficientMemoryException)
        {
            result = result with { StopReason = StopReason.Memory, LacksPath = true };
        }

        checkpoints.AtEnd(result.StopReason, search.Levels, search.StatesByDepth, space);
        return result with
        {
            Elapsed = checkpoints.Elapsed,
            PeakMemoryBytes = ProcessMemory.PeakBytes,
            Checkpoint = checkpoints.Kept,
            CheckpointFailure = checkpoints.Failure,
        };
    }

    private static SearchRun RunTo(int depth, SearchSpace space, MemoryBudget budget, WorkerTeam team)
    {
        var options = new ExplorationOptions
        {
            Threads = space.Options.Threads,
            Storage = space.Options.Storage,
            DeadlockDetection = DeadlockDetection.Off,
            MaxErrors = int.MaxValue,
            Bound = depth,
        };
        var run = new SearchRun(space.Model, options, budget, team);
        run.Search.Run();
        if (run.Search.Levels.Count > depth)
            return run;

        run.Dispose();
        throw new InsufficientMemoryException("the memory limit leaves no room to repeat the search");
    }

    private static IEnumerable<Finding> FindingsOf(
        BreadthFirstSearch search,
        RunClaims runs,
        PathFinder paths,
        SimplestPath? simplest,
        SearchSpace space,
        bool anyInitialState) =>
        search.Candidates.InOrder()
            .Take(space.Options.MaxErrors)
            .Select(candidate => simplest?.TryFind(candidate) ?? paths.Find(candidate))
            .Concat(runs.Violated.Select(v => paths.Lasso(v.Claim, v.Run)))
            .Concat(Unmet(space, anyInitialState))
            .Take(space.Options.MaxErrors);

    private static void CheckLiveness(SearchSpace space, LivenessSearch liveness, BreadthFirstSearch search)
    {
        foreach (int property in space.Liveness)
        {
            liveness.Check(property)?.DrainTo(search.Candidates);
            if (search.Candidates.Count >= space.Options.MaxErrors)
                space.Control.Stop(StopReason.Errors);

            if (space.Control.IsStopping)
                return;
        }
    }

    // Claims that only a complete search can refute.
    private static IEnumerable<Finding> Unmet(SearchSpace space, bool anyInitialState)
    {
        if (space.Control.IsStopping)
            yield break;

        if (!anyInitialState)
            yield return new Finding(FindingKind.NoInitialState, -1, null);

        for (int cover = 0; cover < space.Model.ClaimedCoverCount; cover++)
        {
            if (space.CoverDepths[cover] is null)
                yield return new Finding(FindingKind.CoverNotMet, cover, null);
        }
    }

    private static ExplorationResult Summarize(SearchSpace space, BreadthFirstSearch search) => new(
        [],
        space.Control.States,
        space.Control.RulesFired,
        int.Max(0, search.Levels.Count - 1),
        search.Firings(),
        ImmutableArray.Create(space.CoverDepths),
        space.Control.StopReason,
        TimeSpan.Zero,
        0,
        space.Options.Threads,
        space.Store.LacksHugePages || space.Visited.LacksHugePages)
    {
        StatesByDepth = search.StatesByDepth,
        UnreducedStates = search.Orbits(),
        DiskFailure = space.Disk?.Failure,
        StatesOnDisk = space.Disk?.Found ?? 0,
        OmissionProbability = space.Visited.Kind == SlotKind.Fingerprint
            ? StateHash.CollisionBound(space.Control.States, space.Model.WordCount)
            : null,
    };

    private static ExplorationResult NothingExplored(ICompiledModel model, ExplorationOptions options) => new(
        [],
        0,
        0,
        0,
        ImmutableArray.Create(new long[model.RuleCount]),
        ImmutableArray.Create(new int?[model.CoverCount]),
        StopReason.Memory,
        TimeSpan.Zero,
        ProcessMemory.PeakBytes,
        options.Threads,
        false);

    /// <summary>What states may take if the process is to stay below a limit.</summary>
    /// <remarks>
    /// What the process has already is no part of it, and neither is what the runtime will still need, to compile
    /// methods above all.
    /// </remarks>
    internal static MemoryBudget BudgetBelow(long limitBytes)
    {
        long margin = LeastMarginBytes + (limitBytes / MarginShare);
        return new MemoryBudget(long.Max(0, limitBytes - ProcessMemory.ResidentBytes - margin));
    }
}
