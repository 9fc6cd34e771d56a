using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

public enum SymbolRole
{
    /// <summary>The value of a leaf of the state.</summary>
    Value,

    /// <summary>Whether a leaf of the state is defined.</summary>
    Definedness,

    /// <summary>
    /// An element that nothing depends on, where the specification has no value; the same in every state.
    /// </summary>
    Arbitrary,
}

/// <summary>A function that terms apply to arguments: a leaf of the state. Compared by reference.</summary>
/// <param name="name">
/// Unique: the path in the specification, as in <c>pte[].dirty</c>; that of a definedness ends in <c>?</c>.
/// </param>
/// <param name="arguments">The scalarsets that index the leaf, outermost first.</param>
public sealed class FunctionSymbol(
    string name, ImmutableArray<ScalarSort> arguments, Sort result, SymbolRole role)
{
    public string Name => name;

    public ImmutableArray<ScalarSort> Arguments => arguments;

    public Sort Result => result;

    public SymbolRole Role => role;

    /// <summary>
    /// The least and the greatest value of a leaf of sort <see cref="Sort.Integers"/>; null for other sorts.
    /// </summary>
    public (long Low, long High)? Range { get; init; }

    public override string ToString() => name;
}
