using System.Collections.Immutable;
using System.Numerics;

namespace ModelCheck.Proof.Mining;

/// <summary>
/// Finds few atoms that tell one combination of values from all that occur: what they have in common with it
/// occurs nowhere, so "one of them is different" is a clause that holds.
/// </summary>
/// <remarks>
/// The atoms must include one of those in which a row differs, for each row: a smallest hitting set. The rows that agree
/// with the combination in all atoms chosen so far are a bit set; the next atom is one of those in which one of these
/// rows differs, of some rows the one that differs in fewest.
/// </remarks>
internal sealed class BlockingSearch
{
    private const int WordBits = 64;

    // Looking at all rows for the one with the fewest differences would cost more than it saves.
    private const int Sample = 4096;

    private readonly RowTable _rows;
    private readonly ulong[] _combination;
    private readonly List<int> _chosen = [];
    private readonly List<ulong[]> _left = [];
    private long _work;

    /// <param name="most">Words that may be looked at before the search gives up: a bound on its time.</param>
    public BlockingSearch(RowTable rows, ulong[] combination, long most = 1_000_000_000)
    {
        _rows = rows;
        _combination = combination;
        _work = most;
        IsPossible = !rows.Contains(combination);
    }

    /// <summary>False when the combination itself occurs.</summary>
    public bool IsPossible { get; }

    /// <summary>So many atoms or fewer, in ascending order; null when there are none, or none were found in time.</summary>
    public ImmutableArray<int>? Find(int size)
    {
        if (!IsPossible)
            return null;

        _chosen.Clear();
        return Search(_rows.All, size) ? [.. _chosen.Order()] : null;
    }

    private bool Search(ReadOnlySpan<ulong> left, int size)
    {
        if (!left.ContainsAnyExcept(0UL))
            return true;

        if (size == 0 || _work <= 0)
            return false;

        if (size == 1)
            return SearchCommon(left);

        ulong[] differences = FewestDifferences(left);
        ulong[] rest = ScratchAt(_chosen.Count);
        foreach (int atom in new SetBits(differences))
        {
            _work -= left.Length;
            _rows.Restrict(left, atom, RowTable.IsSet(_combination, atom), rest);
            _chosen.Add(atom);
            if (Search(rest, size - 1))
                return true;

            _chosen.RemoveAt(_chosen.Count - 1);
        }

        return false;
    }

    // One atom that differs in every row that is left.
    private bool SearchCommon(ReadOnlySpan<ulong> left)
    {
        Span<ulong> common = stackalloc ulong[_rows.WordsPerRow];
        common.Fill(ulong.MaxValue);
        foreach (int row in new SetBits(left))
        {
            _work--;
            ulong any = 0;
            ulong[] values = _rows[row];
            for (int word = 0; word < common.Length; word++)
                any |= common[word] &= values[word] ^ _combination[word];

            if (any == 0)
                return false;
        }

        int first = common.IndexOfAnyExcept(0UL);
        _chosen.Add((first * WordBits) + BitOperations.TrailingZeroCount(common[first]));
        return true;
    }

    private ulong[] FewestDifferences(ReadOnlySpan<ulong> left)
    {
        int best = -1;
        int fewest = int.MaxValue;
        int seen = 0;
        foreach (int row in new SetBits(left))
        {
            if (seen++ == Sample || fewest == 1)
                break;

            int count = CountDifferences(_rows[row]);
            if (count >= fewest)
                continue;

            fewest = count;
            best = row;
        }

        _work -= seen;
        return [.. _rows[best].Zip(_combination, (value, other) => value ^ other)];
    }

    private int CountDifferences(ulong[] row)
    {
        int count = 0;
        for (int word = 0; word < row.Length; word++)
            count += BitOperations.PopCount(row[word] ^ _combination[word]);

        return count;
    }

    private ulong[] ScratchAt(int depth)
    {
        while (_left.Count <= depth)
            _left.Add(new ulong[_rows.All.Length]);

        return _left[depth];
    }
}
