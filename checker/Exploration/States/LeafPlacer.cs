namespace ModelCheck.Exploration.States;

/// <summary>
/// Decides where each leaf stands: few words, no value across a word, and the values of one leaf side by
/// side, so that a dynamic index is a shift.
/// </summary>
/// <remarks>
/// Leaves that need more than a word start at a fresh one and leave gaps; then the others go, the largest
/// first, each to the fullest word that has room (best fit decreasing). The order is fixed by the leaves
/// alone.
/// </remarks>
internal sealed class LeafPlacer
{
    private readonly List<int> _usedBits = [];

    public int WordCount => int.Max(1, _usedBits.Count);

    public LeafPlacement[] Place(IReadOnlyList<Leaf> leaves, Func<Leaf, bool> isAlwaysDefined)
    {
        var placements = new LeafPlacement[leaves.Count];
        foreach (Leaf leaf in leaves)
        {
            bool defined = leaf.Role == LeafRole.Present || isAlwaysDefined(leaf);
            int width = LeafPlacement.WidthOf(leaf.Type, defined);
            placements[leaf.Number] = new LeafPlacement(
                leaf, defined, width, width, LeafPlacement.WordBits / width, 0, 0);
        }

        foreach (Leaf leaf in leaves.Where(l => l.Count > placements[l.Number].PerWord))
            placements[leaf.Number] = PlaceAcrossWords(placements[leaf.Number]);

        foreach (Leaf leaf in leaves
                     .Where(l => l.Count <= placements[l.Number].PerWord)
                     .OrderByDescending(l => l.Count * placements[l.Number].Width)
                     .ThenBy(l => l.Number))
        {
            placements[leaf.Number] = PlaceInOneWord(placements[leaf.Number]);
        }

        return placements;
    }

    private LeafPlacement PlaceAcrossWords(LeafPlacement placement)
    {
        int first = _usedBits.Count;
        for (int rest = placement.Leaf.Count; rest > 0; rest -= placement.PerWord)
            _usedBits.Add(int.Min(rest, placement.PerWord) * placement.Width);

        return placement with { Word = first };
    }

    private LeafPlacement PlaceInOneWord(LeafPlacement placement)
    {
        int bits = placement.Leaf.Count * placement.Width;
        int best = -1;
        for (int word = 0; word < _usedBits.Count; word++)
        {
            bool fits = _usedBits[word] + bits <= LeafPlacement.WordBits;
            if (fits && (best < 0 || _usedBits[word] > _usedBits[best]))
                best = word;
        }

        if (best < 0)
        {
            best = _usedBits.Count;
            _usedBits.Add(0);
        }

        int shift = _usedBits[best];
        _usedBits[best] += bits;
        return placement with { Word = best, Shift = shift };
    }
}
