using System.Numerics;
using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// Replaces a packed state by the representative of its orbit, where sorting its elements is enough for that.
/// </summary>
/// <remarks>
/// The same refinement as <see cref="Canonicalizer"/>'s, on the words themselves. An element's first color is
/// its own values, taken out of the words. The links between elements come in only when two have the same color
/// and cannot change places without changing the state. When that does not tell them apart either, a search is
/// needed; whether it is depends on the orbit alone, so all its states go the same way.
/// Nothing is allocated for a state. Not safe for several threads.
/// </remarks>
internal sealed class PackedCanonicalizer
{
    private const ulong OuterRole = 1;
    private const ulong InnerRole = 2;
    private const ulong NamedRole = 3;

    private readonly PackedOccurrences _occurrences;
    private readonly PackedScalarset[] _scalarsets;
    private readonly PackedLink[] _links;
    private readonly ulong[] _own;
    private readonly ulong[] _codes;
    private readonly int[] _named;
    private readonly ulong[] _colors;
    private readonly ulong[] _signatures;
    private readonly int[] _order;
    private readonly int[] _names;
    private readonly ulong[] _words;

    public PackedCanonicalizer(PackedOccurrences occurrences)
    {
        _occurrences = occurrences;
        _scalarsets = occurrences.Scalarsets;
        _links = occurrences.Links;
        int elements = _scalarsets.Sum(s => s.Count);
        _own = new ulong[_scalarsets.Sum(s => s.Count * s.Blocks.Length)];
        _codes = new ulong[_links.Length];
        _named = new int[_links.Length];
        _colors = new ulong[elements];
        _signatures = new ulong[elements];
        _order = new int[elements];
        _names = [.. Enumerable.Range(0, elements)];
        _words = new ulong[occurrences.Untouched.Length];
    }

    /// <summary>False, with the state unchanged, when sorting does not decide which state stands for it.</summary>
    public bool TryCanonicalize(Span<ulong> state)
    {
        if (!TrySort(state))
            return false;

        if (TakeNames())
            Rename(state);

        return true;
    }

    /// <summary>
    /// How many renamings leave a state as it is, the one that renames nothing included; null when sorting does not decide
    /// that.
    /// </summary>
    /// <remarks>
    /// Such a renaming takes elements to elements of the same color; where those are interchangeable, every renaming among them is one.
    /// </remarks>
    public BigInteger? CountAutomorphisms(ReadOnlySpan<ulong> state)
    {
        if (!TrySort(state))
            return null;

        BigInteger count = BigInteger.One;
        foreach (PackedScalarset set in _scalarsets)
        {
            int tied = 1;
            for (int i = set.First + 1; i < set.First + set.Count; i++)
            {
                tied = _colors[_order[i]] == _colors[_order[i - 1]] ? tied + 1 : 1;
                if (tied > 1)
                    count *= tied;
            }
        }

        return count;
    }

    // False when elements are left tied that are not interchangeable.
    private bool TrySort(ReadOnlySpan<ulong> state)
    {
        ReadOwnValues(state);
        ReadLinks(state);
        int distinct = 0;
        while (true)
        {
            int now = Sort();
            if (now == _colors.Length || TiesAreInterchangeable())
                return true;

            if (now <= distinct)
                return false;

            distinct = now;
            Refine();
        }
    }

    private void ReadOwnValues(ReadOnlySpan<ulong> state)
    {
        int at = 0;
        foreach (PackedScalarset set in _scalarsets)
        {
            Span<ulong> colors = _colors.AsSpan(set.First, set.Count);
            colors.Fill((ulong)set.First);
            foreach (PackedBlock block in set.Blocks)
            {
                ulong word = state[block.Word];
                for (int i = 0; i < colors.Length; i++)
                {
                    ulong values = _own[at++] = BitGroups.Gather(word, block.Masks[i]);
                    colors[i] = ColorRefinement.Mix(colors[i], values);
                }
            }
        }
    }

    private void ReadLinks(ReadOnlySpan<ulong> state)
    {
        for (int i = 0; i < _links.Length; i++)
        {
            ref readonly PackedLink link = ref _links[i];
            ulong code = (state[link.Word] >> link.Shift) & link.Mask;
            _codes[i] = code;
            _named[i] = link.Named is { } named ? named[code] : -1;
        }
    }

    // Puts each scalarset's elements in the order of their colors; returns how many colors there are.
    private int Sort()
    {
        int distinct = 0;
        foreach (PackedScalarset set in _scalarsets)
        {
            int end = set.First + set.Count;
            for (int i = set.First; i < end; i++)
            {
                ulong color = _colors[i];
                int place = i;
                for (; place > set.First && _colors[_order[place - 1]] > color; place--)
                    _order[place] = _order[place - 1];

                _order[place] = i;
            }

            distinct++;
            for (int i = set.First + 1; i < end; i++)
                distinct += _colors[_order[i]] != _colors[_order[i - 1]] ? 1 : 0;
        }

        return distinct;
    }

    // Sums, so that it does not matter in which order the links come.
    private void Refine()
    {
        ulong[] colors = _colors;
        ulong[] signatures = _signatures;
        colors.CopyTo(signatures, 0);
        for (int i = 0; i < _links.Length; i++)
        {
            ref readonly PackedLink link = ref _links[i];
            int named = _named[i];
            ulong hash = ColorRefinement.Mix(link.Shape, named < 0 ? _codes[i] : colors[named]);
            if (link.Outer >= 0)
                hash = ColorRefinement.Mix(hash, colors[link.Outer] ^ (link.Outer == named ? ColorRefinement.SelfRole : 0));

            if (link.Inner >= 0)
                hash = ColorRefinement.Mix(hash, colors[link.Inner] ^ (link.Inner == named ? ColorRefinement.SelfRole : 0));

            unchecked
            {
                if (link.Outer >= 0)
                    signatures[link.Outer] += ColorRefinement.Mix(hash, OuterRole);

                if (link.Inner >= 0)
                    signatures[link.Inner] += ColorRefinement.Mix(hash, InnerRole);

                if (named >= 0)
                    signatures[named] += ColorRefinement.Mix(hash, NamedRole);
            }
        }

        signatures.CopyTo(colors, 0);
    }

    private bool TiesAreInterchangeable()
    {
        int at = 0;
        foreach (PackedScalarset set in _scalarsets)
        {
            int end = set.First + set.Count;
            for (int i = set.First + 1, start = set.First; i < end; i++)
            {
                if (_colors[_order[i]] != _colors[_order[start]])
                    start = i;
                else if (!ExchangeKeeps(set, at, _order[start], _order[i]))
                    return false;
            }

            at += set.Count * set.Blocks.Length;
        }

        return true;
    }

    // Whether the state stays the same when two elements of a set, whose own values begin at ownAt, change places.
    private bool ExchangeKeeps(PackedScalarset set, int ownAt, int left, int right)
    {
        for (int block = 0; block < set.Blocks.Length; block++)
        {
            int at = ownAt + (block * set.Count) - set.First;
            if (_own[at + left] != _own[at + right])
                return false;
        }

        (_names[left], _names[right]) = (right, left);
        bool keeps = true;
        for (int i = 0; keeps && i < _links.Length; i++)
            keeps = _codes[TargetOf(i)] == RenamedCode(i);

        (_names[left], _names[right]) = (left, right);
        return keeps;
    }

    // The link at which a link's value stands when the elements have their new names.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TargetOf(int number)
    {
        ref readonly PackedLink link = ref _links[number];
        if (link.Outer < 0)
            return number;

        int slot = link.Slot + ((_names[link.Outer] - link.Outer) * link.OuterStride);
        if (link.Inner >= 0)
            slot += (_names[link.Inner] - link.Inner) * link.InnerStride;

        return _occurrences.LinkOfSlot[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong RenamedCode(int link)
    {
        int named = _named[link];
        return named < 0 ? _codes[link] : unchecked(_codes[link] + (ulong)(_names[named] - named));
    }

    // An element's new name is its place in the order. False when every element keeps its name.
    private bool TakeNames()
    {
        bool isChanged = false;
        for (int i = 0; i < _order.Length; i++)
        {
            _names[_order[i]] = i;
            isChanged |= _order[i] != i;
        }

        return isChanged;
    }

    // Leaves the names as they were before TakeNames.
    private void Rename(Span<ulong> state)
    {
        for (int i = 0; i < _words.Length; i++)
            _words[i] = state[i] & _occurrences.Untouched[i];

        int at = 0;
        foreach (PackedScalarset set in _scalarsets)
        {
            foreach (PackedBlock block in set.Blocks)
            {
                ulong word = 0;
                for (int i = 0; i < set.Count; i++)
                    word |= BitGroups.Scatter(_own[at++], block.Masks[_names[set.First + i] - set.First]);

                _words[block.Word] |= word;
            }
        }

        for (int i = 0; i < _links.Length; i++)
        {
            ref readonly PackedLink target = ref _links[TargetOf(i)];
            _words[target.Word] |= RenamedCode(i) << target.Shift;
        }

        _words.CopyTo(state);
        for (int i = 0; i < _names.Length; i++)
            _names[i] = i;
    }
}
