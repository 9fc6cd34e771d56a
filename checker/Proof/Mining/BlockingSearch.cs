using System.Collections.Immutable;
using System.Numerics;

namespace ModelCheck.Proof.Mining;

/// <summary>
/// Finds few atoms that tell one combination of values from all that occur: what they have in common with it
/// occurs nowhere, so "one of them is different" is a clause that holds.
/// </summary>
/// <remarks>
/// The atoms must include one of those in which a row differs, for each row: a smallest hitting set. Found by
/// branching over the row with the fewest differences; rows come in an order that depends on their contents only.
/// </remarks>
internal sealed class BlockingSearch
{
    private const int WordBits = 64;

    private readonly int _width;
    private readonly ulong[] _differences;
    private readonly int _count;
    private readonly List<int> _chosen = [];
    private long _work;

    /// <param name="most">Rows that may be looked at before the search gives up: a bound on its time.</param>
    public BlockingSearch(RowTable rows, ReadOnlySpan<ulong> combination, long most = 2_000_000_000)
    {
        _width = rows.WordsPerRow;
        _work = most;
        var differences = new (int Size, ulong[] Words)[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            ulong[] words = new ulong[_width];
            int size = 0;
            for (int j = 0; j < _width; j++)
            {
                words[j] = rows[i][j] ^ combination[j];
                size += BitOperations.PopCount(words[j]);
            }

            differences[i] = (size, words);
        }

        Array.Sort(differences, Compare);
        IsPossible = differences is [] || differences[0].Size > 0;
        _count = differences.Length;
        _differences = new ulong[_count * _width];
        for (int i = 0; i < _count; i++)
            differences[i].Words.CopyTo(_differences, i * _width);
    }

    /// <summary>False when the combination itself occurs.</summary>
    public bool IsPossible { get; }

    /// <summary>Exactly so many atoms or fewer, in ascending order; null when there are none, or none were found in time.</summary>
    public ImmutableArray<int>? Find(int size)
    {
        if (!IsPossible)
            return null;

        _chosen.Clear();
        return Search([.. Enumerable.Range(0, _count)], size) ? [.. _chosen.Order()] : null;
    }

    private static int Compare((int Size, ulong[] Words) x, (int Size, ulong[] Words) y) => x.Size != y.Size
        ? x.Size.CompareTo(y.Size)
        : x.Words.AsSpan().SequenceCompareTo(y.Words);

    // The rows left are in order, so the first one has the fewest differences.
    private bool Search(int[] left, int size)
    {
        if (left is [])
            return true;

        if (size == 0 || _work <= 0)
            return false;

        if (size == 1)
            return SearchCommon(left);

        for (int word = 0; word < _width; word++)
        {
            for (ulong bits = _differences[(left[0] * _width) + word]; bits != 0; bits &= bits - 1)
            {
                int atom = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                _chosen.Add(atom);
                if (Search(NotHitBy(atom, left), size - 1))
                    return true;

                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        return false;
    }

    private bool SearchCommon(int[] left)
    {
        Span<ulong> common = stackalloc ulong[_width];
        common.Fill(ulong.MaxValue);
        foreach (int row in left)
        {
            _work--;
            ulong any = 0;
            for (int word = 0; word < _width; word++)
                any |= common[word] &= _differences[(row * _width) + word];

            if (any == 0)
                return false;
        }

        int first = common.IndexOfAnyExcept(0UL);
        _chosen.Add((first * WordBits) + BitOperations.TrailingZeroCount(common[first]));
        return true;
    }

    private int[] NotHitBy(int atom, int[] left)
    {
        int word = atom / WordBits;
        ulong bit = 1UL << (atom % WordBits);
        _work -= left.Length;
        return Array.FindAll(left, row => (_differences[(row * _width) + word] & bit) == 0);
    }
}
