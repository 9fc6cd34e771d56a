using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

/// <summary>What kind of value a term has. Sorts are compared by reference.</summary>
public abstract class Sort
{
    /// <summary>Truth values.</summary>
    public static readonly Sort Bool = new BoolSort();

    /// <summary>
    /// Integers without bounds: results of arithmetic, and variables whose range is too large to list.
    /// </summary>
    public static readonly Sort Integers = new IntSort();

    /// <summary>Unique among the sorts of one specification.</summary>
    public abstract string Name { get; }

    public sealed override string ToString() => Name;

    private sealed class BoolSort : Sort
    {
        public override string Name => "Bool";
    }

    private sealed class IntSort : Sort
    {
        public override string Name => "Int";
    }
}

/// <summary>
/// A fixed list of values: those of an enum, a union, a small range, or a scalarset of fixed size.
/// </summary>
/// <param name="low">The least value; the others follow without a gap.</param>
/// <param name="labels">What the specification calls the values.</param>
public sealed class FiniteSort(string name, long low, ImmutableArray<string> labels) : Sort
{
    public override string Name => name;

    public long Low => low;

    public long High => low + labels.Length - 1;

    /// <summary>How many values there are, at least 1.</summary>
    public int Count => labels.Length;

    public ImmutableArray<string> Labels => labels;

    public bool Contains(long value) => value >= Low && value <= High;

    public string LabelOf(long value) => labels[(int)(value - low)];
}

/// <summary>
/// A scalarset of any size, at least one: nothing is known of its elements but which are equal.
/// </summary>
public sealed class ScalarSort(string name) : Sort
{
    public override string Name => name;
}
