using ModelCheck.Exploration.Models;
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
/// </remarks>
internal sealed class PathFinder(
    SearchSpace space, WorkerTeam team, Worker[] workers, IReadOnlyList<StateRange[]> levels)
{
    private readonly RealPath _real = new(space, workers[0]);

    /// <summary>The finding that a candidate is, with its path.</summary>
    public Finding Find(Candidate candidate)
    {
        if (candidate.State < 0)
            return new Finding(candidate.Kind, candidate.Number, new RulePath(candidate.Rule, []));

        var states = new Stack<long>();
        states.Push(candidate.State);
        for (int depth = candidate.Depth - 1; depth >= 0; depth--)
            states.Push(PredecessorOf(states.Peek(), levels[depth]));

        return _real.Along(states, candidate);
    }

    private long PredecessorOf(long target, StateRange[] level)
    {
        var queue = new RangeQueue(level, team.Size);
        var best = new long?[team.Size];
        team.Run(i => best[i] = BestIn(queue, target, workers[i]));
        return best.Aggregate(Better)
            ?? throw new InvalidOperationException("no state of the level before leads to a state found");
    }

    private long? BestIn(RangeQueue queue, long target, Worker worker)
    {
        long? best = null;
        while (queue.TryTake(out StateRange range))
        {
            for (int i = 0; i < range.Count; i++)
            {
                if (worker.Leads(range.First + i, space.Store[target]))
                    best = Better(best, range.First + i);
            }
        }

        return best;
    }

    private long? Better(long? left, long? right)
    {
        if (left is not { } a || right is not { } b)
            return left ?? right;

        return space.Store[a].SequenceCompareTo(space.Store[b]) <= 0 ? a : b;
    }
}

/// <summary>Follows a path of stored states with states that the model really reaches.</summary>
internal sealed class RealPath(SearchSpace space, Worker worker)
{
    private readonly ISuccessorGenerator _generator = worker.Generator;
    private readonly SuccessorBuffer _successors = worker.Successors;
    private readonly ulong[] _state = new ulong[space.Model.WordCount];
    private readonly ulong[] _canonical = new ulong[space.Model.WordCount];

    /// <summary>The finding at the end of a path that begins with the first of the states.</summary>
    public Finding Along(IEnumerable<long> states, Candidate candidate)
    {
        using IEnumerator<long> next = states.GetEnumerator();
        next.MoveNext();
        int initial = Start(space.Store[next.Current]);
        List<int> rules = [];
        while (next.MoveNext())
            rules.Add(Step(space.Store[next.Current]));

        int number = candidate.Number;
        if (candidate.Kind == FindingKind.RuleFault)
            rules.Add(FaultyRule(candidate));
        else if (candidate.Rule >= 0)
            rules.Add(StepToFault(candidate, ref number));
        else if (number >= 0)
            number = InstanceHere(candidate);

        return new Finding(candidate.Kind, number, new RulePath(initial, [.. rules]));
    }

    private int Start(ReadOnlySpan<ulong> target)
    {
        for (int rule = 0; rule < space.Model.InitialRuleCount; rule++)
        {
            if (_generator.FireInitial(rule, _state) == Firing.Fired && StandsFor(target, _state))
                return rule;
        }

        throw new InvalidOperationException("no initial rule leads to an initial state that was found");
    }

    // The least rule that leads from the current state to one that the target stands for.
    private int Step(ReadOnlySpan<ulong> target)
    {
        Expand();
        int best = -1;
        for (int i = 0; i < _successors.Count; i++)
        {
            bool isBetter = best < 0 || _successors.RuleOf(i) < _successors.RuleOf(best);
            if (isBetter && StandsFor(target, _successors[i]))
                best = i;
        }

        if (best < 0)
            throw new InvalidOperationException("no rule leads to the next state of a path");

        _successors[best].CopyTo(_state);
        return _successors.RuleOf(best);
    }

    private int FaultyRule(Candidate candidate)
    {
        Expand();
        int group = space.Model.GroupOfRule(candidate.Rule);
        return _successors.Faults.Where(f => space.Model.GroupOfRule(f) == group).Min();
    }

    // A rule to a state in which an assumption goes wrong; that state was never stored.
    private int StepToFault(Candidate candidate, ref int number)
    {
        Expand();
        for (int i = 0; i < _successors.Count; i++)
        {
            if (InstanceIn(_successors[i], candidate) is not { } instance)
                continue;

            number = instance;
            return _successors.RuleOf(i);
        }

        throw new InvalidOperationException("no successor shows the fault that was found");
    }

    private int InstanceHere(Candidate candidate) =>
        InstanceIn(_state, candidate)
        ?? throw new InvalidOperationException("the last state of a path does not show what was found");

    // Under symmetry another instance of the property may be the one that is violated.
    private int? InstanceIn(ReadOnlySpan<ulong> state, Candidate candidate)
    {
        StateProperty wanted = space.Model.Properties[candidate.Number];
        Evaluation expected =
            candidate.Kind == FindingKind.PropertyFault ? Evaluation.Fault : Evaluation.False;
        if (_generator.Evaluate(candidate.Number, state) == expected)
            return candidate.Number;

        for (int i = 0; i < space.Model.Properties.Length; i++)
        {
            if (space.Model.Properties[i] == wanted && _generator.Evaluate(i, state) == expected)
                return i;
        }

        return null;
    }

    private void Expand()
    {
        _successors.Clear();
        _generator.Expand(_state, _successors);
    }

    private bool StandsFor(ReadOnlySpan<ulong> target, ReadOnlySpan<ulong> state)
    {
        state.CopyTo(_canonical);
        _generator.Canonicalize(_canonical);
        return target.SequenceEqual(_canonical);
    }
}
