using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
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
        RulePath start = PathTo(_run.Space.Store[run.SeedState], run.SeedDepth);
        ImmutableArray<int> rules = start.Rules.AddRange(run.Rules);
        return new Finding(
            FindingKind.RunViolated, claim, new RulePath(start.InitialRule, rules, rules.Length - run.LoopLength));
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

        var queue = new RangeQueue(_run.Search.Levels[depth], team.Size);
        var best = new long?[team.Size];
        team.Run(i => best[i] = BestIn(queue, target, _run.Workers[i]));
        long number = best.Aggregate(Better)
            ?? throw new InvalidOperationException("no state of the level before leads to a state found");
        return _run.Space.Store[number].ToArray();
    }

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

/// <summary>Follows a path of stored states with states that the model really reaches.</summary>
internal sealed class RealPath(ICompiledModel model) : IDisposable
{
    private readonly ISuccessorGenerator _generator = model.CreateGenerator();
    private readonly SuccessorBuffer _successors = new(model.WordCount);
    private readonly ulong[] _state = new ulong[model.WordCount];
    private readonly ulong[] _canonical = new ulong[model.WordCount];

    /// <summary>The path that begins with the first of the states.</summary>
    public RulePath Along(IReadOnlyCollection<ulong[]> states)
    {
        int initial = Start(states.First());
        return new RulePath(initial, [.. states.Skip(1).Select(state => Step(state))]);
    }

    /// <summary>The finding at the end of such a path.</summary>
    public Finding Along(IReadOnlyCollection<ulong[]> states, Candidate candidate)
    {
        RulePath path = Along(states);
        List<int> rules = [.. path.Rules];
        int number = candidate.Number;
        if (candidate.Kind == FindingKind.RuleFault)
            rules.Add(FaultyRule(candidate));
        else if (candidate.Rule >= 0)
            rules.Add(StepToFault(candidate, ref number));
        else if (number >= 0)
            number = InstanceHere(candidate);

        return new Finding(candidate.Kind, number, path with { Rules = [.. rules] });
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }

    private int Start(ReadOnlySpan<ulong> target)
    {
        for (int rule = 0; rule < model.InitialRuleCount; rule++)
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
        int group = model.GroupOfRule(candidate.Rule);
        return _successors.Faults.Where(f => model.GroupOfRule(f) == group).Min();
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
        StateProperty wanted = model.Properties[candidate.Number];
        Evaluation expected =
            candidate.Kind == FindingKind.PropertyFault ? Evaluation.Fault : Evaluation.False;
        if (_generator.Evaluate(candidate.Number, state) == expected)
            return candidate.Number;

        for (int i = 0; i < model.Properties.Length; i++)
        {
            if (model.Properties[i] == wanted && _generator.Evaluate(i, state) == expected)
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
