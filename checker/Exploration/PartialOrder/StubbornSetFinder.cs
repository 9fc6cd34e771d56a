using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Finds strong stubborn sets in one state after another.</summary>
/// <remarks>
/// A set is closed when it has, for each active instance in it, all that conflict with it; for each other one, a necessary
/// enabling set; and for each observation that an active instance of the set may disturb, a necessary enabling
/// set of that. The README argues why such sets suffice.
/// </remarks>
internal sealed class StubbornSetFinder(StubbornSets sets, ISuccessorGenerator parts) : IStubbornSetFinder, IDisposable
{
    // One more active instance is worse than any number of others.
    private readonly int _activeCost = sets.Count + 1;

    private readonly BitSet _active = new(sets.Count);
    private readonly BitSet _set = new(sets.Count);
    private readonly int[] _open = new int[sets.Count];
    private int _openCount;
    private int _activeCount;

    public bool TryFind(ReadOnlySpan<ulong> state, ReadOnlySpan<int> active, Func<int, bool> leadsOn, Span<bool> kept)
    {
        if (active.Length < 2)
            return false;

        _active.Clear();
        foreach (int instance in active)
            _active.Add(instance);

        int best = active.Length;
        foreach (int seed in active)
        {
            if (!TryClose(seed, state, best) || !AnyLeadsOn(active, leadsOn))
                continue;

            best = _activeCount;
            for (int i = 0; i < active.Length; i++)
                kept[i] = _set.Contains(active[i]);

            if (best == 1)
                break;
        }

        return best < active.Length;
    }

    public void Dispose() => (parts as IDisposable)?.Dispose();

    private bool AnyLeadsOn(ReadOnlySpan<int> active, Func<int, bool> leadsOn)
    {
        for (int i = 0; i < active.Length; i++)
        {
            if (_set.Contains(active[i]) && leadsOn(i))
                return true;
        }

        return false;
    }

    // False when the set has too many active instances.
    private bool TryClose(int seed, ReadOnlySpan<ulong> state, int fewerThan)
    {
        _set.Clear();
        _set.Add(seed);
        _open[0] = seed;
        _openCount = 1;
        _activeCount = 0;
        do
        {
            while (_openCount > 0)
            {
                int instance = _open[--_openCount];
                bool isActive = _active.Contains(instance);
                _activeCount += isActive ? 1 : 0;
                if (_activeCount >= fewerThan)
                    return false;

                Add(isActive ? sets.Conflicts[instance] : NecessaryFor(sets.Obstacles[instance], state));
            }
        }
        while (AddForObservations(state));

        return true;
    }

    // Returns whether the set has grown.
    private bool AddForObservations(ReadOnlySpan<ulong> state)
    {
        if (!_set.Overlaps(_active, sets.Observers))
            return false;

        foreach (Observation observation in sets.Observations)
        {
            if (_set.Overlaps(_active, observation.Disturbing))
                Add(NecessaryFor(observation.Obstacles, state));
        }

        return _openCount > 0;
    }

    private void Add(BitSet more) => _openCount += _set.UnionWith(more, _open.AsSpan(_openCount));

    // Of the sets without one of whose members a guard stays false, that which costs least.
    private BitSet NecessaryFor(Obstacles obstacles, ReadOnlySpan<ulong> state)
    {
        BitSet? cheapest = null;
        int least = int.MaxValue;
        foreach (ValueObstacle obstacle in obstacles.Values)
        {
            if (obstacle.StandsIn(state))
                Consider(obstacle.Writers, ref cheapest, ref least);
        }

        if (least == 0)
            return cheapest!;

        foreach (PartObstacle obstacle in obstacles.Parts)
        {
            if (parts.Evaluate(obstacle.Part, state) == Evaluation.False)
                Consider(obstacle.Writers, ref cheapest, ref least);
        }

        return cheapest ?? obstacles.Otherwise;
    }

    private void Consider(BitSet writers, ref BitSet? cheapest, ref int least)
    {
        int cost = writers.CountOutside(_set) + (_activeCost * writers.CountInOutside(_active, _set));
        if (cost >= least)
            return;

        least = cost;
        cheapest = writers;
    }
}
