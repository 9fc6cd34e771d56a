using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.States;

/// <summary>Finds what differs between two states, down to single values.</summary>
/// <remarks>
/// Compares slots by their types, never printed text. The elements of a multiset have no places, so a multiset
/// differs by the elements that it lost and gained.
/// </remarks>
public static class StateDiff
{
    /// <summary>The differences in the order of the variables.</summary>
    public static ImmutableArray<StateChange> Between(
        ImmutableArray<StateVariable> variables, ImmutableArray<long> before, ImmutableArray<long> after)
    {
        var changes = ImmutableArray.CreateBuilder<StateChange>();
        foreach (StateVariable variable in variables)
        {
            int slots = variable.Type.SlotCount;
            Compare(
                variable.Name, variable.Type,
                before.AsSpan(variable.Offset, slots), after.AsSpan(variable.Offset, slots), changes);
        }

        return changes.DrainToImmutable();
    }

    private static void Compare(
        string path,
        ModelType type,
        ReadOnlySpan<long> before,
        ReadOnlySpan<long> after,
        ImmutableArray<StateChange>.Builder changes)
    {
        if (before.SequenceEqual(after))
            return;

        switch (type)
        {
            case SimpleType simple:
                changes.Add(new LeafChange(path, new SimpleValue(simple, before[0]), new SimpleValue(simple, after[0])));
                break;
            case RecordType record:
                foreach (RecordField field in record.Fields)
                {
                    Range slots = field.Offset..(field.Offset + field.Type.SlotCount);
                    Compare($"{path}.{field.Name}", field.Type, before[slots], after[slots], changes);
                }

                break;
            case ArrayType array:
                CompareElements(path, array, before, after, changes);
                break;
            case MultisetType multiset:
                CompareMultisets(path, multiset, before, after, changes);
                break;
        }
    }

    private static void CompareElements(
        string path,
        ArrayType type,
        ReadOnlySpan<long> before,
        ReadOnlySpan<long> after,
        ImmutableArray<StateChange>.Builder changes)
    {
        int stride = type.Element.SlotCount;
        for (int i = 0; i < (int)type.Index.Cardinality; i++)
        {
            Range slots = (i * stride)..((i + 1) * stride);
            if (!before[slots].SequenceEqual(after[slots]))
            {
                string element = $"{path}[{type.Index.Format(type.Index.Low + i)}]";
                Compare(element, type.Element, before[slots], after[slots], changes);
            }
        }
    }

    private static void CompareMultisets(
        string path,
        MultisetType type,
        ReadOnlySpan<long> before,
        ReadOnlySpan<long> after,
        ImmutableArray<StateChange>.Builder changes)
    {
        List<long[]> removed = Elements(type, before);
        List<long[]> added = [];
        foreach (long[] element in Elements(type, after))
        {
            int kept = removed.FindIndex(other => other.AsSpan().SequenceEqual(element));
            if (kept >= 0)
                removed.RemoveAt(kept);
            else
                added.Add(element);
        }

        // The same elements in other places are the same multiset.
        if (removed.Count + added.Count > 0)
            changes.Add(new MultisetChange(path, Values(type, removed), Values(type, added)));
    }

    private static List<long[]> Elements(MultisetType type, ReadOnlySpan<long> slots)
    {
        List<long[]> elements = [];
        for (int start = 0; start < slots.Length; start += type.Stride)
        {
            if (slots[start] == 1)
                elements.Add(slots.Slice(start + 1, type.Element.SlotCount).ToArray());
        }

        return elements;
    }

    private static ImmutableArray<StateValue> Values(MultisetType type, List<long[]> elements) =>
        [.. elements.Select(slots => StateValue.Of(type.Element, slots))];
}
