using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>The two values that every type has: undefined, and the least one.</summary>
internal static class Slots
{
    /// <summary>
    /// Slots that are all undefined; those of a type with multisets need <see cref="Undefine"/> as well.
    /// </summary>
    public static long[] NewUndefined(int count)
    {
        long[] slots = new long[count];
        Array.Fill(slots, ModelType.Undefined);
        return slots;
    }

    /// <summary>An undefined value of a type.</summary>
    public static long[] NewUndefined(ModelType type)
    {
        long[] slots = new long[type.SlotCount];
        Undefine(type, slots);
        return slots;
    }

    /// <summary>Every simple part undefined, every multiset empty.</summary>
    public static void Undefine(ModelType type, Span<long> slots) =>
        Fill(type, slots, _ => ModelType.Undefined);

    /// <summary>Every simple part the least value of its type, every multiset empty.</summary>
    public static void Clear(ModelType type, Span<long> slots) => Fill(type, slots, simple => simple.Low);

    private static void Fill(ModelType type, Span<long> slots, Func<SimpleType, long> valueOf)
    {
        switch (type)
        {
            case SimpleType simple:
                slots[0] = valueOf(simple);
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Fill(field.Type, slots.Slice(field.Offset, field.Type.SlotCount), valueOf);

                break;

            case ArrayType array:
                int size = array.Element.SlotCount;
                for (int start = 0; start < slots.Length; start += size)
                    Fill(array.Element, slots.Slice(start, size), valueOf);

                break;

            case MultisetType multiset:
                for (int start = 0; start < slots.Length; start += multiset.Stride)
                {
                    slots[start] = 0;
                    Undefine(multiset.Element, slots.Slice(start + 1, multiset.Element.SlotCount));
                }

                break;

            default:
                throw new ArgumentException($"no slots are known for {type}", nameof(type));
        }
    }
}
