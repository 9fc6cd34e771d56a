using System.Collections.Immutable;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Parts of the state that a designator may mean: some slots from each of several first ones.</summary>
/// <param name="Firsts">Several where an index depends on the state.</param>
/// <param name="Bag">The outermost multiset around it, or null: whoever changes an element may change the order of all.</param>
internal sealed record Place(ImmutableArray<int> Firsts, int SlotCount, Place? Bag)
{
    /// <summary>A part at a distance from the beginning.</summary>
    public Place Part(int offset, int slotCount) => new([.. Firsts.Select(f => f + offset)], slotCount, Bag);

    /// <summary>Elements from one number on.</summary>
    public Place Elements(int first, int count, int stride, int slotCount) => new(
        [.. Firsts.SelectMany(f => Enumerable.Range(first, count).Select(n => f + (n * stride)))], slotCount, Bag);

    public IEnumerable<int> Slots => Firsts.SelectMany(first => Enumerable.Range(first, SlotCount));

    public void AddTo(BitSet slots)
    {
        foreach (int slot in Slots)
            slots.Add(slot);
    }
}
