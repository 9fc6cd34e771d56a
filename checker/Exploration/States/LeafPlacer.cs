namespace ModelCheck.Exploration.States;

/// <summary>
/// Decides where each leaf stands: few words, no value across a word, and the values of one leaf at equal
/// distances, so that a dynamic index is a shift.
/// </summary>
/// <remarks>
/// Groups that need more than a word start at a fresh one and leave gaps; then the others go, the largest
/// first, each to the fullest word that has room (best fit decreasing). The order is fixed by the leaves
/// alone.
/// </remarks>
internal sealed class LeafPlacer(StateShape shape, Func<Leaf, bool> isAlwaysDefined)
{
    private readonly LeafPlacement[] _placements = new LeafPlacement[shape.Leaves.Count];
    private readonly List<int> _usedBits = [];

    public int WordCount => int.Max(1, _usedBits.Count);

    public LeafPlacement[] Place()
    {
        List<LeafGroup> groups = LeafGroup.Of(shape, l => LeafPlacement.WidthOf(l.Type, IsDefined(l)));
        foreach (LeafGroup group in groups.Where(g => g.Count > g.PerWord))
            PlaceAcrossWords(group);

        foreach (LeafGroup group in groups
                     .Where(g => g.Count <= g.PerWord)
                     .OrderByDescending(g => g.Count * g.Width)
                     .ThenBy(g => g.Leaves[0].Number))
        {
            PlaceInOneWord(group);
        }

        return _placements;
    }

    private bool IsDefined(Leaf leaf) => leaf.Role == LeafRole.Present || isAlwaysDefined(leaf);

    private void PlaceAcrossWords(LeafGroup group)
    {
        int first = _usedBits.Count;
        for (int rest = group.Count; rest > 0; rest -= group.PerWord)
            _usedBits.Add(int.Min(rest, group.PerWord) * group.Width);

        Assign(group, first, 0);
    }

    private void PlaceInOneWord(LeafGroup group)
    {
        int bits = group.Count * group.Width;
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

        Assign(group, best, _usedBits[best]);
        _usedBits[best] += bits;
    }

    private void Assign(LeafGroup group, int word, int shift)
    {
        int above = group.Width;
        for (int i = 0; i < group.Leaves.Length; i++)
        {
            Leaf leaf = group.Leaves[i];
            above -= group.Widths[i];
            _placements[leaf.Number] = new LeafPlacement(
                leaf, IsDefined(leaf), group.Widths[i], group.Width, group.PerWord, word, shift + above);
        }
    }
}
