using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Search;

/// <summary>Divides states into classes, by a hash of some of their bits. Immutable and safe to share.</summary>
internal sealed unsafe class StateClasses
{
    /// <summary>More than any cluster has processes, and few enough for a table of them to stay in a cache.</summary>
    public const int Count = 1 << 16;

    private const ulong Odd = 0x9FB21C651E98DF25;

    // Pinned, since every transition reads them.
    private readonly BitsOfWord[] _pinned;
    private readonly BitsOfWord* _first;
    private readonly BitsOfWord* _end;

    /// <param name="bits">Those that count, of each word of a state.</param>
    public StateClasses(IEnumerable<ulong> bits)
    {
        BitsOfWord[] all = [.. bits.Select((mask, word) => new BitsOfWord(word, mask)).Where(b => b.Mask != 0)];
        _pinned = GC.AllocateUninitializedArray<BitsOfWord>(all.Length, pinned: true);
        all.CopyTo(_pinned, 0);
        _first = (BitsOfWord*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinned));
        _end = _first + all.Length;
    }

    public int Of(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = state)
            return Of(words);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(ulong* state)
    {
        ulong hash = 0;
        for (BitsOfWord* bits = _first; bits < _end; bits++)
            hash = unchecked((hash ^ (hash >> 32) ^ (state[bits->Word] & bits->Mask)) * Odd);

        return (int)((hash ^ (hash << 16)) >> 48);
    }

    public override string ToString() => string.Join(' ', _pinned.Select(b => $"{b.Word}:{b.Mask:x}"));

    private readonly record struct BitsOfWord(int Word, ulong Mask);
}
