using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ModelCheck.Exploration.States;

/// <summary>Takes the bits under a mask out of a word side by side, and puts them back.</summary>
internal static class BitGroups
{
    /// <summary>The bits of a word at the mask's ones, as a number: the lowest stays the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Gather(ulong word, ulong mask) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(word, mask) : GatherBitByBit(word, mask);

    /// <summary>The inverse of <see cref="Gather"/>; every other bit is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Scatter(ulong bits, ulong mask) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitDeposit(bits, mask) : ScatterBitByBit(bits, mask);

    internal static ulong GatherBitByBit(ulong word, ulong mask)
    {
        ulong bits = 0;
        for (int i = 0; mask != 0; i++, mask &= mask - 1)
            bits |= ((word >> BitOperations.TrailingZeroCount(mask)) & 1) << i;

        return bits;
    }

    internal static ulong ScatterBitByBit(ulong bits, ulong mask)
    {
        ulong word = 0;
        for (int i = 0; mask != 0; i++, mask &= mask - 1)
            word |= ((bits >> i) & 1) << BitOperations.TrailingZeroCount(mask);

        return word;
    }
}
