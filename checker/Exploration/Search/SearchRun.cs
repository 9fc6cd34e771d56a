using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>A search with all that belongs to it alone.</summary>
internal sealed class SearchRun : IDisposable
{
    private bool _isDisposed;

    /// <exception cref="InsufficientMemoryException">The budget does not even allow the beginning.</exception>
    public SearchRun(
        ICompiledModel model,
        ExplorationOptions options,
        MemoryBudget budget,
        WorkerTeam team,
        SearchCheckpoints? checkpoints = null,
        ISearchCluster? cluster = null)
    {
        Space = new SearchSpace(model, options, budget, checkpoints?.ResumedStatesHere ?? 0, checkpoints?.Files);
        Peers = cluster?.Join(Space, team.Size);
        Workers = [.. Enumerable.Range(0, team.Size).Select(i => new Worker(Space, i, Peers?.ForeignTo(i)))];
        Search = new BreadthFirstSearch(Space, team, Workers, checkpoints, Peers);
    }

    /// <summary>This process's share of a search that all of the cluster begin.</summary>
    /// <exception cref="InsufficientMemoryException">The budget of one of them does not allow the beginning.</exception>
    public static SearchRun Begin(
        ICompiledModel model,
        ExplorationOptions options,
        MemoryBudget budget,
        WorkerTeam team,
        SearchCheckpoints checkpoints,
        ISearchCluster cluster)
    {
        SearchRun? run = null;
        try
        {
            run = new SearchRun(model, options, budget, team, checkpoints, cluster);
        }
        catch (InsufficientMemoryException)
        {
            // What matters is whether all can begin, which the others have to be told first.
        }

        if (cluster.CanAll(run is not null))
            return run!;

        run?.Dispose();
        throw new InsufficientMemoryException("the memory limit leaves a process no room to begin");
    }

    public SearchSpace Space { get; }

    /// <summary>The other processes of the search; null when it has only this one.</summary>
    public ISearchPeers? Peers { get; }

    public Worker[] Workers { get; }

    public BreadthFirstSearch Search { get; }

    public void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        foreach (Worker worker in Workers)
            worker.Dispose();

        Peers?.Dispose();
        Space.Dispose();
    }
}
