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
        SearchCheckpoints? checkpoints = null)
    {
        Space = new SearchSpace(model, options, budget, checkpoints?.ResumedSize.States ?? 0);
        Workers = [.. Enumerable.Range(0, team.Size).Select(_ => new Worker(Space))];
        Search = new BreadthFirstSearch(Space, team, Workers, checkpoints);
    }

    public SearchSpace Space { get; }

    public Worker[] Workers { get; }

    public BreadthFirstSearch Search { get; }

    public void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        foreach (Worker worker in Workers)
            worker.Dispose();

        Space.Dispose();
    }
}
