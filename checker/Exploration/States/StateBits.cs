namespace ModelCheck.Exploration.States;

/// <summary>A bit for each state number, all clear at first.</summary>
/// <remarks>Any number of threads may set and read; a bit never becomes clear again.</remarks>
internal sealed unsafe class StateBits : IDisposable
{
    private const int BitsPerWord = 64;

    private readonly NativeBlock _block;

    private StateBits(NativeBlock block) => _block = block;

    /// <summary>Null when the budget does not allow it.</summary>
    public static StateBits? TryCreate(MemoryBudget budget, long numberLimit)
    {
        long words = (numberLimit / BitsPerWord) + 1;
        NativeBlock? block = NativeBlock.TryAllocate(budget, words * sizeof(ulong));
        return block is null ? null : new StateBits(block);
    }

    public bool this[long number] =>
        ((Volatile.Read(ref _block.Address[number / BitsPerWord]) >> (int)(number % BitsPerWord)) & 1) != 0;

    public void Set(long number) =>
        Interlocked.Or(ref _block.Address[number / BitsPerWord], 1UL << (int)(number % BitsPerWord));

    public void Dispose() => _block.Dispose();
}
