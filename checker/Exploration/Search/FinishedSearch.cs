using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>A search that is over and whose states stay to be looked at.</summary>
internal sealed unsafe class FinishedSearch : IDisposable
{
    private readonly SearchRun _run;
    private readonly WorkerTeam _team;
    private readonly Lazy<PathFinder> _paths;

    private FinishedSearch(SearchRun run, WorkerTeam team)
    {
        _run = run;
        _team = team;
        _paths = new Lazy<PathFinder>(() => new PathFinder(
            run, team, _ => throw new InvalidOperationException("every level is kept")));
    }

    public StopReason StopReason => _run.Space.Control.StopReason;

    public long States => _run.Space.Control.States;

    public int LevelCount => _run.Search.Levels.Count;

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
            run = new SearchRun(model, options with { KeepsEveryState = true }, budget, team);
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

    /// <summary>Explores a model to its end, whatever is violated on the way; null, and why, when a limit comes before.</summary>
    public static (FinishedSearch? Search, StopReason Reason) RunToEnd(
        ICompiledModel model, ExplorationOptions options, CancellationToken cancellation)
    {
        ExplorationOptions complete = options with
        {
            DeadlockDetection = DeadlockDetection.Off,
            MaxErrors = int.MaxValue,
            Storage = StateStorage.Exact,
        };
        FinishedSearch? search = Run(model, complete, cancellation);
        StopReason reason = search?.StopReason ?? StopReason.Memory;
        if (reason == StopReason.None)
            return (search, reason);

        search?.Dispose();
        return (null, reason);
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

    public bool Contains(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = state)
            return _run.Space.Visited.Contains(words, StateHash.Of(words, state.Length));
    }

    /// <summary>The numbers of the states at a depth, in no particular order.</summary>
    public IEnumerable<long> NumbersAt(int depth)
    {
        foreach (StateRange range in _run.Search.Levels[depth])
        {
            for (int i = 0; i < range.Count; i++)
                yield return range.First + i;
        }
    }

    public void Copy(long number, Span<ulong> state) => _run.Space.Store[number].CopyTo(state);

    /// <summary>A shortest path to a state.</summary>
    /// <param name="depth">Of the level that the state belongs to.</param>
    public RulePath PathTo(ReadOnlySpan<ulong> state, int depth) => _paths.Value.PathTo(state, depth);

    public void Dispose()
    {
        if (_paths.IsValueCreated)
            _paths.Value.Dispose();

        _run.Dispose();
        _team.Dispose();
    }

    /// <summary>The address of a state's words.</summary>
    public readonly struct Pointer(ulong* words)
    {
        public ulong* Words => words;
    }
}
