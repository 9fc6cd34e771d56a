using System.Collections.Immutable;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Designs;

/// <summary>The variables that two designs both have, with the same name and type.</summary>
public sealed class CommonVariables
{
    public CommonVariables(TransitionSystem left, TransitionSystem right)
    {
        var pairs = left.Variables
            .Join(right.Variables, v => v.Name, v => v.Name, (l, r) => (Left: l, Right: r))
            .Where(pair => AreEqual(pair.Left.Type, pair.Right.Type))
            .ToArray();
        Left = [.. pairs.Select(p => p.Left)];
        Right = [.. pairs.Select(p => p.Right)];
        Layout = StateLayout.For(new StateShape(Left));
    }

    /// <summary>As the left design has them.</summary>
    public ImmutableArray<StateVariable> Left { get; }

    /// <summary>As the right design has them, in the same order.</summary>
    public ImmutableArray<StateVariable> Right { get; }

    /// <summary>The same for what <see cref="Project"/> gives.</summary>
    public ImmutableArray<StateVariable> SideBySide
    {
        get
        {
            int offset = 0;
            return [.. Left.Select(v => v with { Offset = (offset += v.Type.SlotCount) - v.Type.SlotCount })];
        }
    }

    /// <summary>Of the values of the common variables, one after the other.</summary>
    internal StateLayout Layout { get; }

    /// <summary>The values of the common variables in a state, one after the other.</summary>
    public static ImmutableArray<long> Project(ImmutableArray<StateVariable> variables, ImmutableArray<long> state) =>
        [.. variables.SelectMany(v => state.Slice(v.Offset, v.Type.SlotCount))];

    // Members of an enum and of a union are values by their places, so their names have to be equal.
    private static bool AreEqual(ModelType left, ModelType right) => (left, right) switch
    {
        (RangeType l, RangeType r) => (l.Low, l.High) == (r.Low, r.High),
        (EnumType l, EnumType r) => l.Members.SequenceEqual(r.Members),
        (ScalarsetType l, ScalarsetType r) => (l.Name, l.High) == (r.Name, r.High),
        (UnionType l, UnionType r) =>
            l.Members.Length == r.Members.Length && l.Members.Zip(r.Members, AreEqual).All(equal => equal),
        (ArrayType l, ArrayType r) => AreEqual(l.Index, r.Index) && AreEqual(l.Element, r.Element),
        (RecordType l, RecordType r) => l.Fields.Select(f => f.Name).SequenceEqual(r.Fields.Select(f => f.Name))
            && l.Fields.Zip(r.Fields, (a, b) => AreEqual(a.Type, b.Type)).All(equal => equal),
        (MultisetType l, MultisetType r) => l.Capacity == r.Capacity && AreEqual(l.Element, r.Element),
        _ => false,
    };
}
