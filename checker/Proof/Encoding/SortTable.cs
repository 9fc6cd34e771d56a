using System.Collections.Immutable;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>The sorts of a specification's simple types.</summary>
/// <remarks>
/// Types with the same values share a sort: ranges with equal bounds, enums with equal members.
/// </remarks>
public sealed class SortTable
{
    /// <summary>A range with more values than this is one of integers.</summary>
    public const int MaxListedRange = 100;

    private readonly ImmutableHashSet<string> _anySize;
    private readonly Dictionary<string, FiniteSort> _finite = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarSort> _scalars = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "Bool", "Int" };

    internal SortTable(ImmutableHashSet<string> anySize) => _anySize = anySize;

    /// <summary>The scalar sorts met so far, in the order of their names.</summary>
    public IEnumerable<ScalarSort> Scalars => _scalars.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>Whether a type is a scalarset that may have any size.</summary>
    public bool IsAnySize(ModelType type) =>
        type is ScalarsetType { Name: { } name } && _anySize.Contains(name);

    /// <summary>Whether terms of a type's sort are integers, with no list of values.</summary>
    public static bool IsLarge(SimpleType type) => type is RangeType && type.Cardinality > MaxListedRange;

    /// <summary>The name of the scalarset type that a sort stands for.</summary>
    public string TypeNameOf(ScalarSort sort) => _scalars.First(s => s.Value == sort).Key;

    public ScalarSort Of(ScalarsetType type)
    {
        if (_scalars.TryGetValue(type.Name!, out ScalarSort? known))
            return known;

        var sort = new ScalarSort(UniqueName(type.Name!));
        _scalars.Add(type.Name!, sort);
        return sort;
    }

    internal Sort Of(SimpleType type, SourceSpan span) => type switch
    {
        EnumType { IsBoolean: true } => Sort.Bool,
        ScalarsetType scalarset when IsAnySize(scalarset) => Of(scalarset),
        UnionType union when union.Members.Any(IsAnySize) =>
            throw new UnencodableException(span, "a union with a scalarset of any size has no encoding"),
        MultisetIndexType => throw new UnencodableException(span, "a multiset has no encoding"),
        RangeType when IsLarge(type) => Sort.Integers,
        _ when type.Cardinality > ushort.MaxValue =>
            throw new UnencodableException(span, $"'{type}' has too many values to list"),
        _ => Finite(type),
    };

    private FiniteSort Finite(SimpleType type)
    {
        string shape = type switch
        {
            ScalarsetType scalarset => $"{scalarset.Name} {scalarset.Describe()}",
            RangeType => type.Describe(),
            _ => $"{type.Describe()} {type.Low}",
        };
        if (_finite.TryGetValue(shape, out FiniteSort? known))
            return known;

        ImmutableArray<string> labels =
            [.. Enumerable.Range(0, (int)type.Cardinality).Select(i => type.Format(type.Low + i))];
        var sort = new FiniteSort(UniqueName(type is RangeType ? shape : type.ToString()), type.Low, labels);
        _finite.Add(shape, sort);
        return sort;
    }

    private string UniqueName(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_names.Add(name); number++)
            name = $"{wanted}#{number}";

        return name;
    }
}
