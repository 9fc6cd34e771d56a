using System.Collections.Immutable;

namespace ModelCheck.Language.Types;

/// <summary>What values a variable or expression may have, after names and constants are resolved.</summary>
/// <remarks>
/// A value of any type is a sequence of <see cref="SlotCount"/> slots, each a 64-bit integer or
/// <see cref="Undefined"/>. Simple types take one slot; aggregates lay out their parts one after another.
/// </remarks>
public abstract class ModelType
{
    /// <summary>The slot value that stands for "undefined". No type has it as a value.</summary>
    public const long Undefined = long.MinValue;

    /// <summary>The largest number of slots that one type may have; the binder reports a type beyond it.</summary>
    public const int MaxSlots = 1 << 24;

    /// <summary>The name the type was declared under, or null for a type without one.</summary>
    public string? Name { get; init; }

    /// <summary>How many slots a value takes: 1 for a simple type.</summary>
    public abstract int SlotCount { get; }

    /// <summary>The type as the spec language writes it, with the declared name when there is one.</summary>
    public sealed override string ToString() => Name ?? Describe();

    /// <summary>The type's own text, without using <see cref="Name"/>.</summary>
    public abstract string Describe();
}

/// <summary>A type whose values are single integers in [<see cref="Low"/>, <see cref="High"/>].</summary>
public abstract class SimpleType : ModelType
{
    public abstract long Low { get; }

    public abstract long High { get; }

    public sealed override int SlotCount => 1;

    /// <summary>How many values there are, not counting undefined.</summary>
    public UInt128 Cardinality => (UInt128)((Int128)High - Low + 1);

    public bool Contains(long value) => value >= Low && value <= High;

    /// <summary>The value as the user would write or read it; never called with <see cref="ModelType.Undefined"/>.</summary>
    public abstract string Format(long value);
}

/// <summary>Integers from Low to High, both included. All ranges are mutually assignable; bounds are checked when a value is stored.</summary>
public sealed class RangeType(long low, long high) : SimpleType
{
    /// <summary>The type of integer expressions: no bound but that of 64 bits.</summary>
    public static readonly RangeType Unbounded = new(ModelType.Undefined + 1, long.MaxValue) { Name = "integer" };

    public override long Low => low;

    public override long High => high;

    public override string Describe() => $"{low}..{high}";

    public override string Format(long value) => value.ToString();
}

/// <summary>Named values, numbered from 0. Two enums with the same members in the same order are the same type.</summary>
public sealed class EnumType(ImmutableArray<string> members) : SimpleType
{
    /// <summary>The predeclared <c>boolean</c>: 0 is false, 1 is true.</summary>
    public static readonly EnumType Boolean = new(["false", "true"]) { Name = "boolean" };

    public ImmutableArray<string> Members => members;

    public bool IsBoolean => members is ["false", "true"];

    public override long Low => 0;

    public override long High => members.Length - 1;

    public override string Describe() => $"enum {{ {string.Join(", ", members)} }}";

    public override string Format(long value) => members[(int)value];
}

/// <summary>Anonymous interchangeable values, numbered from 0. Every declaration is a type of its own.</summary>
/// <param name="size">At least 1.</param>
public sealed class ScalarsetType(long size) : SimpleType
{
    public override long Low => 0;

    public override long High => size - 1;

    /// <summary>True for a declaration with a name: only these take part in symmetry reduction.</summary>
    public bool IsSymmetric => Name is not null;

    public override string Describe() => $"scalarset({size})";

    /// <summary><c>Node_1</c> for the first value: counted from 1, as CMurphi prints them.</summary>
    public override string Format(long value) => $"{Name ?? "scalarset"}_{value + 1}";
}

/// <summary>The values of several scalarsets and enums, numbered from 0 in the order of the members.</summary>
public sealed class UnionType(ImmutableArray<SimpleType> members) : SimpleType
{
    public ImmutableArray<SimpleType> Members => members;

    public override long Low => 0;

    public override long High => members.Sum(m => (long)m.Cardinality) - 1;

    /// <summary>The union value of a member's least value.</summary>
    public long OffsetOf(int memberIndex) => members.Take(memberIndex).Sum(m => (long)m.Cardinality);

    /// <summary>The member that a union value belongs to, and the value in that member.</summary>
    public (int MemberIndex, long Value) Split(long unionValue)
    {
        long rest = unionValue;
        for (int i = 0; i < members.Length; i++)
        {
            long size = (long)members[i].Cardinality;
            if (rest < size)
                return (i, members[i].Low + rest);

            rest -= size;
        }

        throw new ArgumentOutOfRangeException(nameof(unionValue), unionValue, $"not a value of {this}");
    }

    public override string Describe() => $"union {{ {string.Join(", ", members)} }}";

    public override string Format(long value)
    {
        (int index, long inner) = Split(value);
        return members[index].Format(inner);
    }
}

/// <summary>One element for each value of a simple type, the least index first.</summary>
public sealed class ArrayType(SimpleType index, ModelType element) : ModelType
{
    public SimpleType Index => index;

    public ModelType Element => element;

    public override int SlotCount { get; } = (int)long.Min((long)index.Cardinality * element.SlotCount, int.MaxValue);

    public override string Describe() => $"array [{index}] of {element}";
}

/// <summary>Named fields, laid out in order.</summary>
public sealed class RecordType : ModelType
{
    public RecordType(ImmutableArray<(string Name, ModelType Type)> fields)
    {
        int offset = 0;
        var laidOut = ImmutableArray.CreateBuilder<RecordField>(fields.Length);
        foreach ((string name, ModelType type) in fields)
        {
            laidOut.Add(new RecordField(name, type, offset));
            offset = (int)long.Min((long)offset + type.SlotCount, int.MaxValue);
        }

        Fields = laidOut.MoveToImmutable();
        SlotCount = offset;
    }

    public ImmutableArray<RecordField> Fields { get; }

    public override int SlotCount { get; }

    public RecordField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    public override string Describe() =>
        $"record {string.Concat(Fields.Select(f => $"{f.Name}: {f.Type}; "))}end";
}

/// <param name="Offset">Slots from the start of the record.</param>
public sealed record RecordField(string Name, ModelType Type, int Offset);

/// <summary>Up to <see cref="Capacity"/> elements without order.</summary>
/// <remarks>
/// <code>
/// slot 0          1 .. s          s+1            s+2 ..
///     +---------+---------------+---------+---------------+---
///     | present |   element 0   | present |   element 1   | ...      s = slots of one element
///     +---------+---------------+---------+---------------+---
/// </code>
/// <c>present</c> is 0 or 1, never undefined, also in a fresh variable. Between rules a multiset is canonical: present elements first, sorted
/// by their slots (undefined least), absent ones all undefined. Inside a rule elements keep their places, so that
/// an index bound by <c>choose</c> stays good while others are added and removed.
/// </remarks>
public sealed class MultisetType(int capacity, ModelType element) : ModelType
{
    public int Capacity => capacity;

    public ModelType Element => element;

    /// <summary>Slots from one element's <c>present</c> to the next one's.</summary>
    public int Stride => element.SlotCount + 1;

    /// <summary>The type of an index bound by <c>choose</c>, <c>multisetcount</c> or <c>multisetremovepred</c>.</summary>
    public MultisetIndexType IndexType => new(this);

    public override int SlotCount { get; } = (int)long.Min((long)capacity * (element.SlotCount + 1L), int.MaxValue);

    public override string Describe() => $"multiset [{capacity}] of {element}";
}

/// <summary>A place in a multiset, 0 to capacity - 1. No variable of the state has this type.</summary>
public sealed class MultisetIndexType(MultisetType multiset) : SimpleType
{
    public MultisetType Multiset => multiset;

    public override long Low => 0;

    public override long High => multiset.Capacity - 1;

    public override string Describe() => $"index of {multiset}";

    public override string Format(long value) => value.ToString();
}
