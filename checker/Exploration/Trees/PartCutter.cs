using System.Numerics;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Trees;

/// <summary>Puts the values of a state into parts, one part after another.</summary>
/// <param name="targetBits">What a part should have.</param>
internal sealed class PartCutter(int wordCount, int targetBits)
{
    private const int MostBits = 2 * LeafPlacement.WordBits;

    private readonly List<ulong[]> _parts = [new ulong[wordCount]];
    private int _used;

    /// <summary>For each part the bits of each word that are its own.</summary>
    public IReadOnlyList<ulong[]> Parts => _parts;

    /// <summary>Adds values that belong together: to one part if they fit.</summary>
    public void Add(IReadOnlyCollection<PlacedValue> unit)
    {
        int bits = unit.Sum(v => v.Width);
        if (_used > 0 && (_used + (bits / 2) > targetBits || (_used + bits > MostBits && bits <= MostBits)))
            Begin();

        foreach (PlacedValue value in unit)
        {
            if (_used + value.Width > MostBits)
                Begin();

            _parts[^1][value.Word] |= value.Mask;
            _used += value.Width;
        }
    }

    private void Begin()
    {
        _parts.Add(new ulong[wordCount]);
        _used = 0;
    }
}

/// <summary>Where one value of a state stands.</summary>
internal readonly record struct PlacedValue(int Word, ulong Mask)
{
    public int Width => BitOperations.PopCount(Mask);

    /// <summary>
    /// All values of a state, those together that have the same first index of arrays of the same length; first those
    /// without an index.
    /// </summary>
    public static IEnumerable<PlacedValue[]> UnitsOf(StateLayout layout)
    {
        var found = new List<((int Length, int Index) Unit, PlacedValue Value)>();
        foreach (ShapeNode variable in layout.Shape.Variables)
        {
            int length = LengthOf(variable);
            variable.ForEachSlot(0, (leaf, number) =>
            {
                LeafPlacement placement = layout.Placements[leaf.Number];
                ulong mask = placement.Mask << placement.ShiftOf(number);
                found.Add(((length, number / (leaf.Count / length)), new PlacedValue(placement.WordOf(number), mask)));
            });
        }

        return found.GroupBy(f => f.Unit).OrderBy(g => g.Key).Select(g => g.Select(f => f.Value).ToArray());
    }

    private static int LengthOf(ShapeNode variable) => variable switch
    {
        ArrayShape array => array.Count,
        MultisetShape multiset => multiset.Capacity,
        _ => 1,
    };
}
