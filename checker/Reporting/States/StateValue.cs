using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.States;

/// <summary>The value of a variable or of a part of it, read out of a state's slots for showing.</summary>
public abstract record StateValue
{
    /// <summary>The value that a variable has in a state.</summary>
    public static StateValue Of(StateVariable variable, ImmutableArray<long> state) =>
        Of(variable.Type, state.AsSpan(variable.Offset, variable.Type.SlotCount));

    /// <summary>The value of a type that stands in these slots.</summary>
    public static StateValue Of(ModelType type, ReadOnlySpan<long> slots) => type switch
    {
        SimpleType simple => new SimpleValue(simple, slots[0]),
        RecordType record => OfRecord(record, slots),
        ArrayType array => OfArray(array, slots),
        MultisetType multiset => OfMultiset(multiset, slots),
        _ => throw new ArgumentException($"no value of type {type}", nameof(type)),
    };

    private static RecordValue OfRecord(RecordType type, ReadOnlySpan<long> slots)
    {
        var fields = ImmutableArray.CreateBuilder<(string Name, StateValue Value)>(type.Fields.Length);
        foreach (RecordField field in type.Fields)
            fields.Add((field.Name, Of(field.Type, slots.Slice(field.Offset, field.Type.SlotCount))));

        return new RecordValue(fields.MoveToImmutable());
    }

    private static ArrayValue OfArray(ArrayType type, ReadOnlySpan<long> slots)
    {
        int count = (int)type.Index.Cardinality;
        int stride = type.Element.SlotCount;
        var elements = ImmutableArray.CreateBuilder<(SimpleValue Index, StateValue Value)>(count);
        for (int i = 0; i < count; i++)
        {
            var index = new SimpleValue(type.Index, type.Index.Low + i);
            elements.Add((index, Of(type.Element, slots.Slice(i * stride, stride))));
        }

        return new ArrayValue(type.Index, elements.MoveToImmutable());
    }

    private static MultisetValue OfMultiset(MultisetType type, ReadOnlySpan<long> slots)
    {
        var elements = ImmutableArray.CreateBuilder<StateValue>();
        for (int start = 0; start < slots.Length; start += type.Stride)
        {
            if (slots[start] == 1)
                elements.Add(Of(type.Element, slots.Slice(start + 1, type.Element.SlotCount)));
        }

        return new MultisetValue(elements.DrainToImmutable());
    }
}

/// <summary>A number, boolean, enum member or scalarset value, or no value yet.</summary>
public sealed record SimpleValue(SimpleType Type, long Slot) : StateValue
{
    public bool IsUndefined => Slot == ModelType.Undefined;

    public override string ToString() => IsUndefined ? "undefined" : Type.Format(Slot);
}

public sealed record RecordValue(ImmutableArray<(string Name, StateValue Value)> Fields) : StateValue
{
    public override string ToString() => ValueText.Of(this);
}

/// <summary>An element for every value of the index type, the least first.</summary>
public sealed record ArrayValue(
    SimpleType IndexType, ImmutableArray<(SimpleValue Index, StateValue Value)> Elements) : StateValue
{
    public override string ToString() => ValueText.Of(this);
}

/// <summary>The elements that are present, repetitions included.</summary>
public sealed record MultisetValue(ImmutableArray<StateValue> Elements) : StateValue
{
    public override string ToString() => ValueText.Of(this);
}
