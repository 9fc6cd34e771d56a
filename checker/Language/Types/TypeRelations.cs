namespace ModelCheck.Language.Types;

/// <summary>Which types are the same, and which values may be stored where.</summary>
public static class TypeRelations
{
    /// <summary>
    /// Structural equality, except that every scalarset declaration is a type of its own: taking two of equal size
    /// for one another would make symmetry reduction unsound.
    /// </summary>
    public static bool Same(ModelType left, ModelType right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (RangeType a, RangeType b) => a.Low == b.Low && a.High == b.High,
        (EnumType a, EnumType b) => a.Members.AsSpan().SequenceEqual(b.Members.AsSpan()),
        (UnionType a, UnionType b) => SameSequence(a.Members, b.Members),
        (ArrayType a, ArrayType b) => Same(a.Index, b.Index) && Same(a.Element, b.Element),
        (RecordType a, RecordType b) => SameFields(a, b),
        (MultisetType a, MultisetType b) => a.Capacity == b.Capacity && Same(a.Element, b.Element),
        (MultisetIndexType a, MultisetIndexType b) => Same(a.Multiset, b.Multiset),
        _ => false,
    };

    /// <summary>
    /// True when a value of <paramref name="from"/> may be assigned to <paramref name="to"/>: the same type, two
    /// ranges, or a union and one of its members in either direction.
    /// </summary>
    public static bool Assignable(ModelType from, ModelType to) =>
        Same(from, to)
        || (from is RangeType && to is RangeType)
        || (to is UnionType target && from is SimpleType member && MemberIndex(target, member) is not null)
        || (from is UnionType source && to is SimpleType part && MemberIndex(source, part) is not null);

    /// <summary>The place of a type among a union's members, or null when it is none of them.</summary>
    public static int? MemberIndex(UnionType union, SimpleType member)
    {
        for (int i = 0; i < union.Members.Length; i++)
        {
            if (Same(union.Members[i], member))
                return i;
        }

        return null;
    }

    private static bool SameSequence(IReadOnlyList<SimpleType> left, IReadOnlyList<SimpleType> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second));

    private static bool SameFields(RecordType left, RecordType right) =>
        left.Fields.Length == right.Fields.Length
        && left.Fields.Zip(right.Fields).All(p => p.First.Name == p.Second.Name && Same(p.First.Type, p.Second.Type));
}
