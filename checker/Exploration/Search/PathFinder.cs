using ModelCheck.Exploration.Search.Temporal;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Rebuilds a shortest path to a state from the states of each level, without a record of parents.
/// </summary>
/// <remarks>
/// From the last state backwards, every state of the level before is expanded again to find the predecessors.
/// That costs at most as much as the search did, is needed only for what is reported, and makes the path a
/// function of the model alone: of several predecessors it takes the one whose words are least. Then the
/// rules are found forwards, on real states: under symmetry the stored ones only stand for them.
/// A search that has given up the states of early levels is repeated up to the last of them, and again if it
/// had to give up some of those.
/// </remarks>
/// <param name="found">The search that is over. It is disposed when it has to be repeated.</param>
/// <param name="repeat">Gives the same search again, up to a depth.</param>
internal sealed class PathFinder(SearchRun found, WorkerTeam team, Func<int, SearchRun> repeat) : IDisposable
{
    private readonly CandidateOrder _order = found.Space.Order;
    private readonly RealPath _real = new(found.Space.Model);
    private SearchRun _run = found;

    /// <summary>The finding that a candidate is, with its path.</summary>
    public Finding Find(Candidate candidate)
    {
        if (candidate.Depth < 0)
            return new Finding(candidate.Kind, candidate.Number, new RulePath(candidate.Rule, []));

        return _real.Along(StatesTo(_order.WordsOf(candidate), candidate.Depth), candidate);
    }

    /// <summary>The finding that a violating run is.</summary>
    public Finding Lasso(int claim, ViolatingRun run)
    {
        // Taken before the way to the seed, which may have to repeat the search and then finds other numbers.
        PathStep[] steps =
            [.. run.Rules.Zip(run.States, (rule, state) => new PathStep(rule, _run.Space.Store[state].ToArray()))];
        RulePath start = PathTo(_run.Space.Store[run.SeedState], run.SeedDepth);
        return new Finding(FindingKind.RunViolated, claim, _real.Onwards(start, steps, run.LoopLength));
    }

    /// <summary>A path to a state that was found.</summary>
    /// <param name="depth">Of the level that the state belongs to.</param>
    public RulePath PathTo(ReadOnlySpan<ulong> state, int depth) => _real.Along(StatesTo(state, depth));

    public void Dispose()
    {
        _real.Dispose();
        _run.Dispose();
    }

    private Stack<ulong[]> StatesTo(ReadOnlySpan<ulong> last, int depth)
    {
        var states = new Stack<ulong[]>();
        states.Push(last.ToArray());
        while (--depth >= 0)
            states.Push(PredecessorOf(states.Peek(), depth));

        return states;
    }

    private ulong[] PredecessorOf(ulong[] target, int depth)
    {
        if (depth < _run.Search.FirstKeptLevel || depth >= _run.Search.Levels.Count)
        {
            _run.Dispose();
            _run = repeat(depth);
        }

        ulong[]? least = _run.Search.StatesAt(depth).Aggregate((ulong[]?)null, (best, lot) => Better(best, BestIn(lot, target)));
        if (_run.Peers is { } peers)
            least = peers.LeastOf(least);

        return least ?? throw new InvalidOperationException("no state of the level before leads to a state found");
    }

    private ulong[]? BestIn(StateRange[] states, ulong[] target)
    {
        var queue = new RangeQueue(states, team.Size);
        var best = new long?[team.Size];
        team.Run(i => best[i] = BestIn(queue, target, _run.Workers[i]));
        return best.Aggregate(Better) is { } number ? _run.Space.Store[number].ToArray() : null;
    }

    private ulong[]? Better(ulong[]? left, ulong[]? right) =>
        left is null || (right is not null && _run.Space.Model.Compare(right, left) < 0) ? right : left;

    private long? BestIn(RangeQueue queue, ulong[] target, Worker worker)
    {
        long? best = null;
        while (queue.TryTake(out StateRange range))
        {
            for (int i = 0; i < range.Count; i++)
            {
                if (worker.Leads(range.First + i, target))
                    best = Better(best, range.First + i);
            }
        }

        return best;
    }

    private long? Better(long? left, long? right)
    {
        if (left is not { } a || right is not { } b)
            return left ?? right;

        return _run.Space.Model.Compare(_run.Space.Store[a], _run.Space.Store[b]) <= 0 ? a : b;
    }
}
