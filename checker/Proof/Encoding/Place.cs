using System.Collections.Immutable;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Where a value may lie.</summary>
/// <param name="Leaf">Its first leaf in the memory.</param>
/// <param name="Indices">The elements for the outermost open indices of those leaves.</param>
internal readonly record struct Alternative(Term Condition, int Leaf, ImmutableArray<Term> Indices);

/// <summary>
/// A place whose listed indices are terms: the conditions of its alternatives exclude one another. None holds
/// where
/// finding the place is an error.
/// </summary>
internal sealed record Place(ImmutableArray<Alternative> Alternatives)
{
    public static Place At(TermFactory terms, int leaf) => new([new Alternative(terms.True, leaf, [])]);

    /// <summary>The part that begins some leaves further on.</summary>
    public Place Plus(int leaves) => leaves == 0
        ? this
        : new([.. Alternatives.Select(a => a with { Leaf = a.Leaf + leaves })]);

    /// <summary>The element for an open index.</summary>
    public Place At(Term element) =>
        new([.. Alternatives.Select(a => a with { Indices = a.Indices.Add(element) })]);
}

/// <summary>A simple value that may be undefined.</summary>
/// <param name="Value">Null for <c>undefined</c> itself.</param>
/// <param name="Defined">False where the value does not matter.</param>
internal readonly record struct PartialValue(Term? Value, Term Defined);
