using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>Names for parts of a state, from where they lie.</summary>
internal static class StatePlaces
{
    /// <summary>
    /// The name of the part of the given type that starts at a slot: <c>pte[Page_1].dirty</c>.
    /// </summary>
    public static string NameAt(TransitionSystem system, int slot, ModelType type)
    {
        StateVariable variable = system.Variables.Last(v => v.Offset <= slot);
        return variable.Name + SuffixAt(variable.Type, slot - variable.Offset, type);
    }

    private static string SuffixAt(ModelType whole, int slot, ModelType wanted)
    {
        if (whole.SlotCount == wanted.SlotCount && whole.Describe() == wanted.Describe())
            return "";

        switch (whole)
        {
            case RecordType record:
                RecordField field = record.Fields.Last(f => f.Offset <= slot);
                return $".{field.Name}{SuffixAt(field.Type, slot - field.Offset, wanted)}";

            case ArrayType array:
                (int index, int rest) = Math.DivRem(slot, array.Element.SlotCount);
                string value = array.Index.Format(array.Index.Low + index);
                return $"[{value}]{SuffixAt(array.Element, rest, wanted)}";

            case MultisetType multiset:
                (int place, int inPlace) = Math.DivRem(slot, multiset.Stride);
                string number = place.ToString(CultureInfo.InvariantCulture);
                return $"{{{number}}}{SuffixAt(multiset.Element, inPlace - 1, wanted)}";

            default:
                throw new ArgumentException($"no {wanted} at slot {slot} of {whole}", nameof(slot));
        }
    }
}
