using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Trees;

/// <summary>
/// Some of the pairs of words whose numbers one thread asked for last. Neighbours in a level have most parts in common, so
/// few questions get as far as the table of all pairs.
/// </summary>
/// <remarks>Each pair has one place, which the latest takes.</remarks>
internal sealed unsafe class RecentPairs
{
    // Two hundred kilobytes, which leave others room in the second cache.
    private const int PlaceBits = 13;

    private const ulong FirstOdd = 0x9FB21C651E98DF25;
    private const ulong SecondOdd = 0xD1B54A32D192ED03;

    private readonly PairTable _all;

    // Pinned, since every transition looks at one.
    private readonly Place[] _pinned = GC.AllocateArray<Place>(1 << PlaceBits, pinned: true);
    private readonly Place* _places;

    public RecentPairs(PairTable all)
    {
        _all = all;
        _places = (Place*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinned));
    }

    /// <summary>As <see cref="PairTable.NumberOf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NumberOf(ulong* pair)
    {
        ulong mixed = unchecked((pair[0] * FirstOdd) ^ (pair[1] * SecondOdd));
        Place* place = unchecked(_places + (long)((mixed ^ (mixed << (64 - (2 * PlaceBits)))) >> (64 - PlaceBits)));
        return place->First == pair[0] && place->Second == pair[1] && place->IsTaken
            ? place->Number
            : Replace(place, pair);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint Replace(Place* place, ulong* pair)
    {
        uint number = _all.NumberOf(pair);
        *place = new Place { First = pair[0], Second = pair[1], Number = number, IsTaken = true };
        return number;
    }

    private struct Place
    {
        public ulong First;
        public ulong Second;
        public uint Number;
        public bool IsTaken;
    }
}
