using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Finishes the marking of <see cref="LivenessSearch"/> in linear time, when few states are left.
/// </summary>
/// <remarks>
/// Keeps the transitions between unmarked states in memory, as pairs of their places in the list of unmarked
/// states, sorted by target, and follows them backwards from the states with a marked successor.
/// </remarks>
internal sealed class BackwardMarking(SearchSpace space, MemoryBudget budget, Worker worker)
{
    private const int BytesPerState = 40;
    private const int BytesPerTransition = 48;

    private readonly List<long> _unmarked = [];
    private readonly List<(int Target, int Source)> _transitions = [];

    /// <summary>
    /// False, with nothing changed but perhaps a few more marks, when memory does not allow it.
    /// </summary>
    public bool TryFinish(IReadOnlyList<StateRange[]> levels, StateBits marked, long unmarkedCount)
    {
        long bytes = unmarkedCount * BytesPerState;
        if (unmarkedCount > int.MaxValue / 4 || !budget.TryReserve(bytes))
            return false;

        long reserved = bytes;
        try
        {
            Collect(levels, marked);
            return TryConnect(marked, ref reserved, out Queue<int> ready) && Follow(marked, ready);
        }
        finally
        {
            budget.Release(reserved);
        }
    }

    private void Collect(IReadOnlyList<StateRange[]> levels, StateBits marked)
    {
        foreach (StateRange range in levels.SelectMany(l => l))
        {
            for (int i = 0; i < range.Count; i++)
            {
                if (!marked[range.First + i])
                    _unmarked.Add(range.First + i);
            }
        }

        _unmarked.Sort();
    }

    // Records the transitions between unmarked states; states with a marked successor become ready.
    private bool TryConnect(StateBits marked, ref long reserved, out Queue<int> ready)
    {
        ready = new Queue<int>();
        var successors = new List<long>();
        for (int source = 0; source < _unmarked.Count; source++)
        {
            if (space.Control.IsStopping)
                return false;

            worker.CollectSuccessors(_unmarked[source], successors);
            bool isReady = successors.Exists(s => marked[s]);
            if (isReady)
                ready.Enqueue(source);

            if (isReady)
                continue;

            long bytes = successors.Count * (long)BytesPerTransition;
            if (!budget.TryReserve(bytes))
                return false;

            reserved += bytes;
            foreach (long successor in successors)
                _transitions.Add((_unmarked.BinarySearch(successor), source));
        }

        _transitions.Sort();
        return true;
    }

    private bool Follow(StateBits marked, Queue<int> ready)
    {
        while (ready.TryDequeue(out int target))
        {
            marked.Set(_unmarked[target]);
            int at = _transitions.BinarySearch((target, -1));
            for (int i = at < 0 ? ~at : at; i < _transitions.Count && _transitions[i].Target == target; i++)
            {
                int source = _transitions[i].Source;
                if (marked[_unmarked[source]])
                    continue;

                marked.Set(_unmarked[source]);
                ready.Enqueue(source);
            }
        }

        return true;
    }
}
