using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Decides, after a complete search, whether from every reachable state a state can be reached where a
/// property holds (AG EF p), by marking backwards from the states where it does.
/// </summary>
/// <remarks>
/// One bit for each state and no stored transitions: a sweep goes through the levels from the deepest up,
/// expands every unmarked state again and marks it when a successor is marked. Paths that only lead deeper
/// are found in one sweep. When sweeps stop being worth it, the transitions between the few states left are
/// kept and followed back.
/// </remarks>
internal sealed class LivenessSearch(
    SearchSpace space, MemoryBudget budget, WorkerTeam team, Worker[] workers, IReadOnlyList<StateRange[]> levels)
{
    private const int MinSweeps = 2;

    /// <summary>
    /// The candidates for violations and faults of one property; null when memory or time ran out.
    /// </summary>
    public CandidateSet? Check(int property)
    {
        using StateBits? marked = StateBits.TryCreate(budget, space.Store.NumberLimit);
        if (marked is null)
        {
            space.Control.Stop(StopReason.Memory);
            return null;
        }

        var found = new CandidateSet(space.Order);
        long unmarked = MarkWhereItHolds(property, marked, found);
        if (found.Count > 0)
            return found;

        for (int sweep = 1; unmarked > 0 && !space.Control.IsStopping; sweep++)
        {
            long newly = Sweep(marked);
            unmarked -= newly;
            bool finished = newly == 0
                || (sweep >= MinSweeps && new BackwardMarking(space, budget, workers[0]).TryFinish(levels, marked, unmarked));
            if (finished)
                break;
        }

        if (space.Control.IsStopping)
            return null;

        AddFirstUnmarked(property, marked, found);
        return found;
    }

    private long MarkWhereItHolds(int property, StateBits marked, CandidateSet found)
    {
        StateProperty info = space.Model.Properties[property];
        var key = new FindingKey(FindingKind.PropertyFault, ((int)info.Kind << 24) | info.Group);
        long unmarked = 0;
        for (int level = 0; level < levels.Count; level++)
        {
            int depth = level;
            ForEachState(levels[level], (worker, number) =>
            {
                Evaluation evaluation = worker.Generator.Evaluate(property, space.Store[number]);
                if (evaluation == Evaluation.True)
                    marked.Set(number);
                else
                    Interlocked.Increment(ref unmarked);

                if (evaluation != Evaluation.Fault)
                    return;

                lock (found)
                    found.Add(new Candidate(key, property, depth, number, -1));
            });
        }

        return unmarked;
    }

    private long Sweep(StateBits marked)
    {
        long newly = 0;
        foreach (StateRange[] level in levels.Reverse())
        {
            ForEachState(level, (worker, number) =>
            {
                if (marked[number] || !worker.HasSuccessorIn(marked, number))
                    return;

                marked.Set(number);
                Interlocked.Increment(ref newly);
            });
        }

        return newly;
    }

    private void AddFirstUnmarked(int property, StateBits marked, CandidateSet found)
    {
        var key = new FindingKey(FindingKind.LivenessViolated, space.Model.Properties[property].Group);
        for (int depth = 0; depth < levels.Count && found.Count == 0; depth++)
        {
            foreach (StateRange range in levels[depth])
            {
                for (int i = 0; i < range.Count; i++)
                {
                    if (!marked[range.First + i])
                        found.Add(new Candidate(key, property, depth, range.First + i, -1));
                }
            }
        }
    }

    private void ForEachState(StateRange[] level, Action<Worker, long> visit)
    {
        var queue = new RangeQueue(level, team.Size);
        team.Run(member =>
        {
            while (!space.Control.IsStopping && queue.TryTake(out StateRange range))
            {
                for (int i = 0; i < range.Count; i++)
                    visit(workers[member], range.First + i);
            }
        });
    }
}
