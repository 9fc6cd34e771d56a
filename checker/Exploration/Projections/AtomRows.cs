using System.Collections.Immutable;

namespace ModelCheck.Exploration.Projections;

/// <summary>The combinations of atoms' values that occur, each once, in an order that is the same in every run.</summary>
/// <remarks>
/// <code>
/// bit 0            AtomCount             2 * AtomCount
///     +----------------+---------------------+----
///     | atom i is true |  atom i is false    | 0 ...     from the lowest bit of a row's first word on
///     +----------------+---------------------+----
/// </code>
/// An atom whose evaluation goes wrong is neither.
/// </remarks>
/// <param name="Words">The rows, one after another.</param>
public sealed record AtomRows(int AtomCount, ImmutableArray<ulong> Words)
{
    private const int WordBits = 64;

    public int WordsPerRow => WordsFor(AtomCount);

    public int Count => Words.Length / WordsPerRow;

    public ReadOnlySpan<ulong> this[int row] => Words.AsSpan(row * WordsPerRow, WordsPerRow);

    public bool IsTrue(int row, int atom) => IsSet(row, atom);

    public bool IsFalse(int row, int atom) => IsSet(row, AtomCount + atom);

    internal static int WordsFor(int atomCount) => ((2 * atomCount) + WordBits - 1) / WordBits;

    internal static void Set(Span<ulong> row, int bit) => row[bit / WordBits] |= 1UL << (bit % WordBits);

    private bool IsSet(int row, int bit) => (this[row][bit / WordBits] >> (bit % WordBits) & 1) != 0;
}
