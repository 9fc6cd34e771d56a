using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Which types are the same, and which values may be stored where.</summary>
/// <remarks>
/// By default types are compared by structure, except that every scalarset declaration is a type of its own: taking
/// two of equal size for one another would make symmetry reduction unsound. Rumur compares scalarsets by size, too;
/// to CMurphi every type but a range is the same only as itself.
/// </remarks>
internal sealed class TypeRelations(Compatibility compatibility)
{
    public bool Same(ModelType left, ModelType right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (RangeType a, RangeType b) => a.Low == b.Low && a.High == b.High,
        (MultisetIndexType a, MultisetIndexType b) => Same(a.Multiset, b.Multiset),
        _ when compatibility == Compatibility.CMurphi => false,
        (EnumType a, EnumType b) => a.Members.AsSpan().SequenceEqual(b.Members.AsSpan()),
        (ScalarsetType a, ScalarsetType b) => compatibility == Compatibility.Rumur && a.High == b.High,
        (UnionType a, UnionType b) => SameSequence(a.Members, b.Members),
        (ArrayType a, ArrayType b) => Same(a.Index, b.Index) && Same(a.Element, b.Element),
        (RecordType a, RecordType b) => SameFields(a, b),
        (MultisetType a, MultisetType b) => a.Capacity == b.Capacity && Same(a.Element, b.Element),
        _ => false,
    };

    /// <summary>
    /// True when a value of <paramref name="from"/> may be stored in <paramref name="to"/>: the same type, two
    /// ranges, or a union and one of its members in either direction.
    /// </summary>
    public bool Assignable(ModelType from, ModelType to) =>
        Same(from, to)
        || (from is RangeType && to is RangeType)
        || (to is UnionType target && MemberIndex(target, from) is not null)
        || (from is UnionType source && MemberIndex(source, to) is not null);

    /// <summary>The place of a type among a union's members, or null when it is none of them.</summary>
    public int? MemberIndex(UnionType union, ModelType member)
    {
        for (int i = 0; i < union.Members.Length; i++)
        {
            if (Same(union.Members[i], member))
                return i;
        }

        return null;
    }

    private bool SameSequence(IReadOnlyList<SimpleType> left, IReadOnlyList<SimpleType> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second));

    private bool SameFields(RecordType left, RecordType right) =>
        left.Fields.Length == right.Fields.Length
        && left.Fields.Zip(right.Fields).All(p => p.First.Name == p.Second.Name && Same(p.First.Type, p.Second.Type));
}
