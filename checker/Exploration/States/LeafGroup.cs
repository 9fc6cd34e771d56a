namespace ModelCheck.Exploration.States;

/// <summary>Leaves that are placed together: value n of each stands beside value n of the others.</summary>
/// <remarks>
/// The first leaf has the most significant bits. The parts of a multiset's elements are one group, its flag
/// first, so that an element is one number whose order is that of the element's slots, and sorting a multiset
/// is sorting numbers. All other leaves are groups of their own.
/// </remarks>
internal sealed record LeafGroup(Leaf[] Leaves, int[] Widths)
{
    public int Width => Widths.Sum();

    public int Count => Leaves[0].Count;

    public int PerWord => LeafPlacement.WordBits / Width;

    /// <summary>All groups of a shape.</summary>
    public static List<LeafGroup> Of(StateShape shape, Func<Leaf, int> widthOf)
    {
        var groups = new List<LeafGroup>();
        var grouped = new HashSet<int>();
        foreach (ShapeNode variable in shape.Variables)
            CollectMultisets(variable, widthOf, groups, grouped);

        foreach (Leaf leaf in shape.Leaves.Where(l => !grouped.Contains(l.Number)))
            groups.Add(new LeafGroup([leaf], [widthOf(leaf)]));

        return groups;
    }

    private static void CollectMultisets(
        ShapeNode node, Func<Leaf, int> widthOf, List<LeafGroup> groups, HashSet<int> grouped)
    {
        switch (node)
        {
            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    CollectMultisets(field, widthOf, groups, grouped);

                break;

            case ArrayShape array:
                CollectMultisets(array.Element, widthOf, groups, grouped);
                break;

            case MultisetShape multiset:
                if (TryGroup(multiset, widthOf) is not { } group)
                    break;

                groups.Add(group);
                grouped.UnionWith(group.Leaves.Select(l => l.Number));
                break;
        }
    }

    // Only elements without arrays or multisets inside, that fit into a word.
    private static LeafGroup? TryGroup(MultisetShape multiset, Func<Leaf, int> widthOf)
    {
        List<Leaf> leaves = [multiset.Present];
        multiset.Element.ForEachSlot(0, (leaf, _) => leaves.Add(leaf));
        var group = new LeafGroup([.. leaves], [.. leaves.Select(widthOf)]);
        bool isFlat = leaves.TrueForAll(l => l.Count == multiset.Present.Count);
        return isFlat && group.Width <= LeafPlacement.WordBits ? group : null;
    }
}
