namespace ModelCheck.Exploration.States;

/// <summary>A list of integers outside the garbage-collected heap that grows in chunks that never move.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed unsafe class IntList(MemoryBudget budget) : IDisposable
{
    private const int ChunkShift = 15;
    private const int ChunkSize = 1 << ChunkShift;
    private const int ChunkMask = ChunkSize - 1;

    private readonly List<NativeBlock> _chunks = [];

    public long Count { get; private set; }

    public int this[long index]
    {
        get => *AddressOf(index);
        set => *AddressOf(index) = value;
    }

    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public void Add(int value)
    {
        if (Count >> ChunkShift == _chunks.Count)
            AddChunk();

        *AddressOf(Count++) = value;
    }

    public int Pop() => *AddressOf(--Count);

    /// <summary>Forgets all from an index on.</summary>
    public void Truncate(long count) => Count = count;

    public void Dispose() => _chunks.ForEach(c => c.Dispose());

    private int* AddressOf(long index) => unchecked(
        (int*)_chunks[(int)(index >> ChunkShift)].Address + (index & ChunkMask));

    private void AddChunk() => _chunks.Add(
        NativeBlock.TryAllocate(budget, ChunkSize * (long)sizeof(int))
        ?? throw new InsufficientMemoryException("the memory limit leaves no room for a list"));
}
