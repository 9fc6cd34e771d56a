using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>
/// Some of the states that were sent last. Neighbours in a level have successors in common, so many a state would be
/// sent again at once, only to be found known.
/// </summary>
/// <remarks>
/// Each state has one place, which the latest takes. Whole states are compared: a state that is taken for a sent one by
/// mistake would be lost. What was sent once needs not be sent again in the whole search.
/// </remarks>
internal sealed unsafe class RecentStates : IDisposable
{
    private const int TotalBytes = 64 << 10;

    private readonly int _wordCount;
    private readonly ulong _mask;
    private ulong* _places;

    public RecentStates(int wordCount)
    {
        _wordCount = wordCount;
        int placeBytes = (wordCount + 1) * sizeof(ulong);
        uint places = BitOperations.RoundUpToPowerOf2((uint)int.Max(2, TotalBytes / placeBytes)) / 2;
        _mask = places - 1;
        _places = (ulong*)NativeMemory.AllocZeroed(places, (nuint)placeBytes);
    }

    ~RecentStates() => NativeMemory.Free(_places);

    /// <summary>Asks the memory system for what <see cref="TestAndSet"/> will look at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(PlaceOf(hash));
    }

    /// <summary>Whether the state was remembered; else it is now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TestAndSet(ulong* state, ulong hash)
    {
        // The first word of a place is a hash that is never zero; zero is a place that is free.
        ulong* place = PlaceOf(hash);
        ulong mark = hash | 1;
        if (*place == mark && StateWords.AreEqual(state, place + 1, _wordCount))
            return true;

        *place = mark;
        StateWords.Copy(state, place + 1, _wordCount);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* PlaceOf(ulong hash) => unchecked(_places + ((long)((hash >> 8) & _mask) * (_wordCount + 1)));

    public void Dispose()
    {
        NativeMemory.Free(_places);
        _places = null;
        GC.SuppressFinalize(this);
    }
}
