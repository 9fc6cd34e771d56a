using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.Rumur;

/// <summary>A state as Rumur's verifiers write it: a name and a value for each simple part.</summary>
/// <remarks>
/// Values of scalarsets are numbers from 0, and so are their indices behind the type's name: <c>owner[Node_0]</c>.
/// Rumur has no multisets; their elements stand behind numbers in braces, <c>net{0}.from</c>.
/// </remarks>
public static class RumurState
{
    public const string Undefined = "Undefined";

    /// <summary>The parts of a state in the order of the slots.</summary>
    public static ImmutableArray<(string Name, string Value)> Parts(TransitionSystem system, ImmutableArray<long> state)
    {
        var parts = ImmutableArray.CreateBuilder<(string Name, string Value)>();
        foreach (StateVariable variable in system.Variables)
            Add(parts, variable.Name, variable.Type, state.AsSpan(variable.Offset, variable.Type.SlotCount));

        return parts.DrainToImmutable();
    }

    /// <summary>A simple value.</summary>
    public static string Value(SimpleType type, long value) => value == ModelType.Undefined
        ? Undefined
        : type is ScalarsetType ? value.ToString(CultureInfo.InvariantCulture) : type.Format(value);

    private static void Add(
        ImmutableArray<(string Name, string Value)>.Builder parts, string name, ModelType type, ReadOnlySpan<long> slots)
    {
        switch (type)
        {
            case SimpleType simple:
                parts.Add((name, Value(simple, slots[0])));
                break;
            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Add(parts, $"{name}.{field.Name}", field.Type, slots.Slice(field.Offset, field.Type.SlotCount));
                break;
            case ArrayType array:
                int stride = array.Element.SlotCount;
                for (int i = 0; i < (int)array.Index.Cardinality; i++)
                    Add(parts, $"{name}[{Index(array.Index, i)}]", array.Element, slots.Slice(i * stride, stride));
                break;
            case MultisetType multiset:
                for (int place = 0; place < multiset.Capacity; place++)
                {
                    ReadOnlySpan<long> element = slots.Slice((place * multiset.Stride) + 1, multiset.Element.SlotCount);
                    Add(parts, $"{name}{{{place.ToString(CultureInfo.InvariantCulture)}}}", multiset.Element, element);
                }

                break;
        }
    }

    private static string Index(SimpleType type, int number) => type is ScalarsetType
        ? $"{type.Name ?? "scalarset"}_{number.ToString(CultureInfo.InvariantCulture)}"
        : type.Format(type.Low + number);
}
