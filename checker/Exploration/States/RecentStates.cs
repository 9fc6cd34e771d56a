using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.States;

/// <summary>
/// Some of the states that one thread found last. Neighbours in a level have successors in common, so many a state is found
/// again at once: it need not be folded, looked up in a table that is far larger than the caches, or sent, to be known.
/// </summary>
/// <remarks>
/// Each state has one place, which the latest takes. Whole states are compared: one that is taken for another by mistake
/// would be lost.
/// </remarks>
internal sealed unsafe class RecentStates
{
    // At most; it should not drive all else out of the second cache.
    private const int TotalBytes = 64 << 10;

    // Pinned, since every transition looks at one.
    private readonly ulong[] _pinned;
    private readonly ulong* _places;
    private readonly int _wordCount;
    private readonly ulong _mask;

    public RecentStates(int wordCount)
    {
        _wordCount = wordCount;
        uint places = BitOperations.RoundUpToPowerOf2((uint)int.Max(4, (TotalBytes / (wordCount * sizeof(ulong))) + 1)) / 2;
        _mask = places - 1;
        _pinned = GC.AllocateArray<ulong>((int)places * wordCount, pinned: true);
        _places = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinned));
        OccupyPlaceOfZero();
    }

    /// <summary>Whether the state was remembered; it is now.</summary>
    /// <param name="hash">Its <see cref="StateHash"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TestAndSet(ulong* state, ulong hash)
    {
        ulong* place = PlaceOf(hash);
        if (StateWords.AreEqual(state, place, _wordCount))
            return true;

        StateWords.Copy(state, place, _wordCount);
        return false;
    }

    // A free place has words of zeros, which must not stand for that state: its own place has a state that belongs elsewhere.
    private void OccupyPlaceOfZero()
    {
        ulong[] state = new ulong[_wordCount];
        fixed (ulong* words = state)
        {
            ulong* ofZero = PlaceOf(StateHash.Of(words, _wordCount));
            do
                words[0]++;
            while (PlaceOf(StateHash.Of(words, _wordCount)) == ofZero);

            StateWords.Copy(words, ofZero, _wordCount);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* PlaceOf(ulong hash) => unchecked(_places + ((long)((hash >> 8) & _mask) * _wordCount));
}
