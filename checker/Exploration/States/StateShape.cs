using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.States;

/// <summary>
/// The state variables as a forest whose leaves are the simple values. All elements of an array share one
/// subtree, so a leaf stands for as many values as there are combinations of indices on the way to it.
/// </summary>
/// <remarks>
/// The values of a leaf are numbered by the indices on the way, the last one fastest: element (i, j) of
/// <c>array [0..2] of array [0..4] of T</c> is number 5i + j.
/// </remarks>
public sealed class StateShape
{
    private readonly List<Leaf> _leaves = [];

    public StateShape(TransitionSystem system)
        : this(system.Variables)
    {
    }

    /// <summary>Of some variables, whose slots then follow one another.</summary>
    public StateShape(ImmutableArray<StateVariable> variables)
    {
        Variables = [.. variables.Select(v => Build(v.Type, v.Name, 1))];
        SlotCount = variables.Sum(v => v.Type.SlotCount);
    }

    /// <summary>One tree for each state variable, in order.</summary>
    public ImmutableArray<ShapeNode> Variables { get; }

    public IReadOnlyList<Leaf> Leaves => _leaves;

    public int SlotCount { get; }

    /// <summary>
    /// Calls back for every slot in order with its leaf and the number of its value within the leaf.
    /// </summary>
    public void ForEachSlot(Action<Leaf, int> visit)
    {
        foreach (ShapeNode variable in Variables)
            variable.ForEachSlot(0, visit);
    }

    private ShapeNode Build(ModelType type, string path, int count) => type switch
    {
        SimpleType simple => AddLeaf(simple, path, count, LeafRole.Value),
        ArrayType array => new ArrayShape(
            (int)array.Index.Cardinality,
            Build(array.Element, path + "[]", checked(count * (int)array.Index.Cardinality))),
        RecordType record => new RecordShape(
            [.. record.Fields.Select(f => Build(f.Type, $"{path}.{f.Name}", count))]),
        MultisetType multiset => new MultisetShape(
            multiset.Capacity,
            AddLeaf(EnumType.Boolean, path + ".present", checked(count * multiset.Capacity), LeafRole.Present),
            Build(multiset.Element, path + "{}", checked(count * multiset.Capacity))),
        _ => throw new ArgumentException($"a state variable of type {type}", nameof(type)),
    };

    private Leaf AddLeaf(SimpleType type, string path, int count, LeafRole role)
    {
        var leaf = new Leaf(_leaves.Count, path, type, count, role);
        _leaves.Add(leaf);
        return leaf;
    }
}

/// <summary>A part of a state variable.</summary>
public abstract record ShapeNode
{
    internal abstract void ForEachSlot(int number, Action<Leaf, int> visit);
}

public enum LeafRole
{
    /// <summary>A value of the model, perhaps undefined.</summary>
    Value,

    /// <summary>Whether a place of a multiset holds an element: 0 or 1, never undefined.</summary>
    Present,
}

/// <summary>All simple values that one path of fields and elements leads to.</summary>
/// <param name="Number">Its place in <see cref="StateShape.Leaves"/>.</param>
/// <param name="Path">As the user would write it, without the indices: <c>node[].state</c>.</param>
/// <param name="Count">How many values it stands for, at least 1.</param>
public sealed record Leaf(int Number, string Path, SimpleType Type, int Count, LeafRole Role) : ShapeNode
{
    internal override void ForEachSlot(int number, Action<Leaf, int> visit) => visit(this, number);
}

public sealed record RecordShape(ImmutableArray<ShapeNode> Fields) : ShapeNode
{
    internal override void ForEachSlot(int number, Action<Leaf, int> visit)
    {
        foreach (ShapeNode field in Fields)
            field.ForEachSlot(number, visit);
    }
}

public sealed record ArrayShape(int Count, ShapeNode Element) : ShapeNode
{
    internal override void ForEachSlot(int number, Action<Leaf, int> visit)
    {
        for (int i = 0; i < Count; i++)
            Element.ForEachSlot((number * Count) + i, visit);
    }
}

public sealed record MultisetShape(int Capacity, Leaf Present, ShapeNode Element) : ShapeNode
{
    internal override void ForEachSlot(int number, Action<Leaf, int> visit)
    {
        for (int i = 0; i < Capacity; i++)
        {
            Present.ForEachSlot((number * Capacity) + i, visit);
            Element.ForEachSlot((number * Capacity) + i, visit);
        }
    }
}
