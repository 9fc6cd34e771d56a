namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// The elements of symmetric types in the order of their colors, those of each scalarset together. Elements of one color
/// that follow one another are a cell.
/// </summary>
internal sealed class ColorCells(SymmetryTables tables, Renaming renaming)
{
    private readonly (int First, int End)[] _scalarsets = [.. tables.Scalarsets];

    public int[] Order { get; } = new int[tables.ElementCount];

    /// <summary>For each element its rank, which decides among those of one color; all are equal unless they are set.</summary>
    public int[] Ranks { get; } = new int[tables.ElementCount];

    public void Sort(ulong[] colors)
    {
        for (int i = 0; i < Order.Length; i++)
            Order[i] = i;

        Comparer<int> order = Comparer<int>.Create((a, b) =>
            colors[a] != colors[b] ? colors[a].CompareTo(colors[b]) : Ranks[a].CompareTo(Ranks[b]));
        foreach ((int first, int end) in _scalarsets)
            Array.Sort(Order, first, end - first, order);
    }

    /// <summary>Where the cells begin and end in the order that <see cref="Sort"/> left.</summary>
    public IEnumerable<(int Start, int End)> Find(ulong[] colors)
    {
        foreach ((int first, int end) in _scalarsets)
        {
            int next;
            for (int start = first; start < end; start = next)
            {
                next = start + 1;
                while (next < end && colors[Order[next]] == colors[Order[start]])
                    next++;

                yield return (start, next);
            }
        }
    }

    /// <summary>
    /// The first cell with two elements that cannot change places without changing the state; null when there is none, so
    /// that the elements of each cell may be in any order.
    /// </summary>
    public (int Start, int End)? FirstOpen(ulong[] colors, long[] slots)
    {
        foreach ((int start, int end) in Find(colors))
        {
            if (!AreInterchangeable(slots, start, end))
                return (start, end);
        }

        return null;
    }

    private bool AreInterchangeable(long[] slots, int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (!renaming.ExchangeKeeps(slots, Order[start], Order[i]))
                return false;
        }

        return true;
    }
}
