using System.Text;

namespace ModelCheck.Language.Types;

/// <summary>Values as text, the same in every report.</summary>
public static class ValueFormatter
{
    /// <summary>The text of a value that is undefined, as both Murphi checkers print it.</summary>
    public const string Undefined = "Undefined";

    public static string Format(SimpleType type, long value) =>
        value == ModelType.Undefined ? Undefined : type.Format(value);

    /// <summary>
    /// A value on one line: <c>Idle</c>, <c>{state: Idle, count: 3}</c> for a record, <c>[1: true, 2:
    /// Undefined]</c> for an array, <c>{| 3, 3, 5 |}</c> for the elements of a multiset.
    /// </summary>
    /// <param name="slots">As many as the type has.</param>
    public static string Format(ModelType type, ReadOnlySpan<long> slots)
    {
        var text = new StringBuilder();
        Append(text, type, slots);
        return text.ToString();
    }

    /// <summary>
    /// One line <c>place:value</c> for each simple part of a value, the form that <c>put</c> prints. Elements
    /// of a multiset are places with their number in braces: <c>net{0}.src:Node_1</c>.
    /// </summary>
    public static string FormatLines(string place, ModelType type, ReadOnlySpan<long> slots)
    {
        var text = new StringBuilder();
        AppendLines(text, place, type, slots);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ModelType type, ReadOnlySpan<long> slots)
    {
        if (type is SimpleType simple)
        {
            text.Append(Format(simple, slots[0]));
            return;
        }

        (string open, string close) = type switch
        {
            ArrayType => ("[", "]"),
            RecordType => ("{", "}"),
            _ => ("{|", "|}"),
        };
        text.Append(open);
        string separator = type is MultisetType ? " " : "";
        foreach (Part part in PartsOf(type, slots))
        {
            text.Append(separator);
            if (part.Label.Length > 0)
                text.Append(part.Label).Append(": ");

            Append(text, part.Type, slots.Slice(part.Offset, part.Type.SlotCount));
            separator = ", ";
        }

        text.Append(type is MultisetType ? " " : "").Append(close);
    }

    private static void AppendLines(
        StringBuilder text, string place, ModelType type, ReadOnlySpan<long> slots)
    {
        if (type is SimpleType simple)
        {
            text.Append(place).Append(':').Append(Format(simple, slots[0])).Append('\n');
            return;
        }

        foreach (Part part in PartsOf(type, slots))
            AppendLines(text, place + part.Suffix, part.Type, slots.Slice(part.Offset, part.Type.SlotCount));
    }

    private static List<Part> PartsOf(ModelType type, ReadOnlySpan<long> slots) => type switch
    {
        RecordType record => [.. record.Fields.Select(f => new Part(f.Name, $".{f.Name}", f.Type, f.Offset))],
        ArrayType array => ElementsOf(array),
        MultisetType multiset => ElementsOf(multiset, slots),
        _ => throw new ArgumentException($"{type} has no parts", nameof(type)),
    };

    private static List<Part> ElementsOf(ArrayType array)
    {
        var parts = new List<Part>();
        for (long index = array.Index.Low; index <= array.Index.High; index++)
        {
            string label = array.Index.Format(index);
            int offset = (int)(index - array.Index.Low) * array.Element.SlotCount;
            parts.Add(new Part(label, $"[{label}]", array.Element, offset));
        }

        return parts;
    }

    private static List<Part> ElementsOf(MultisetType multiset, ReadOnlySpan<long> slots)
    {
        var parts = new List<Part>();
        for (int place = 0; place < multiset.Capacity; place++)
        {
            int start = place * multiset.Stride;
            if (slots[start] == 1)
                parts.Add(new Part("", $"{{{place}}}", multiset.Element, start + 1));
        }

        return parts;
    }

    /// <param name="Label">
    /// How the part is named inside its whole; empty for an element of a multiset.
    /// </param>
    /// <param name="Suffix">What the part adds to the name of its whole.</param>
    /// <param name="Offset">Slots from the start of the whole.</param>
    private readonly record struct Part(string Label, string Suffix, ModelType Type, int Offset);
}
