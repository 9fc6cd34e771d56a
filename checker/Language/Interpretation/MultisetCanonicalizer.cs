using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// Brings multisets into the one order that stands for all of them: present elements first, sorted by their
/// slots with undefined least, and absent ones undefined.
/// </summary>
/// <remarks>
/// Inner multisets first, because the slots of an element are comparable only when its own multisets are
/// canonical.
/// </remarks>
internal static class MultisetCanonicalizer
{
    public static bool ContainsMultiset(ModelType type) => type switch
    {
        MultisetType => true,
        ArrayType array => ContainsMultiset(array.Element),
        RecordType record => record.Fields.Any(f => ContainsMultiset(f.Type)),
        _ => false,
    };

    /// <summary>Rewrites every multiset in a value of the type.</summary>
    public static void Canonicalize(ModelType type, Span<long> slots)
    {
        switch (type)
        {
            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Canonicalize(field.Type, slots.Slice(field.Offset, field.Type.SlotCount));

                break;

            case ArrayType array when ContainsMultiset(array.Element):
                int size = array.Element.SlotCount;
                for (int start = 0; start < slots.Length; start += size)
                    Canonicalize(array.Element, slots.Slice(start, size));

                break;

            case MultisetType multiset:
                Sort(multiset, slots);
                break;
        }
    }

    private static void Sort(MultisetType multiset, Span<long> slots)
    {
        var elements = new List<long[]>();
        for (int start = 0; start < slots.Length; start += multiset.Stride)
        {
            if (slots[start] == 0)
                continue;

            long[] element = slots.Slice(start + 1, multiset.Element.SlotCount).ToArray();
            Canonicalize(multiset.Element, element);
            elements.Add(element);
        }

        elements.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        Slots.Undefine(multiset, slots);
        for (int i = 0; i < elements.Count; i++)
        {
            Span<long> place = slots.Slice(i * multiset.Stride, multiset.Stride);
            place[0] = 1;
            elements[i].CopyTo(place[1..]);
        }
    }
}
