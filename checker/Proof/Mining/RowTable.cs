namespace ModelCheck.Proof.Mining;

/// <summary>The combinations of a template's atoms that occur in reachable states; each once.</summary>
/// <param name="atomCount">Bits of a row, from the lowest of its first word on; the bits beyond are 0.</param>
internal sealed class RowTable(int atomCount)
{
    private const int WordBits = 64;

    private readonly HashSet<ulong[]> _known = new(ByContent.Instance);
    private readonly List<ulong[]> _rows = [];
    private ulong[][] _columns = [];
    private ulong[] _all = [];

    public int AtomCount => atomCount;

    public int WordsPerRow => WordsFor(atomCount);

    public int Count => _rows.Count;

    public ulong[] this[int row] => _rows[row];

    public static int WordsFor(int atomCount) => int.Max(1, (atomCount + WordBits - 1) / WordBits);

    public static void Set(Span<ulong> row, int atom) => row[atom / WordBits] |= 1UL << (atom % WordBits);

    public static bool IsSet(ReadOnlySpan<ulong> row, int atom) => (row[atom / WordBits] >> (atom % WordBits) & 1) != 0;

    /// <summary>Adds a row unless it is there.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(ulong[] row)
    {
        if (!_known.Add(row))
            return false;

        _rows.Add(row);
        _columns = [];
        return true;
    }

    public bool Contains(ulong[] row) => _known.Contains(row);

    /// <summary>One bit for each row, all set.</summary>
    public ReadOnlySpan<ulong> All
    {
        get
        {
            Transpose();
            return _all;
        }
    }

    /// <summary>Of some rows, one bit for each, those that have a value for an atom.</summary>
    public void Restrict(ReadOnlySpan<ulong> rows, int atom, bool value, Span<ulong> result)
    {
        Transpose();
        ulong[] column = _columns[atom];
        for (int i = 0; i < rows.Length; i++)
            result[i] = rows[i] & (value ? column[i] : ~column[i]);
    }

    private void Transpose()
    {
        if (_columns.Length == atomCount)
            return;

        int words = WordsFor(_rows.Count);
        _columns = [.. Enumerable.Range(0, atomCount).Select(_ => new ulong[words])];
        _all = new ulong[words];
        for (int row = 0; row < _rows.Count; row++)
        {
            Set(_all, row);
            foreach (int atom in new SetBits(_rows[row]))
                Set(_columns[atom], row);
        }
    }

    private sealed class ByContent : IEqualityComparer<ulong[]>
    {
        public static readonly ByContent Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] row)
        {
            var hash = default(HashCode);
            foreach (ulong word in row)
                hash.Add(word);

            return hash.ToHashCode();
        }
    }
}
