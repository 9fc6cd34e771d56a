using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>A search that is over and whose states stay to be looked at.</summary>
internal sealed unsafe class FinishedSearch : IDisposable
{
    private readonly SearchRun _run;
    private readonly WorkerTeam _team;
    private readonly PathFinder _paths;

    private FinishedSearch(SearchRun run, WorkerTeam team)
    {
        _run = run;
        _team = team;
        _paths = new PathFinder(run, team, _ => throw new InvalidOperationException("every level is still there"));
    }

    public StopReason StopReason => _run.Space.Control.StopReason;

    public long States => _run.Space.Control.States;

    /// <summary>Explores a model, with exact storage; null when there is no memory even to begin.</summary>
    public static FinishedSearch? Run(ICompiledModel model, ExplorationOptions options, CancellationToken cancellation)
    {
        if (options.Storage != StateStorage.Exact)
            throw new ArgumentException("states can be looked at only when all are kept as they are", nameof(options));

        long limit = options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes;
        MemoryBudget budget = Explorer.BudgetBelow(limit);
        var team = new WorkerTeam(options.Threads);
        SearchRun? run = null;
        try
        {
            run = new SearchRun(model, options, budget, team);
            using var monitor = new SearchMonitor(run.Space.Control, options, limit, null, cancellation);
            run.Search.Run();
            return new FinishedSearch(run, team);
        }
        catch (InsufficientMemoryException)
        {
            run?.Dispose();
            team.Dispose();
            return null;
        }
    }

    /// <summary>Hands every state once to one of the threads, until the job says that it is enough.</summary>
    /// <param name="look">Given the number of the thread and a state.</param>
    public void ForEach(Func<int, Pointer, bool> look)
    {
        var queue = new RangeQueue(_run.Search.Levels.SelectMany(l => l), _team.Size);
        bool isEnough = false;
        _team.Run(thread =>
        {
            while (!Volatile.Read(ref isEnough) && queue.TryTake(out StateRange range))
            {
                for (int i = 0; i < range.Count; i++)
                {
                    if (!look(thread, new Pointer(_run.Space.Store.AddressOf(range.First + i))))
                        Volatile.Write(ref isEnough, true);
                }
            }
        });
    }

    /// <summary>The number of a state, or -1 when it was not found.</summary>
    public long Find(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = state)
            return _run.Space.Visited.Find(words, StateHash.Of(words, state.Length));
    }

    /// <summary>A shortest path to a state.</summary>
    /// <param name="number">As <see cref="Find"/> gives it.</param>
    public RulePath PathTo(long number)
    {
        IReadOnlyList<StateRange[]> levels = _run.Search.Levels;
        int depth = 0;
        while (!levels[depth].Any(r => number >= r.First && number < r.First + r.Count))
            depth++;

        return _paths.PathTo(_run.Space.Store[number], depth);
    }

    public void Dispose()
    {
        _paths.Dispose();
        _team.Dispose();
    }

    /// <summary>The address of a state's words.</summary>
    public readonly struct Pointer(ulong* words)
    {
        public ulong* Words => words;
    }
}
