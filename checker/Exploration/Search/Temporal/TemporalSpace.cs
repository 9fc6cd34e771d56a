using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>What claims about runs are decided on: the states of a complete search, level by level.</summary>
internal sealed class TemporalSpace : IDisposable
{
    private readonly WorkerTeam _team;
    private readonly TransitionReader?[] _readers;

    public TemporalSpace(
        SearchSpace space, MemoryBudget budget, WorkerTeam team, IReadOnlyList<StateRange[]> levels)
    {
        Space = space;
        Budget = budget;
        Levels = levels;
        _team = team;
        _readers = new TransitionReader?[team.Size];
    }

    public SearchSpace Space { get; }

    public MemoryBudget Budget { get; }

    public IReadOnlyList<StateRange[]> Levels { get; }

    /// <summary>For the thread that called.</summary>
    public TransitionReader Reader => ReaderOf(0);

    /// <summary>Hands every state of a level to one of the threads.</summary>
    public void ForEachState(StateRange[] level, Action<TransitionReader, long> visit)
    {
        var queue = new RangeQueue(level, _team.Size);
        _team.Run(member =>
        {
            while (!Space.Control.IsStopping && queue.TryTake(out StateRange range))
            {
                for (int i = 0; i < range.Count; i++)
                    visit(ReaderOf(member), range.First + i);
            }
        });
    }

    /// <summary>The states of a level, one after the other.</summary>
    public static IEnumerable<long> StatesOf(StateRange[] level)
    {
        foreach (StateRange range in level)
        {
            for (int i = 0; i < range.Count; i++)
                yield return range.First + i;
        }
    }

    public void Dispose()
    {
        foreach (TransitionReader? reader in _readers)
            reader?.Dispose();
    }

    // Most searches have no claims about runs.
    private TransitionReader ReaderOf(int member) => _readers[member] ??= new TransitionReader(Space);
}
