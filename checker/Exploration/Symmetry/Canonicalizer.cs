using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// Replaces a state by the representative of its orbit: the same for all states equal up to renaming.
/// </summary>
/// <remarks>
/// Canonical labelling by refinement (as in B. McKay, "Practical graph isomorphism", 1981). Every element has
/// a color; a round gives it a new one from its old color and from where it occurs, with the colors of what
/// it occurs with. The colors depend on the state only up to renaming, so elements with different colors can
/// be put in order by them. Elements that keep the same color are either interchangeable, which exchanging
/// two of them shows, and then any order will do; or one after another is singled out, refinement goes on,
/// and of all the states that this leads to the one with the least words is taken. A collision of colors
/// costs time, nothing else. Not safe for several threads.
/// </remarks>
internal sealed class Canonicalizer
{
    private readonly StateLayout _layout;
    private readonly ColorRefinement _refinement;
    private readonly Renaming _renaming;
    private readonly ColorCells _cells;
    private readonly int _maxLeaves;
    private readonly long[] _slots;
    private readonly ulong[] _best;
    private readonly ulong[] _words;
    private readonly int[] _names;
    private int _leaves;

    /// <param name="maxLeaves">
    /// How many candidates are compared at most; beyond it, the best so far is taken.
    /// </param>
    public Canonicalizer(SymmetryTables tables, StateLayout layout, int maxLeaves)
    {
        _layout = layout;
        _maxLeaves = maxLeaves;
        _refinement = new ColorRefinement(tables);
        _renaming = new Renaming(tables);
        _cells = new ColorCells(tables, _renaming);
        _slots = new long[tables.SlotCount];
        _best = new ulong[layout.WordCount];
        _words = new ulong[layout.WordCount];
        _names = new int[tables.ElementCount];
    }

    /// <summary>
    /// States for which not all candidates were compared, so that the choice may not be canonical.
    /// </summary>
    public long Approximated { get; private set; }

    public void Canonicalize(Span<ulong> state)
    {
        _layout.Unpack(state, _slots);
        _leaves = 0;
        ulong[] colors = _refinement.InitialColors();
        Search(colors);
        _best.CopyTo(state);
        if (_leaves > _maxLeaves)
            Approximated++;
    }

    private void Search(ulong[] colors)
    {
        _refinement.Refine(colors, _slots);
        _cells.Sort(colors);
        if (_cells.FirstOpen(colors, _slots) is not var (start, end))
        {
            TakeLeaf();
            return;
        }

        int[] cell = _cells.Order[start..end];
        foreach (int element in cell)
        {
            if (_leaves > _maxLeaves)
                return;

            ulong[] singled = [.. colors];
            singled[element] = ColorRefinement.Mix(singled[element], 1);
            Search(singled);
        }
    }

    private void TakeLeaf()
    {
        for (int i = 0; i < _names.Length; i++)
            _names[_cells.Order[i]] = i;

        _layout.Pack(_renaming.Apply(_slots, _names), _words);
        if (_leaves == 0 || _words.AsSpan().SequenceCompareTo(_best) < 0)
            _words.CopyTo(_best, 0);

        _leaves++;
    }
}

/// <summary>Gives elements colors that tell them apart as far as their occurrences do.</summary>
internal sealed class ColorRefinement(SymmetryTables tables)
{
    /// <summary>Mixed into the color of an element where it occurs with itself: <c>next[p] = p</c>.</summary>
    public const ulong SelfRole = 4;

    private const int ValueRole = 64;

    private readonly ulong[] _signatures = new ulong[tables.ElementCount];
    private readonly HashSet<ulong> _distinct = [];

    /// <summary>One color for each scalarset.</summary>
    public ulong[] InitialColors()
    {
        var colors = new ulong[tables.ElementCount];
        foreach ((int first, int end) in tables.Scalarsets)
            Array.Fill(colors, Mix((ulong)first, 0), first, end - first);

        return colors;
    }

    /// <summary>Refines until a round tells no more elements apart.</summary>
    public void Refine(ulong[] colors, long[] slots)
    {
        int distinct = Count(colors);
        while (distinct < colors.Length)
        {
            Round(colors, slots);
            int now = Count(colors);
            if (now == distinct)
                return;

            distinct = now;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left ^ 0x9E3779B97F4A7C15, right ^ 0xD1B54A32D192ED03, out ulong low);
        return high ^ low ^ left;
    }

    private int Count(ulong[] colors)
    {
        _distinct.Clear();
        foreach (ulong color in colors)
            _distinct.Add(color);

        return _distinct.Count;
    }

    private void Round(ulong[] colors, long[] slots)
    {
        colors.CopyTo(_signatures, 0);
        foreach (SymmetricSlot slot in tables.Slots)
        {
            ulong hash = Hash(slot, slots[slot.Slot], colors);
            Contribute(slot, slots[slot.Slot], hash, 0);
        }

        foreach (MultisetTuple tuple in tables.Tuples)
        {
            if (slots[tuple.PresentSlot] != 0)
                RoundOf(tuple, colors, slots);
        }

        _signatures.CopyTo(colors, 0);
    }

    // The slots of an element of a multiset belong together; its place means nothing, and neither does the
    // order of slots whose indices are elements.
    private void RoundOf(MultisetTuple tuple, ulong[] colors, long[] slots)
    {
        ulong hash = 0;
        foreach (SymmetricSlot slot in tuple.Slots)
            hash = unchecked(hash + Mix(Hash(slot, slots[slot.Slot], colors), 1));

        foreach (SymmetricSlot slot in tuple.Slots)
            Contribute(slot, slots[slot.Slot], hash, slot.Shape);
    }

    private static ulong Hash(SymmetricSlot slot, long value, ulong[] colors)
    {
        int named = slot.ElementOf(value);
        ulong hash = Mix((ulong)slot.Shape, named < 0 ? unchecked((ulong)value) : colors[named]);
        foreach (int element in slot.Elements)
            hash = Mix(hash, colors[element] ^ (element == named ? SelfRole : 0));

        return hash;
    }

    // A sum, so that it does not matter in which order the occurrences come.
    private void Contribute(SymmetricSlot slot, long value, ulong hash, int part)
    {
        ulong role = (ulong)part << 8;
        unchecked
        {
            for (int i = 0; i < slot.Elements.Length; i++)
                _signatures[slot.Elements[i]] += Mix(hash, role + (ulong)i + 1);

            int named = slot.ElementOf(value);
            if (named >= 0)
                _signatures[named] += Mix(hash, role + ValueRole);
        }
    }
}
