using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>Which process a state belongs to.</summary>
internal static unsafe class StateOwner
{
    private const ulong Odd = 0x9FB21C651E98DF25;

    /// <param name="full">The words that the state has in every process.</param>
    public static int Of(ReadOnlySpan<ulong> full, int processes)
    {
        fixed (ulong* words = full)
            return Of(StateHash.Of(words, full.Length), processes);
    }

    /// <param name="hash">Of the state's words in full, which are the same in every process.</param>
    /// <remarks>
    /// The visited set takes lines from the bottom of a hash and tags from its top, so the owner must not fix any of these
    /// bits: it comes from the top of a product, which depends on all of them.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong hash, int processes) =>
        (int)Math.BigMul(unchecked((hash ^ (hash >> 32)) * Odd), (ulong)processes, out _);
}
