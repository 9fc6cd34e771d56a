using System.Collections;
using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Explores a specification breadth first, by one thread, and keeps everything that it finds.</summary>
internal sealed class BaseGraphBuilder
{
    private readonly ModelNumbering _numbering;
    private readonly CompiledModel _model;
    private readonly MutationOptions _options;
    private readonly ISuccessorGenerator _generator;
    private readonly StateJudge _judge;
    private readonly StateIndex _states;
    private readonly List<InitialState> _initialStates = [];
    private readonly List<int> _offsets = [0];
    private readonly List<int> _targets = [];
    private readonly List<int> _instances = [];
    private readonly Dictionary<int, ImmutableArray<int>> _faults = [];
    private readonly List<int>[] _covering;
    private readonly HashSet<FallKey> _broken = [];

    private BaseGraphBuilder(ModelNumbering numbering, CompiledModel model, MutationOptions options)
    {
        _numbering = numbering;
        _model = model;
        _options = options;
        _generator = model.CreateGenerator();
        _judge = new StateJudge(model, _generator);
        _states = new StateIndex(model.WordCount);
        _covering = [.. Enumerable.Range(0, model.CoverCount).Select(_ => new List<int>())];
    }

    /// <summary>Null, with the reason, when a limit ends the exploration.</summary>
    public static BaseGraph? Build(
        ModelNumbering numbering,
        CompiledModel model,
        MutationOptions options,
        Action<int> progress,
        CancellationToken cancellation,
        out StopReason reason)
    {
        var builder = new BaseGraphBuilder(numbering, model, options);
        try
        {
            reason = builder.Explore(progress, cancellation);
        }
        catch (InsufficientMemoryException)
        {
            reason = StopReason.Memory;
        }

        return reason == StopReason.None ? builder.ToGraph() : null;
    }

    private StopReason Explore(Action<int> progress, CancellationToken cancellation)
    {
        const int Often = 1 << 14;
        AddInitialStates();
        using var successors = new SuccessorBuffer(_model.WordCount);
        for (int state = 0; state < _states.Count; state++)
        {
            Expand(state, successors);
            if (state % Often != 0)
                continue;

            progress(_states.Count);
            if (cancellation.IsCancellationRequested)
                return StopReason.Interrupted;

            if (Bytes > (_options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes) / 2)
                return StopReason.Memory;
        }

        if (_states.Count == 0 && _numbering.InitialRules.Count > 0)
            _broken.Add(FallKey.NoInitialState);

        return StopReason.None;
    }

    private long Bytes => _states.Bytes + (sizeof(int) * (_offsets.Capacity + _targets.Capacity + (long)_instances.Capacity));

    private void AddInitialStates()
    {
        ulong[] state = new ulong[_model.WordCount];
        for (int rule = 0; rule < _numbering.InitialRules.Count; rule++)
        {
            Firing firing = _generator.FireInitial(rule, state);
            if (firing == Firing.Fault)
                _broken.Add(FallKey.RuleFault);

            int known = _states.Count;
            if (firing == Firing.Fired && NumberOf(state) == known)
                _initialStates.Add(new InitialState(known, rule));
        }
    }

    private void Expand(int state, SuccessorBuffer successors)
    {
        successors.Clear();
        _generator.Expand(_states[state], successors);
        bool progress = false;
        for (int i = 0; i < successors.Count; i++)
        {
            int target = NumberOf(successors[i]);
            progress |= target != state || _options.DeadlockDetection == DeadlockDetection.Stuck;
            _targets.Add(target);
            _instances.Add(successors.RuleOf(i));
        }

        _offsets.Add(_targets.Count);
        if (successors.HasFaults)
        {
            _faults.Add(state, [.. successors.Faults.Order()]);
            _broken.Add(FallKey.RuleFault);
        }
        else if (!progress && _options.DeadlockDetection != DeadlockDetection.Off)
        {
            _broken.Add(FallKey.Deadlock);
        }
    }

    private int NumberOf(ReadOnlySpan<ulong> state)
    {
        ulong hash = StateIndex.HashOf(state);
        int known = _states.Find(state, hash);
        if (known >= 0)
            return known;

        if (!_judge.SatisfiesAssumptions(state, Break))
            return BaseGraph.Dropped;

        int number = _states.Add(state, hash);
        _judge.CheckInvariants(state, Break);
        for (int cover = 0; cover < _covering.Length; cover++)
        {
            if (_judge.Meets(cover, state, Break))
                _covering[cover].Add(number);
        }

        return number;
    }

    private void Break(FallKey key, int property) => _broken.Add(key);

    private BaseGraph ToGraph()
    {
        bool[] met = new bool[_model.CoverCount];
        _generator.MarkCoversMet(met);
        for (int cover = 0; cover < met.Length; cover++)
        {
            if (!met[cover] && _covering[cover].Count == 0)
                _broken.Add(new FallKey(FindingKind.CoverNotMet, cover));
        }

        return new BaseGraph
        {
            Numbering = _numbering,
            Model = _model,
            States = _states,
            InitialStates = [.. _initialStates],
            Offsets = [.. _offsets],
            Targets = [.. _targets],
            Instances = [.. _instances],
            Faults = _faults,
            Covering = [.. _covering.Select(ToBits)],
            Broken = [.. _broken],
        };
    }

    private BitArray ToBits(List<int> states)
    {
        var bits = new BitArray(_states.Count);
        foreach (int state in states)
            bits[state] = true;

        return bits;
    }
}
