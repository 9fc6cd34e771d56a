using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Tests.Language;

/// <summary>Makes states of a model that need not be reachable: any values of the variables' types.</summary>
internal static class RandomState
{
    /// <summary>Overwrites a state; multisets are left in canonical form.</summary>
    public static void Fill(TransitionSystem system, long[] state, Random random)
    {
        foreach (StateVariable variable in system.Variables)
        {
            Span<long> slots = state.AsSpan(variable.Offset, variable.Type.SlotCount);
            Fill(variable.Type, slots, random);
            MultisetCanonicalizer.Canonicalize(variable.Type, slots);
        }
    }

    private static void Fill(ModelType type, Span<long> slots, Random random)
    {
        switch (type)
        {
            case SimpleType simple:
                bool isUndefined = random.Next(16) == 0;
                slots[0] = isUndefined ? ModelType.Undefined : random.NextInt64(simple.Low, simple.High + 1);
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Fill(field.Type, slots.Slice(field.Offset, field.Type.SlotCount), random);

                break;

            case ArrayType array:
                for (int start = 0; start < slots.Length; start += array.Element.SlotCount)
                    Fill(array.Element, slots.Slice(start, array.Element.SlotCount), random);

                break;

            case MultisetType multiset:
                for (int start = 0; start < slots.Length; start += multiset.Stride)
                {
                    slots[start] = random.Next(2);
                    Fill(multiset.Element, slots.Slice(start + 1, multiset.Element.SlotCount), random);
                }

                break;
        }
    }
}
