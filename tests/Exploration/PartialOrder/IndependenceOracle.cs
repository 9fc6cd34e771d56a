using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Language.Model;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>Fires pairs of rule instances one after the other in reachable states, and compares with what the analysis says.</summary>
internal sealed class IndependenceOracle : IDisposable
{
    private readonly ModelNumbering _numbering;
    private readonly CompiledModel _model;
    private readonly StubbornSets _sets;
    private readonly ISuccessorGenerator _generator;
    private readonly ISuccessorGenerator _parts;
    private readonly SuccessorBuffer _buffer;
    private readonly Dictionary<string, Outcomes> _known = [];
    private readonly Queue<ulong[]> _queue = new();
    private long _tried;

    private IndependenceOracle(TransitionSystem system, ICommutationProver? prover)
    {
        _numbering = new ModelNumbering(system);
        _model = CompiledModel.For(_numbering);
        (StubbornSets? sets, string? obstacle) = StubbornSets.TryCreate(_model, _numbering, prover);
        Assert.True(sets is not null, obstacle);
        _sets = sets!;
        _generator = _model.CreateGenerator();
        _parts = _sets.CreatePartsGenerator();
        _buffer = new SuccessorBuffer(_model.WordCount);
    }

    /// <summary>What each active rule instance leads to, and which instances go wrong.</summary>
    private sealed record Outcomes(Dictionary<int, ulong[]> Active, HashSet<int> Faults);

    /// <summary>Tries the pairs in up to that many reachable states; returns how many were tried.</summary>
    public static long Run(TransitionSystem system, int maxStates, ICommutationProver? prover = null)
    {
        using var oracle = new IndependenceOracle(system, prover);
        return oracle.Run(maxStates);
    }

    public void Dispose() => _buffer.Dispose();

    private long Run(int maxStates)
    {
        var state = new ulong[_model.WordCount];
        for (int rule = 0; rule < _model.InitialRuleCount; rule++)
        {
            if (_generator.FireInitial(rule, state) == Firing.Fired && Assumed(state))
                _queue.Enqueue([.. state]);
        }

        HashSet<string> seen = [];
        while (seen.Count < maxStates && _queue.TryDequeue(out ulong[]? next))
        {
            if (!seen.Add(KeyOf(next)))
                continue;

            Try(next);
            foreach (ulong[] successor in OutcomesIn(next).Active.Values)
                _queue.Enqueue(successor);
        }

        return _tried;
    }

    private void Try(ulong[] state)
    {
        Outcomes here = OutcomesIn(state);
        foreach ((int first, ulong[] middle) in here.Active)
        {
            Outcomes then = OutcomesIn(middle);
            for (int second = 0; second < _sets.Count; second++)
            {
                if (second == first)
                    continue;

                if (here.Active.TryGetValue(second, out ulong[]? other))
                    TryBothOrders(first, second, then, OutcomesIn(other));
                else
                    TryObstacles(first, second, state, then);

                if (here.Faults.Contains(second) && !_sets.Conflicts[first].Contains(second))
                    Assert.True(then.Faults.Contains(second), $"{NameOf(second)} no longer goes wrong after {NameOf(first)}");
            }
        }
    }

    private void TryBothOrders(int first, int second, Outcomes afterFirst, Outcomes afterSecond)
    {
        if (_sets.Conflicts[first].Contains(second))
            return;

        _tried++;
        string pair = $"{NameOf(first)} and {NameOf(second)}";
        Assert.False(_sets.Conflicts[second].Contains(first), $"{pair} conflict one way only");
        Assert.True(afterFirst.Active.TryGetValue(second, out ulong[]? one), $"{pair}: the second one is disabled");
        Assert.True(afterSecond.Active.TryGetValue(first, out ulong[]? other), $"{pair}: the first one is disabled");
        Assert.Equal(one, other);
    }

    // Whoever is not in the set that an obstacle names leaves the guard as it is.
    private void TryObstacles(int first, int second, ulong[] state, Outcomes after)
    {
        Obstacles obstacles = _sets.Obstacles[second];
        IEnumerable<BitSet> sets =
        [
            .. obstacles.Values.Where(o => o.StandsIn(state)).Select(o => o.Writers),
            .. obstacles.Parts.Where(o => _parts.Evaluate(o.Part, state) == Evaluation.False).Select(o => o.Writers),
        ];
        foreach (BitSet writers in sets.DefaultIfEmpty(obstacles.Otherwise))
        {
            if (writers.Contains(first))
                continue;

            _tried++;
            bool isEnabled = after.Active.ContainsKey(second) || after.Faults.Contains(second);
            bool wasFaulty = OutcomesIn(state).Faults.Contains(second);
            Assert.True(!isEnabled || wasFaulty, $"{NameOf(first)} enables {NameOf(second)}");
        }
    }

    private Outcomes OutcomesIn(ulong[] state)
    {
        string key = KeyOf(state);
        if (_known.TryGetValue(key, out Outcomes? known))
            return known;

        _buffer.Clear();
        _generator.Expand(state, _buffer);
        var outcomes = new Outcomes([], [.. _buffer.Faults]);
        var successors = Enumerable.Range(0, _buffer.Count).Select(i => (Rule: _buffer.RuleOf(i), State: _buffer[i].ToArray()));
        foreach ((int rule, ulong[] successor) in successors.ToArray())
        {
            if (!successor.AsSpan().SequenceEqual(state) && Assumed(successor))
                outcomes.Active.Add(rule, successor);
        }

        return _known[key] = outcomes;
    }

    private bool Assumed(ulong[] state) => _generator.AllHold(StatePropertyKind.Assumption, state);

    private string NameOf(int instance) =>
        $"{_numbering.Rules[instance].Owner.Name}({string.Join(", ", _numbering.Rules[instance].Arguments)})";

    private static string KeyOf(ulong[] state) => string.Join(',', state);
}
