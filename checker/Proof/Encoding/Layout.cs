using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Encoding;

/// <summary>A part of a value that has a simple type.</summary>
/// <param name="Suffix">What leads from the value to the part, with empty brackets for open indices.</param>
/// <param name="Indices">The open indices, outermost first.</param>
internal sealed record LeafShape(string Suffix, SimpleType Type, ImmutableArray<ScalarsetType> Indices);

/// <summary>
/// How values are taken apart into leaves: records into fields, arrays into elements; but an array over a
/// scalarset of
/// any size is one element with an open index.
/// </summary>
internal sealed class Layout(SortTable sorts)
{
    private const int MaxLeaves = 20_000;

    private readonly Dictionary<ModelType, ImmutableArray<LeafShape>> _shapes = [];

    /// <summary>The leaves of a type, in the order of its slots.</summary>
    public ImmutableArray<LeafShape> LeavesOf(ModelType type, SourceSpan span)
    {
        if (_shapes.TryGetValue(type, out ImmutableArray<LeafShape> known))
            return known;

        ImmutableArray<LeafShape> leaves = [.. Enumerate(type, span)];
        foreach (SimpleType simple in leaves.Select(l => l.Type))
            sorts.Of(simple, span);

        _shapes.Add(type, leaves);
        return leaves;
    }

    public int CountOf(ModelType type, SourceSpan span) => LeavesOf(type, span).Length;

    /// <summary>The first leaf of a field, counted from the first one of its record.</summary>
    public int OffsetOf(RecordType record, RecordField field, SourceSpan span) =>
        record.Fields.TakeWhile(f => f != field).Sum(f => CountOf(f.Type, span));

    /// <summary>The first leaf of an element of an array whose index is listed.</summary>
    public int OffsetOf(ArrayType array, long index, SourceSpan span) =>
        (int)(index - array.Index.Low) * CountOf(array.Element, span);

    private ImmutableArray<LeafShape> Enumerate(ModelType type, SourceSpan span) => type switch
    {
        SimpleType simple => [new LeafShape("", simple, [])],
        RecordType record =>
        [
            .. record.Fields.SelectMany(
                f => LeavesOf(f.Type, span).Select(l => l with { Suffix = $".{f.Name}{l.Suffix}" })),
        ],
        ArrayType { Index: ScalarsetType index } array when sorts.IsAnySize(index) =>
        [
            .. LeavesOf(array.Element, span)
                .Select(l => l with { Suffix = $"[]{l.Suffix}", Indices = l.Indices.Insert(0, index) }),
        ],
        ArrayType array => Elements(array, span),
        _ => throw new UnencodableException(span, "a multiset has no encoding"),
    };

    private ImmutableArray<LeafShape> Elements(ArrayType array, SourceSpan span)
    {
        ImmutableArray<LeafShape> element = LeavesOf(array.Element, span);
        if (array.Index.Cardinality * (UInt128)int.Max(element.Length, 1) > MaxLeaves)
            throw new UnencodableException(span, $"'{array}' has too many elements to list");

        return
        [
            .. Enumerable.Range(0, (int)array.Index.Cardinality)
                .Select(i => array.Index is RangeType
                    ? (array.Index.Low + i).ToString(CultureInfo.InvariantCulture)
                    : array.Index.Format(array.Index.Low + i))
                .SelectMany(label => element.Select(l => l with { Suffix = $"[{label}]{l.Suffix}" })),
        ];
    }
}
