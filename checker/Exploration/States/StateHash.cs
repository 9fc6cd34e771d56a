using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ModelCheck.Exploration.States;

/// <summary>A 64-bit hash of a packed state, the same in every run.</summary>
/// <remarks>
/// One 64 by 64 to 128 bit multiplication per word, its halves folded by exclusive or (the mixing step of
/// wyhash). The words are mixed independently of each other, so that the multiplications overlap; what keeps
/// equal words apart is a constant for each place. Where membership is decided by comparing whole states, only
/// speed depends on the hash's quality.
/// </remarks>
internal static class StateHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Odd = 0xD1B54A32D192ED03;
    private const ulong Last = 0x8BB84B93962EACC9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ulong Of(ulong* words, int count)
    {
        // Most states are of one or two words.
        if (count == 2)
            return Fold(Fold(words[0] ^ Seed, Odd) ^ Fold(words[1] ^ unchecked(2 * Seed), Odd), Last);

        if (count == 1)
            return Mix(words[0]);

        ulong hash = 0;
        ulong place = Seed;
        for (int i = 0; i < count; i++)
        {
            hash ^= Fold(words[i] ^ place, Odd);
            place = unchecked(place + Seed);
        }

        return Fold(hash, Last);
    }

    /// <summary>A bijection of all words, so that of one-word states each has a hash of its own.</summary>
    /// <remarks>Only the word of ones becomes 0, which few states are.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong word)
    {
        ulong mixed = Scatter(Scatter(~word, Odd), Last);
        return mixed ^ (mixed >> 32);
    }

    /// <summary>
    /// An upper bound for the probability that two of so many different states have equal hashes, if each step
    /// of the hash is as good as random.
    /// </summary>
    /// <remarks>
    /// There are n (n - 1) / 2 pairs. A pair can become equal where the mixed words are put together and at the
    /// last multiplication, with a probability of 2^-64 each time; counting a chance for each word is on the
    /// safe side.
    /// </remarks>
    public static double CollisionBound(long states, int wordCount) =>
        double.Min(1, (wordCount + 1) * Math.Pow(states, 2) / Math.Pow(2, 65));

    // Shifting to the right and exclusive or can be undone, and so can multiplying by an odd number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Scatter(ulong word, ulong odd) => unchecked((word ^ (word >> 32)) * odd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        // Not both halves at once, of which one would have to go through memory.
        ulong high = Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(left, right) : Math.BigMul(left, right, out _);
        return high ^ unchecked(left * right);
    }
}
