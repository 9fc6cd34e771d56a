using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Finds exactly the reachable states of mutants, one after the other, on one thread.</summary>
/// <remarks>
/// Breadth first over numbers of states. In a state of the base the transitions of rules that are the same are read from
/// its graph, and only the other rules are fired; states that the base does not reach are numbered after its own and
/// expanded with all rules. What the base claims of its states and did not violate holds in every one of them, so
/// properties are evaluated in new states only.
/// </remarks>
internal sealed class MutantSearch : IDisposable
{
    /// <summary>Errors of changed rules after which the rest of a mutant is left alone: it has fallen already.</summary>
    private const int MaxFaults = 10_000;

    private readonly BaseGraph _graph;
    private readonly DeadlockDetection _deadlocks;
    private readonly long _maxStates;
    private readonly ISuccessorGenerator _generator;
    private readonly StateJudge _judge;
    private readonly StateIndex _newStates;
    private readonly SuccessorBuffer _successors;
    private readonly ReachedStates _reached;
    private readonly TransitionComparison _comparison;
    private readonly FallSet _falls;
    private readonly List<int> _openCovers = [];
    private MutantCode _code = null!;
    private ISuccessorGenerator _changed = null!;
    private int _faults;

    public MutantSearch(BaseGraph graph, DeadlockDetection deadlocks, long maxStates)
    {
        _graph = graph;
        _deadlocks = deadlocks;
        _maxStates = maxStates;
        _generator = graph.Model.CreateGenerator();
        _judge = new StateJudge(graph.Model, _generator);
        _newStates = new StateIndex(graph.Model.WordCount);
        _successors = new SuccessorBuffer(graph.Model.WordCount);
        _reached = new ReachedStates(graph.States.Count);
        _comparison = new TransitionComparison(graph);
        _falls = new FallSet(graph.Broken, _reached);
    }

    public MutantFindings Explore(Mutant mutant, CancellationToken cancellation)
    {
        Begin(new MutantCode(_graph, mutant));
        StopReason reason = ReachAll(mutant, cancellation);
        if (reason == StopReason.None)
            AddOpenCovers();

        long known = _reached.Count - _newStates.Count;
        bool isSame = _comparison.AreEqual && known == _graph.States.Count && reason == StopReason.None;
        return new MutantFindings(
            _falls.ToFindings(),
            _reached.Count,
            _newStates.Count,
            _graph.States.Count - known,
            isSame,
            reason);
    }

    public void Dispose() => _successors.Dispose();

    private void Begin(MutantCode code)
    {
        _code = code;
        _changed = code.Model.CreateGenerator();
        _newStates.Clear();
        _reached.Clear();
        _falls.Clear();
        _comparison.Begin(code);
        _faults = 0;
        _openCovers.Clear();
        _openCovers.AddRange(Enumerable.Range(0, _graph.Covering.Length).Where(
            cover => !_graph.Broken.Contains(new FallKey(FindingKind.CoverNotMet, cover))));
    }

    private StopReason ReachAll(Mutant mutant, CancellationToken cancellation)
    {
        try
        {
            AddInitialStates(mutant);
            return ExpandAll(cancellation);
        }
        catch (InsufficientMemoryException)
        {
            return StopReason.Memory;
        }
    }

    private StopReason ExpandAll(CancellationToken cancellation)
    {
        const int Often = 1 << 12;
        for (int i = 0; i < _reached.Count; i++)
        {
            Expand(_reached[i]);
            if (_faults > MaxFaults)
                return StopReason.Errors;

            if (_reached.Count > _maxStates)
                return StopReason.MaxStates;

            if (i % Often == 0 && cancellation.IsCancellationRequested)
                return StopReason.Interrupted;
        }

        return StopReason.None;
    }

    private void AddInitialStates(Mutant mutant)
    {
        if (!mutant.ChangesInitialStates)
        {
            foreach (InitialState initial in _graph.InitialStates)
                Reach(initial.Number, ReachedStates.None, initial.Rule);

            return;
        }

        ulong[] state = new ulong[_graph.Model.WordCount];
        bool any = false;
        for (int rule = 0; rule < _code.Model.InitialRuleCount; rule++)
        {
            Firing firing = _changed.FireInitial(rule, state);
            any |= firing == Firing.Fault;
            if (firing == Firing.Fault)
                _falls.AddInitialFault(rule);

            if (firing == Firing.Fired)
                Reach(NumberOf(state, ReachedStates.None, rule), ReachedStates.None, rule);
        }

        if (!any && _reached.Count == 0)
            _falls.AddWithoutPath(FallKey.NoInitialState, -1);

        _comparison.CompareInitialStates(_reached);
    }

    private void Expand(int state)
    {
        bool isKnown = state < _graph.States.Count;
        _comparison.BeginState(state, isKnown);
        bool hasFaults = false;
        bool progress = !_code.FiresAll
            && (isKnown ? FollowEdges(state, ref hasFaults) : FireOthers(state, ref hasFaults));
        progress |= FireChanged(state, ref hasFaults);
        if (!hasFaults && !progress && _deadlocks != DeadlockDetection.Off)
            _falls.Add(FallKey.Deadlock, -1, state, ReachedStates.None);

        _comparison.EndState();
    }

    private bool FollowEdges(int state, ref bool hasFaults)
    {
        bool progress = false;
        int end = _graph.Offsets[state + 1];
        for (int i = _graph.Offsets[state]; i < end; i++)
        {
            int instance = _graph.Instances[i];
            if (_code.IsFired[instance])
                continue;

            int target = _graph.Targets[i];
            progress |= IsProgress(state, target);
            Reach(target, state, instance);
        }

        if (_graph.Faults.TryGetValue(state, out ImmutableArray<int> faults))
            hasFaults |= faults.Any(f => !_code.IsFired[f]);

        return progress;
    }

    private bool FireOthers(int state, ref bool hasFaults)
    {
        bool progress = false;
        _successors.Clear();
        _generator.Expand(WordsOf(state), _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            int instance = _successors.RuleOf(i);
            if (_code.IsFired[instance])
                continue;

            int target = NumberOf(_successors[i], state, instance);
            progress |= IsProgress(state, target);
            Reach(target, state, instance);
        }

        foreach (int fault in _successors.Faults.Where(f => !_code.IsFired[f]))
            AddFault(state, fault, ref hasFaults);

        return progress;
    }

    private bool FireChanged(int state, ref bool hasFaults)
    {
        bool progress = false;
        _successors.Clear();
        _changed.Expand(WordsOf(state), _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            int instance = _code.InstanceOf(_successors.RuleOf(i));
            int target = NumberOf(_successors[i], state, instance);
            progress |= IsProgress(state, target);
            _comparison.Add(instance, target);
            Reach(target, state, instance);
        }

        foreach (int fault in _successors.Faults)
        {
            int instance = _code.InstanceOf(fault);
            _comparison.AddFault(instance);
            AddFault(state, instance, ref hasFaults);
        }

        return progress;
    }

    private void AddFault(int state, int instance, ref bool hasFaults)
    {
        hasFaults = true;
        _faults++;
        _falls.Add(FallKey.RuleFault, -1, state, instance);
    }

    private bool IsProgress(int state, int target) => target != state || _deadlocks == DeadlockDetection.Stuck;

    // A state of the base, a new one, or none where an assumption leaves it out.
    private int NumberOf(ReadOnlySpan<ulong> state, int parent, int instance)
    {
        // Most successors of a new state are new, and most of a known one are known.
        ulong hash = StateIndex.HashOf(state);
        bool isParentNew = parent >= _graph.States.Count;
        int number = isParentNew ? FindNew(state, hash) : _graph.States.Find(state, hash);
        if (number < 0)
            number = isParentNew ? _graph.States.Find(state, hash) : FindNew(state, hash);

        if (number >= 0)
            return number;

        return IsLeftOut(state, parent, instance)
            ? BaseGraph.Dropped
            : _graph.States.Count + _newStates.Add(state, hash);
    }

    private int FindNew(ReadOnlySpan<ulong> state, ulong hash) =>
        _newStates.Find(state, hash) is >= 0 and var number ? _graph.States.Count + number : -1;

    private bool IsLeftOut(ReadOnlySpan<ulong> state, int parent, int instance) => !_judge.SatisfiesAssumptions(
        state, (key, property) => _falls.Add(key, property, parent, instance));

    private void Reach(int state, int parent, int instance)
    {
        if (state == BaseGraph.Dropped || !_reached.TryAdd(state, parent, instance))
            return;

        if (state >= _graph.States.Count)
            CheckInvariants(state);

        if (_openCovers.Count > 0)
            CheckCovers(state);
    }

    private void CheckInvariants(int state) => _judge.CheckInvariants(
        WordsOf(state), (key, property) => _falls.Add(key, property, state, ReachedStates.None));

    private void CheckCovers(int state) => _openCovers.RemoveAll(cover => Meets(cover, state));

    private bool Meets(int cover, int state) => state < _graph.States.Count
        ? _graph.Covering[cover][state]
        : _judge.Meets(
            cover, WordsOf(state), (key, property) => _falls.Add(key, property, state, ReachedStates.None));

    private void AddOpenCovers()
    {
        bool[] met = new bool[_code.Model.CoverCount];
        _changed.MarkCoversMet(met);
        for (int i = 0; i < met.Length; i++)
        {
            if (met[i])
                _openCovers.Remove(_code.BodyCovers[i]);
        }

        foreach (int cover in _openCovers)
            _falls.AddWithoutPath(new FallKey(FindingKind.CoverNotMet, cover), cover);
    }

    private ReadOnlySpan<ulong> WordsOf(int state) => state < _graph.States.Count
        ? _graph.States[state]
        : _newStates[state - _graph.States.Count];
}
