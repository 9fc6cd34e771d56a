using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Interpreted;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>
/// Runs the reference interpreter and the compiled model side by side, state by state: successors, faults and
/// every property must be the same.
/// </summary>
internal sealed class EngineComparison : IDisposable
{
    private readonly ISuccessorGenerator _interpreted;
    private readonly ISuccessorGenerator _compiled;
    private readonly SuccessorBuffer _expected;
    private readonly SuccessorBuffer _actual;
    private readonly CompiledModel _model;
    private readonly HashSet<string> _seen = [];
    private readonly Queue<ulong[]> _queue = new();

    private EngineComparison(ModelNumbering numbering)
    {
        StateLayout layout = CompiledModel.LayoutFor(numbering);
        _interpreted = new InterpretedModel(numbering, layout).CreateGenerator();
        _model = new CompiledModel(numbering, layout);
        _compiled = _model.CreateGenerator();
        _expected = new SuccessorBuffer(layout.WordCount);
        _actual = new SuccessorBuffer(layout.WordCount);
    }

    /// <summary>Compares on up to that many reachable states; returns how many were compared.</summary>
    public static int Run(TransitionSystem system, int maxStates)
    {
        using var comparison = new EngineComparison(new ModelNumbering(system));
        return comparison.Run(maxStates);
    }

    public void Dispose()
    {
        _expected.Dispose();
        _actual.Dispose();
    }

    private int Run(int maxStates)
    {
        var state = new ulong[_model.WordCount];
        for (int rule = 0; rule < _model.InitialRuleCount && rule < maxStates; rule++)
        {
            if (_interpreted.FireInitial(rule, state) == Firing.Fired)
                Reach(state);
        }

        int compared = 0;
        while (compared < maxStates && _queue.TryDequeue(out ulong[]? next))
        {
            compared++;
            CompareSuccessors(next);
            CompareProperties(next);
        }

        return compared;
    }

    private void CompareSuccessors(ulong[] state)
    {
        _expected.Clear();
        _actual.Clear();
        _interpreted.Expand(state, _expected);
        _compiled.Expand(state, _actual);
        Assert.Equal(TextsOf(_expected), TextsOf(_actual));
        Assert.Equal(_expected.Faults.Distinct().Order(), _actual.Faults.Distinct().Order());
        for (int i = 0; i < _expected.Count; i++)
            Reach(_expected[i]);
    }

    private void CompareProperties(ulong[] state)
    {
        for (int property = 0; property < _model.Properties.Length; property++)
            Assert.Equal(_interpreted.Evaluate(property, state), _compiled.Evaluate(property, state));

        StatePropertyKind[] kinds = [StatePropertyKind.Invariant, StatePropertyKind.Assumption];
        foreach (StatePropertyKind kind in kinds)
            Assert.Equal(_interpreted.AllHold(kind, state), _compiled.AllHold(kind, state));
    }

    private void Reach(ReadOnlySpan<ulong> state)
    {
        if (_seen.Add(string.Join(',', state.ToArray())))
            _queue.Enqueue(state.ToArray());
    }

    private static IEnumerable<string> TextsOf(SuccessorBuffer successors) =>
        Enumerable.Range(0, successors.Count)
            .Select(i => $"{successors.RuleOf(i):D6}: {string.Join(',', successors[i].ToArray())}")
            .Order(StringComparer.Ordinal);
}
