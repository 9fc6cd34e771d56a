using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Renames the elements of symmetric types in a state. Not safe for several threads.</summary>
internal sealed class Renaming
{
    private readonly SymmetryTables _tables;
    private readonly SymmetricSlot[] _slots;
    private readonly long[] _renamed;
    private readonly int[] _identity;

    public Renaming(SymmetryTables tables)
    {
        _tables = tables;
        _slots = [.. tables.Slots, .. tables.Tuples.SelectMany(t => t.Slots)];
        _renamed = new long[tables.SlotCount];
        _identity = [.. Enumerable.Range(0, tables.ElementCount)];
    }

    /// <summary>The state in which every element has its new name; good until the next call.</summary>
    /// <param name="names">For each element its new number, within its scalarset.</param>
    public long[] Apply(long[] slots, int[] names)
    {
        foreach (SymmetricSlot slot in _slots)
        {
            long value = slots[slot.Slot];
            int named = slot.ElementOf(value);
            int target = slot.Slot;
            for (int i = 0; i < slot.Elements.Length; i++)
                target += (names[slot.Elements[i]] - slot.Elements[i]) * slot.Strides[i];

            _renamed[target] = named < 0 ? value : value + names[named] - named;
        }

        foreach (MultisetPlace multiset in _tables.Multisets)
            Sort(multiset.Type, _renamed.AsSpan(multiset.Offset, multiset.Type.SlotCount));

        return _renamed;
    }

    /// <summary>Whether exchanging two elements leaves the state as it is.</summary>
    public bool ExchangeKeeps(long[] slots, int left, int right)
    {
        (_identity[left], _identity[right]) = (right, left);
        bool keeps = Apply(slots, _identity).AsSpan().SequenceEqual(slots);
        (_identity[left], _identity[right]) = (left, right);
        return keeps;
    }

    // Present elements first, by their slots; the slots of absent ones are undefined and stay so.
    private static void Sort(MultisetType type, Span<long> slots)
    {
        for (int i = 1; i < type.Capacity; i++)
        {
            for (int j = i; j > 0 && ComesBefore(type, slots, j, j - 1); j--)
                Exchange(Place(type, slots, j), Place(type, slots, j - 1));
        }
    }

    private static bool ComesBefore(MultisetType type, Span<long> slots, int left, int right)
    {
        Span<long> a = Place(type, slots, left);
        Span<long> b = Place(type, slots, right);
        return a[0] != b[0] ? a[0] > b[0] : a[1..].SequenceCompareTo(b[1..]) < 0;
    }

    private static void Exchange(Span<long> left, Span<long> right)
    {
        for (int i = 0; i < left.Length; i++)
            (left[i], right[i]) = (right[i], left[i]);
    }

    private static Span<long> Place(MultisetType type, Span<long> slots, int place) =>
        slots.Slice(place * type.Stride, type.Stride);
}
