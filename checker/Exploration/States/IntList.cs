using System.Runtime.CompilerServices;

namespace ModelCheck.Exploration.States;

/// <summary>A list of integers outside the garbage-collected heap that grows in chunks that never move.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed unsafe class IntList(MemoryBudget budget) : IDisposable
{
    private const int ChunkShift = 15;
    private const int ChunkSize = 1 << ChunkShift;
    private const int ChunkMask = ChunkSize - 1;

    private readonly List<NativeBlock> _chunks = [];
    private nint[] _addresses = new nint[16];
    private long _capacity;

    public long Count { get; private set; }

    /// <param name="index">Below <see cref="Count"/>.</param>
    public int this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => *AddressOf(index);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => *AddressOf(index) = value;
    }

    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int value)
    {
        if (Count == _capacity)
            AddChunk();

        *AddressOf(Count) = value;
        Count = unchecked(Count + 1);
    }

    public int Pop() => *AddressOf(--Count);

    /// <summary>Forgets all from an index on.</summary>
    public void Truncate(long count) => Count = count;

    public void Dispose() => _chunks.ForEach(c => c.Dispose());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int* AddressOf(long index) =>
        unchecked((int*)_addresses[(int)(index >> ChunkShift)] + (index & ChunkMask));

    private void AddChunk()
    {
        NativeBlock chunk = NativeBlock.TryAllocate(budget, ChunkSize * (long)sizeof(int))
            ?? throw new InsufficientMemoryException("the memory limit leaves no room for a list");
        if (_chunks.Count == _addresses.Length)
            Array.Resize(ref _addresses, 2 * _addresses.Length);

        _addresses[_chunks.Count] = (nint)chunk.Address;
        _chunks.Add(chunk);
        _capacity += ChunkSize;
    }
}
