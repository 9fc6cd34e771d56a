using System.Collections.Immutable;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Numbers the types that a page needs to decode slots, each once.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<ModelType, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<BundleType> _types = [];

    public ImmutableArray<BundleType> Types => [.. _types];

    /// <summary>The number of a scalarset type that was asked for before, or null.</summary>
    public int? FindScalarset(string name) => _numbers.Keys.OfType<ScalarsetType>().FirstOrDefault(type => type.Name == name)
        is { } found ? _numbers[found] : null;

    public int NumberOf(ModelType type)
    {
        if (_numbers.TryGetValue(type, out int known))
            return known;

        BundleType described = Describe(type);
        _types.Add(described);
        _numbers.Add(type, _types.Count - 1);
        return _types.Count - 1;
    }

    private BundleType Describe(ModelType type) => type switch
    {
        EnumType names => Simple("names", names) with { Names = names.Members },
        ScalarsetType scalarset => Simple("scalarset", scalarset),
        UnionType union => Simple("union", union) with { Members = [.. union.Members.Select(NumberOf)] },
        SimpleType range => Simple("range", range),
        RecordType record => Shape("record", record) with
        {
            Fields = [.. record.Fields.Select(f => new BundleField(f.Name, NumberOf(f.Type), f.Offset))],
        },
        ArrayType array => Shape("array", array) with
        {
            Index = NumberOf(array.Index),
            Element = NumberOf(array.Element),
        },
        MultisetType multiset => Shape("multiset", multiset) with
        {
            Element = NumberOf(multiset.Element),
            Capacity = multiset.Capacity,
        },
        _ => throw new ArgumentException($"no shape is known for {type}", nameof(type)),
    };

    private static BundleType Simple(string kind, SimpleType type) =>
        Shape(kind, type) with { Low = new Slot(type.Low), High = new Slot(type.High) };

    private static BundleType Shape(string kind, ModelType type) => new(kind, TextOf(type), type.SlotCount);

    // An array of arrays of records without names would spell everything out at each level.
    private static string TextOf(ModelType type) => type switch
    {
        ScalarsetType scalarset => scalarset.Name ?? "scalarset",
        { Name: { } name } => name,
        SimpleType => type.Describe(),
        _ => "",
    };
}
