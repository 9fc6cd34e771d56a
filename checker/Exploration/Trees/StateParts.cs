using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Trees;

/// <summary>Bits that stand under a mask in a word of a state, and side by side in a word of one of its parts.</summary>
/// <param name="Shift">Where they begin there.</param>
internal readonly record struct BitMove(int Word, ulong Mask, int Target, int Shift);

/// <summary>How a state is cut into parts of at most two words each.</summary>
/// <remarks>
/// The fewer different parts the reachable states have, the better. What belongs to one index, as everything about one
/// client does, says much about itself and less about the rest: so it is in one part, with that of the next index.
/// </remarks>
internal sealed unsafe class StateParts
{
    private const int WordsPerPart = 2;
    private const int WordBits = LeafPlacement.WordBits;

    // Pinned, since every transition reads them.
    private readonly BitMove[] _pinnedMoves;
    private readonly int[] _pinnedEnds;
    private readonly BitMove* _moves;
    private readonly int* _ends;

    private StateParts(BitMove[][] moves)
    {
        Count = moves.Length;
        BitMove[] all = [.. moves.SelectMany(m => m)];
        _pinnedMoves = GC.AllocateUninitializedArray<BitMove>(all.Length, pinned: true);
        all.CopyTo(_pinnedMoves, 0);
        _pinnedEnds = GC.AllocateUninitializedArray<int>(Count, pinned: true);
        for (int part = 0, end = 0; part < Count; part++)
            _pinnedEnds[part] = end += moves[part].Length;

        _moves = (BitMove*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinnedMoves));
        _ends = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinnedEnds));
    }

    public int Count { get; }

    /// <summary>Each two words that follow each other, or each word if there are only two.</summary>
    public static StateParts OfWords(int wordCount)
    {
        int size = wordCount == WordsPerPart ? 1 : WordsPerPart;
        return new StateParts([.. Enumerable.Range(0, wordCount)
            .Chunk(size)
            .Select(words => words.Select((word, i) => new BitMove(word, ulong.MaxValue, i, 0)).ToArray())]);
    }

    /// <summary>What the layout says to belong together; about as many as pairs of words, but at least two.</summary>
    public static StateParts Of(StateLayout layout)
    {
        int count = int.Max(2, (layout.WordCount + WordsPerPart - 1) / WordsPerPart);
        var cutter = new PartCutter(layout.WordCount, (int)((layout.BitCount + count - 1) / count));
        foreach (PlacedValue[] unit in PlacedValue.UnitsOf(layout))
            cutter.Add(unit);

        return new StateParts([.. cutter.Parts.Select(MovesOf)]);
    }

    // For each word of the state the bits that belong to the part: taken in turn until a word of the part is full.
    private static BitMove[] MovesOf(ulong[] masks)
    {
        var moves = new List<BitMove>();
        int used = 0;
        for (int word = 0; word < masks.Length; word++)
        {
            for (ulong rest = masks[word]; rest != 0;)
            {
                int shift = used % WordBits;
                ulong now = LowestBits(rest, WordBits - shift);
                moves.Add(new BitMove(word, now, used / WordBits, shift));
                used += BitOperations.PopCount(now);
                rest &= ~now;
            }
        }

        return [.. moves];
    }

    private static ulong LowestBits(ulong mask, int count)
    {
        ulong above = mask;
        for (int i = 0; i < count; i++)
            above &= unchecked(above - 1);

        return mask & ~above;
    }

    /// <summary>Whether two states differ in a part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Differs(int part, ulong* left, ulong* right)
    {
        unchecked
        {
            BitMove* end = End(part);
            for (BitMove* move = First(part); move < end; move++)
            {
                if (((left[move->Word] ^ right[move->Word]) & move->Mask) != 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Reads a part out of a state.</summary>
    /// <param name="pair">Two words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Gather(int part, ulong* state, ulong* pair)
    {
        unchecked
        {
            pair[0] = 0;
            pair[1] = 0;
            BitMove* end = End(part);
            for (BitMove* move = First(part); move < end; move++)
                pair[move->Target] |= BitGroups.Gather(state[move->Word], move->Mask) << move->Shift;
        }
    }

    /// <summary>Writes a part to a state whose bits there are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scatter(int part, ulong* pair, ulong* state)
    {
        BitMove* end = End(part);
        for (BitMove* move = First(part); move < end; move++)
            state[move->Word] |= BitGroups.Scatter(pair[move->Target] >> move->Shift, move->Mask);
    }

    private BitMove* First(int part) => unchecked(part == 0 ? _moves : _moves + _ends[part - 1]);

    private BitMove* End(int part) => unchecked(_moves + _ends[part]);
}
