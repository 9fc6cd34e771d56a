using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.States;

/// <summary>
/// How a state is packed into a fixed number of 64-bit words. Equal states are equal words.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class StateLayout
{
    private readonly SlotCode[] _slots;

    private StateLayout(StateShape shape, ImmutableArray<LeafPlacement> placements, int wordCount)
    {
        Shape = shape;
        Placements = placements;
        WordCount = wordCount;
        _slots = new SlotCode[shape.SlotCount];
        int slot = 0;
        shape.ForEachSlot((leaf, number) => _slots[slot++] = new SlotCode(placements[leaf.Number], number));
    }

    public StateShape Shape { get; }

    /// <summary>One for each leaf of <see cref="Shape"/>.</summary>
    public ImmutableArray<LeafPlacement> Placements { get; }

    /// <summary>Words of a packed state, at least 1.</summary>
    public int WordCount { get; }

    /// <summary>Bits that carry information; the rest of the words is always 0.</summary>
    public long BitCount => Placements.Sum(p => (long)p.Width * p.Leaf.Count);

    /// <param name="isAlwaysDefined">
    /// True only for leaves that are defined in every reachable state; null when nothing is known.
    /// </param>
    public static StateLayout For(StateShape shape, Func<Leaf, bool>? isAlwaysDefined = null)
    {
        var placer = new LeafPlacer(shape, isAlwaysDefined ?? (_ => false));
        LeafPlacement[] placements = placer.Place();
        return new StateLayout(shape, ImmutableArray.Create(placements), placer.WordCount);
    }

    /// <summary>
    /// One line for each leaf: where its values stand, how wide they are and whether they may be undefined.
    /// </summary>
    public IEnumerable<string> Describe() => Placements
        .OrderBy(p => p.Word)
        .ThenBy(p => p.Shift)
        .Select(p => $"word {p.Word}, bit {p.Shift}: {p.Leaf.Count} x {p.Width} bits, {p.Leaf.Path}"
            + (p.AlwaysDefined ? "" : ", may be undefined"));

    /// <summary>Packs slots into words. Every word is written.</summary>
    public void Pack(ReadOnlySpan<long> slots, Span<ulong> words)
    {
        words.Clear();
        for (int i = 0; i < _slots.Length; i++)
            words[_slots[i].Word] |= _slots[i].Encode(slots[i]);
    }

    /// <summary>Whether there are words for these slots: none when a value can't be, or is undefined where none ever is.</summary>
    public bool CanPack(ReadOnlySpan<long> slots)
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            if (!_slots[i].CanEncode(slots[i]))
                return false;
        }

        return true;
    }

    /// <summary>Unpacks words into slots; the inverse of <see cref="Pack"/>.</summary>
    public void Unpack(ReadOnlySpan<ulong> words, Span<long> slots)
    {
        for (int i = 0; i < _slots.Length; i++)
            slots[i] = _slots[i].Decode(words[_slots[i].Word]);
    }

    /// <summary>One slot's word, shift, width and code, flat for speed.</summary>
    private readonly struct SlotCode(LeafPlacement placement, int number)
    {
        private readonly ulong _mask = placement.Mask;
        private readonly long _bias = placement.Bias;
        private readonly int _shift = placement.ShiftOf(number);
        private readonly bool _alwaysDefined = placement.AlwaysDefined;
        private readonly SimpleType _type = placement.Leaf.Type;

        public int Word { get; } = placement.WordOf(number);

        public bool CanEncode(long value) =>
            value == ModelType.Undefined ? !_alwaysDefined : _type.Contains(value);

        public ulong Encode(long value)
        {
            if (value == ModelType.Undefined)
            {
                Debug.Assert(!_alwaysDefined, "an undefined value in a slot that is always defined");
                return 0;
            }

            ulong code = unchecked((ulong)(value - _bias));
            Debug.Assert((code & ~_mask) == 0, "a value outside its type");
            return code << _shift;
        }

        public long Decode(ulong word)
        {
            ulong code = (word >> _shift) & _mask;
            return code == 0 && !_alwaysDefined ? ModelType.Undefined : unchecked((long)code + _bias);
        }
    }
}
