using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;

namespace ModelCheck.Exploration.Holding;

/// <summary>Counts the reachable states that are nearest to a violation, and keeps the first ones as examples.</summary>
/// <remarks>
/// Each example changes other values than the ones before: first the nearest to the initial states, of several the one
/// whose words are least, so that they are the same in every run.
/// </remarks>
internal sealed class NearestStates(ExploredDesign design, ImmutableArray<ClaimMargin> margins)
{
    private const int MostExamples = 3;

    private readonly HashSet<string> _changes = [];
    private readonly List<(ulong[] State, ulong[] Changed, int Depth)> _first = [];

    public long Count { get; private set; }

    /// <summary>The examples, each with the same state changed, and its depth.</summary>
    public IReadOnlyList<(ulong[] State, ulong[] Changed, int Depth)> First => _first;

    /// <summary>Adds the states of the next level.</summary>
    public void AddLevel(int depth)
    {
        var found = new Dictionary<string, (ulong[] State, ulong[] Changed)>();
        foreach (ulong[] state in design.StatesAt(depth))
        {
            if (margins.FirstOrDefault(m => m.IsNear(state)) is not { } margin)
                continue;

            Count++;
            if (_first.Count < MostExamples)
                Keep(found, state, margin);
        }

        foreach ((string changes, (ulong[] state, ulong[] changed)) in found.OrderBy(
            f => f.Value.State, Comparer<ulong[]>.Create((a, b) => design.Model.Compare(a, b))))
        {
            if (_first.Count < MostExamples && _changes.Add(changes))
                _first.Add((state, changed, depth));
        }
    }

    private void Keep(Dictionary<string, (ulong[] State, ulong[] Changed)> found, ulong[] state, ClaimMargin margin)
    {
        ulong[] changed = [.. state];
        string changes = string.Join(' ', margin.Violate(changed).Select(cell => $"{cell.Word}:{cell.Shift}").Order());
        bool isBetter = !found.TryGetValue(changes, out var known) || design.Model.Compare(state, known.State) < 0;
        if (!_changes.Contains(changes) && isBetter)
            found[changes] = ([.. state], changed);
    }
}
