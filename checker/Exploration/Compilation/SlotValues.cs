using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Aggregate values in memory, one slot for each simple part, as compiled code keeps locals.
/// </summary>
internal static unsafe class SlotValues
{
    /// <summary>
    /// Whether two values are equal, multisets by their contents. Called from compiled code.
    /// </summary>
    /// <param name="type">The number that the <see cref="CompilationUnit"/> gave the type.</param>
    public static int AreEqual(long* left, long* right, int type, RunContext* context)
    {
        ModelType modelType = CompiledTypes.Of(context, type);
        var a = new Span<long>(left, modelType.SlotCount);
        var b = new Span<long>(right, modelType.SlotCount);
        Canonicalize(modelType, a);
        Canonicalize(modelType, b);
        return a.SequenceEqual(b) ? 1 : 0;
    }

    /// <summary>
    /// Sorts the elements of every multiset in a value, present ones first and absent ones undefined.
    /// </summary>
    private static void Canonicalize(ModelType type, Span<long> slots)
    {
        switch (type)
        {
            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Canonicalize(field.Type, slots.Slice(field.Offset, field.Type.SlotCount));

                break;

            case ArrayType { Element: not SimpleType } array:
                for (int start = 0; start < slots.Length; start += array.Element.SlotCount)
                    Canonicalize(array.Element, slots.Slice(start, array.Element.SlotCount));

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
            Span<long> element = slots.Slice(start + 1, multiset.Element.SlotCount);
            Canonicalize(multiset.Element, element);
            if (slots[start] != 0)
                elements.Add(element.ToArray());
        }

        elements.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        slots.Fill(ModelType.Undefined);
        for (int i = 0; i < multiset.Capacity; i++)
        {
            Span<long> place = slots.Slice(i * multiset.Stride, multiset.Stride);
            place[0] = i < elements.Count ? 1 : 0;
            if (i < elements.Count)
                elements[i].CopyTo(place[1..]);
        }
    }
}
