namespace ModelCheck.Exploration.Search;

/// <summary>A small generator of random numbers, the same on every machine and in every version.</summary>
/// <remarks>
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </remarks>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            ulong mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>
    /// A number in [0, <paramref name="limit"/>), by the high half of a product: biased by less than 2^-32.
    /// </summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);
}
