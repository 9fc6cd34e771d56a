using System.Numerics;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Counts the renamings that leave a state as it is.</summary>
/// <remarks>
/// <para>
/// By a stabilizer chain (C. C. Sims, "Computational methods in the study of permutation groups", 1970): the
/// automorphisms that fix some elements, the <em>base</em>, are as many as the elements to which they take one more, times
/// those that fix that one, too. Refinement of the colors with the base singled out leaves few elements to ask for;
/// when all that it leaves tied are interchangeable, the rest of the chain is known.
/// </para>
/// <para>
/// Whether some automorphism takes one element to another is decided by looking for it, and what is found has been tried on
/// the whole state. Colors depend on the state only up to renaming, so they exclude what cannot be, and a collision of
/// colors costs time, nothing else. Not safe for several threads.
/// </para>
/// </remarks>
internal sealed class Automorphisms
{
    private readonly ColorRefinement _refinement;
    private readonly Renaming _renaming;
    private readonly ColorCells _cells;
    private readonly int[] _names;

    // The elements singled out, in order, and those of the first path.
    private readonly List<int> _base = [];
    private readonly List<int> _firstBase = [];

    // What the first path, of first elements only, has led to: the sorted colors after each of its steps, and the order in the end.
    private readonly List<ulong[]> _firstColors = [];
    private readonly int[] _firstOrder;
    private long[] _slots = [];

    public Automorphisms(SymmetryTables tables)
    {
        _refinement = new ColorRefinement(tables);
        _renaming = new Renaming(tables);
        _cells = new ColorCells(tables, _renaming);
        _names = new int[tables.ElementCount];
        _firstOrder = new int[tables.ElementCount];
    }

    /// <summary>The number, when refinement alone shows it; else null.</summary>
    public BigInteger? CountAtOnce(long[] slots)
    {
        Begin(slots);
        ulong[] colors = _refinement.InitialColors();
        return Refine(colors) is null ? CountWithin(colors) : null;
    }

    /// <summary>The number, the renaming that renames nothing included.</summary>
    public BigInteger Count(long[] slots)
    {
        Begin(slots);
        return CountFixing(_refinement.InitialColors());
    }

    private void Begin(long[] slots)
    {
        _slots = slots;
        _base.Clear();
        _firstColors.Clear();
        Array.Fill(_cells.Ranks, int.MaxValue);
    }

    private (int Start, int End)? Refine(ulong[] colors)
    {
        _refinement.Refine(colors, _slots);
        _cells.Sort(colors);
        return _cells.FirstOpen(colors, _slots);
    }

    // Those that fix the base.
    private BigInteger CountFixing(ulong[] colors)
    {
        (int Start, int End)? open = Refine(colors);
        _firstColors.Add(Sorted(colors));
        if (open is not var (start, end))
        {
            _cells.Order.CopyTo(_firstOrder, 0);
            _firstBase.Clear();
            _firstBase.AddRange(_base);
            return CountWithin(colors);
        }

        int[] cell = _cells.Order[start..end];
        BigInteger fixing = With(cell[0], colors, CountFixing);
        int images = 1 + cell.Skip(1).Count(element => With(element, colors, LeadsToAutomorphism));
        return images * fixing;
    }

    // With the base, elements of one color that are interchangeable, and no others.
    private BigInteger CountWithin(ulong[] colors)
    {
        BigInteger count = BigInteger.One;
        foreach ((int start, int end) in _cells.Find(colors))
        {
            int free = _cells.Order[start..end].Count(element => _cells.Ranks[element] == int.MaxValue);
            for (int i = 2; i <= free; i++)
                count *= i;
        }

        return count;
    }

    private T With<T>(int element, ulong[] colors, Func<ulong[], T> search)
    {
        ulong[] singled = [.. colors];
        singled[element] = ColorRefinement.Mix(singled[element], 1);
        _cells.Ranks[element] = _base.Count;
        _base.Add(element);
        T result = search(singled);
        _base.RemoveAt(_base.Count - 1);
        _cells.Ranks[element] = int.MaxValue;
        return result;
    }

    // Whether one takes the first elements of the first path to the base.
    private bool LeadsToAutomorphism(ulong[] colors)
    {
        (int Start, int End)? open = Refine(colors);
        if (!Sorted(colors).AsSpan().SequenceEqual(_firstColors[_base.Count]))
            return false;

        if (_base.Count == _firstBase.Count)
            return IsAutomorphism();

        return open is var (start, end)
            && _cells.Order[start..end].Any(element => With(element, colors, LeadsToAutomorphism));
    }

    // Whether what takes the first path's order to this one does.
    private bool IsAutomorphism()
    {
        for (int i = 0; i < _names.Length; i++)
            _names[_firstOrder[i]] = _cells.Order[i];

        return _firstBase.Select(element => _names[element]).SequenceEqual(_base)
            && _renaming.Apply(_slots, _names).AsSpan().SequenceEqual(_slots);
    }

    private ulong[] Sorted(ulong[] colors) => [.. _cells.Order.Select(element => colors[element])];
}
