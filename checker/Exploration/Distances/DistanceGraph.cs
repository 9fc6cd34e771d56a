using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distances;

/// <summary>The states around a trace, their transitions, and how many of these lead to a violating state.</summary>
/// <param name="isError">Whether an error of the model is looked for; else a state that violates an invariant.</param>
/// <param name="mostStates">How many states are kept at most, at least one.</param>
internal sealed class DistanceGraph(ICompiledModel model, bool isError, int mostStates) : IDisposable
{
    private readonly ISuccessorGenerator _generator = model.CreateGenerator();
    private readonly SuccessorBuffer _successors = new(model.WordCount);
    private readonly Dictionary<ulong[], int> _numbers = new(WordsComparer.Instance);
    private readonly List<ulong[]> _states = [];
    private readonly List<bool> _isViolating = [];
    private readonly List<(int From, int To)> _edges = [];
    private readonly List<int> _failing = [];
    private bool _isCut;

    /// <summary>
    /// From the states that were added first every path of so many transitions was looked at; null: every path; -1: not
    /// even all of these states.
    /// </summary>
    public int? Bound { get; private set; }

    public void Dispose()
    {
        _successors.Dispose();
        (_generator as IDisposable)?.Dispose();
    }

    /// <summary>Adds the states that a state leads to.</summary>
    /// <returns>The rules that have a transition, and where to; or an error, or a state that is one too many.</returns>
    public ImmutableArray<Alternative> AddSuccessors(ulong[] state)
    {
        _successors.Clear();
        _generator.Expand(state, _successors);
        var found = new List<Alternative>();
        if (isError)
            found.AddRange(_successors.Faults.Select(rule => new Alternative(rule, State: null, IsError: true)));

        for (int i = 0; i < _successors.Count; i++)
        {
            if (IsAllowed(_successors[i]))
                found.Add(new Alternative(_successors.RuleOf(i), NumberOf(_successors[i]), IsError: false));
        }

        return [.. found.OrderBy(rule => rule.Rule)];
    }

    /// <summary>Expands level by level until there is nothing new, or too much.</summary>
    public void Explore(CancellationToken cancellation)
    {
        if (_isCut)
        {
            Bound = -1;
            return;
        }

        int start = 0;
        for (int level = 0; start < _states.Count; level++)
        {
            int end = _states.Count;
            for (; start < end; start++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!_isViolating[start])
                    Expand(start);
            }

            if (_isCut)
            {
                // What this level leads to is not all known.
                Bound = level;
                return;
            }
        }
    }

    /// <summary>For each state the least number of transitions to a violation; null beyond the bound.</summary>
    public int?[] Distances()
    {
        ILookup<int, int> predecessors = _edges.ToLookup(edge => edge.To, edge => edge.From);
        int?[] distances = new int?[_states.Count];
        var level = new List<int>();
        level.AddRange(Enumerable.Range(0, _states.Count).Where(state => _isViolating[state]));
        foreach (int state in level)
            distances[state] = 0;

        List<int> next = [.. _failing];
        for (int distance = 1; (level.Count > 0 || distance == 1) && (Bound is null || distance <= Bound); distance++)
        {
            level =
            [
                .. level.SelectMany(state => predecessors[state]).Concat(next).Distinct()
                    .Where(state => distances[state] is null),
            ];
            next = [];
            foreach (int state in level)
                distances[state] = distance;
        }

        return distances;
    }

    private void Expand(int from)
    {
        _successors.Clear();
        _generator.Expand(_states[from], _successors);
        if (isError && _successors.HasFaults)
            _failing.Add(from);

        for (int i = 0; i < _successors.Count; i++)
        {
            if (IsAllowed(_successors[i]) && NumberOf(_successors[i]) is { } to)
                _edges.Add((from, to));
        }
    }

    private bool IsAllowed(ReadOnlySpan<ulong> state) => _generator.AllHold(StatePropertyKind.Assumption, state);

    // Null when there are too many.
    private int? NumberOf(ReadOnlySpan<ulong> state)
    {
        ulong[] words = state.ToArray();
        _generator.Canonicalize(words);
        if (_numbers.TryGetValue(words, out int number))
            return number;

        if (_states.Count >= mostStates)
        {
            _isCut = true;
            return null;
        }

        _numbers.Add(words, _states.Count);
        _states.Add(words);
        _isViolating.Add(IsViolating(words));
        return _states.Count - 1;
    }

    private bool IsViolating(ulong[] state)
    {
        if (_generator.AllHold(StatePropertyKind.Invariant, state))
            return false;

        Evaluation sought = isError ? Evaluation.Fault : Evaluation.False;
        for (int property = 0; property < model.Properties.Length; property++)
        {
            if (model.Properties[property].Kind == StatePropertyKind.Invariant
                && _generator.Evaluate(property, state) == sought)
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="State">The number of the state that the rule leads to; null when it is not kept.</param>
/// <param name="IsError">Whether the rule goes wrong.</param>
internal readonly record struct Alternative(int Rule, int? State, bool IsError);
