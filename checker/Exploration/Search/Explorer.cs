using System.Collections.Immutable;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Explores every reachable state of a model, breadth first.</summary>
public static class Explorer
{
    private const long MinimumHeadroomBytes = 8L << 20;

    /// <summary>Explores a model. Never throws for a limit: that is a result.</summary>
    /// <exception cref="CheckpointException">
    /// The checkpoint to go on from, or the folder to write checkpoints to, cannot be used.
    /// </exception>
    public static ExplorationResult Run(
        ICompiledModel model,
        ExplorationOptions options,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxErrors, 1);
        long limit = options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes;
        var budget = new MemoryBudget(HeadroomBelow(limit));
        using var checkpoints = new SearchCheckpoints(options, model);
        try
        {
            using var space = new SearchSpace(model, options, budget, checkpoints.ResumedSize.States);
            using var monitor = new SearchMonitor(space.Control, options, limit, progress, cancellation);
            return Run(space, budget, checkpoints);
        }
        catch (InsufficientMemoryException)
        {
            return NothingExplored(model, options);
        }
    }

    private static ExplorationResult Run(
        SearchSpace space, MemoryBudget budget, SearchCheckpoints checkpoints)
    {
        Worker[] workers = [.. Enumerable.Range(0, space.Options.Threads).Select(_ => new Worker(space))];
        using var team = new WorkerTeam(workers.Length);
        try
        {
            var search = new BreadthFirstSearch(space, team, workers, checkpoints);
            bool anyInitialState = search.Run();
            if (!space.Control.IsStopping)
                CheckLiveness(space, new LivenessSearch(space, budget, team, workers, search.Levels), search);

            var paths = new PathFinder(space, team, workers, search.Levels);
            ImmutableArray<Finding> findings =
            [
                .. search.Candidates.InOrder().Take(space.Options.MaxErrors).Select(paths.Find),
                .. Unmet(space, anyInitialState),
            ];
            checkpoints.AtEnd(space.Control.StopReason, search.Levels, space.Store);
            return Summarize(space, search, findings, checkpoints);
        }
        finally
        {
            foreach (Worker worker in workers)
                worker.Dispose();
        }
    }

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

    private static ExplorationResult Summarize(
        SearchSpace space,
        BreadthFirstSearch search,
        ImmutableArray<Finding> findings,
        SearchCheckpoints checkpoints) => new(
        [.. findings.Take(space.Options.MaxErrors)],
        space.Control.States,
        space.Control.RulesFired,
        int.Max(0, search.Levels.Count - 1),
        search.Firings(),
        ImmutableArray.Create(space.CoverDepths),
        space.Control.StopReason,
        checkpoints.Elapsed,
        ProcessMemory.PeakBytes,
        space.Options.Threads,
        space.Store.LacksHugePages || space.Visited.LacksHugePages,
        checkpoints.Kept,
        checkpoints.Failure);

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

    // What the process has already is no part of the budget, and neither is what the runtime will still need.
    private static long HeadroomBelow(long limitBytes)
    {
        long margin = long.Max(MinimumHeadroomBytes, limitBytes / 16);
        return long.Max(0, limitBytes - ProcessMemory.ResidentBytes - margin);
    }
}
