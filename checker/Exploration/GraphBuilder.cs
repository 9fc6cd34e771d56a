using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>
/// Explores the first states of a model once more, by one thread, and keeps the transitions: the same graph in
/// every run.
/// </summary>
internal sealed class GraphBuilder : IDisposable
{
    private readonly ICompiledModel _model;
    private readonly ModelNumbering _numbering;
    private readonly StateLayout _layout;
    private readonly int _limit;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private readonly Dictionary<ulong[], int> _numbers = new(WordsComparer.Instance);
    private readonly List<ulong[]> _states = [];
    private bool _isCut;

    /// <param name="limit">Most states, at least 1.</param>
    public GraphBuilder(ICompiledModel model, ModelNumbering numbering, StateLayout layout, int limit)
    {
        _model = model;
        _numbering = numbering;
        _layout = layout;
        _limit = limit;
        _generator = model.CreateGenerator();
        _successors = new SuccessorBuffer(model.WordCount);
    }

    public StateGraph Build()
    {
        ImmutableArray<GraphEdge> initial = [.. InitialEdges()];
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        for (int state = 0; state < _states.Count; state++)
            AddEdges(state, edges);

        return new StateGraph([.. _states.Select(Unpack)], initial, edges.ToImmutable(), _isCut);
    }

    public void Dispose() => _successors.Dispose();

    private IEnumerable<GraphEdge> InitialEdges()
    {
        ulong[] state = new ulong[_model.WordCount];
        for (int rule = 0; rule < _model.InitialRuleCount; rule++)
        {
            int known = _states.Count;
            if (_generator.FireInitial(rule, state) == Firing.Fired && NumberOf(state) == known)
                yield return EdgeOf(-1, known, _numbering.InitialRules[rule]);
        }
    }

    private void AddEdges(int from, ImmutableArray<GraphEdge>.Builder edges)
    {
        _successors.Clear();
        _generator.Expand(_states[from], _successors);
        foreach (int i in Enumerable.Range(0, _successors.Count).OrderBy(_successors.RuleOf))
        {
            int to = NumberOf(_successors[i]);
            if (to >= 0)
                edges.Add(EdgeOf(from, to, _numbering.Rules[_successors.RuleOf(i)]));
        }
    }

    private static GraphEdge EdgeOf(int from, int to, Instance<Rule> rule) =>
        new(from, to, rule.Owner, rule.Arguments);

    // -1 when an assumption leaves the state out, or the limit does.
    private int NumberOf(ReadOnlySpan<ulong> state)
    {
        if (!_generator.AllHold(StatePropertyKind.Assumption, state))
            return -1;

        ulong[] words = state.ToArray();
        _generator.Canonicalize(words);
        if (_numbers.TryGetValue(words, out int number))
            return number;

        _isCut |= _states.Count == _limit;
        if (_states.Count == _limit)
            return -1;

        _numbers.Add(words, _states.Count);
        _states.Add(words);
        return _states.Count - 1;
    }

    private ImmutableArray<long> Unpack(ulong[] words)
    {
        long[] slots = new long[_numbering.System.SlotCount];
        _layout.Unpack(words, slots);
        return [.. slots];
    }
}
