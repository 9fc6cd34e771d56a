using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.States;

/// <summary>
/// Every state found so far, side by side and numbered: the number of a state never changes.
/// </summary>
/// <remarks>
/// <code>
/// chunk 0                          chunk 1
/// +---------+---------+---------+  +---------+----
/// | block 0 | block 1 | block 2 |  | block 3 | ...      a block belongs to one <see cref="StateWriter"/>
/// +---------+---------+---------+  +---------+----
/// </code>
/// Writers take whole blocks, so they never write to the same place. A state may be read by another thread
/// once its number has been published through the visited set (or at a barrier); until then only its writer
/// knows of it.
/// Blocks of states that are not needed any more can be retired. The oldest of them are reused when a limit
/// on retired blocks, or memory, asks for it; until then their states can still be read.
/// </remarks>
internal sealed unsafe class StateStore : IDisposable
{
    private const long ChunkBytes = 4L << 20;
    private const int UsualBlockBytes = 64 << 10;
    private const int MaxStatesPerBlock = 1024;

    private readonly MemoryBudget _budget;
    private readonly Lock _allocating = new();
    private readonly NativeBlock?[] _chunks;
    private readonly int _chunkShift;
    private readonly long _chunkMask;
    private readonly nint[] _pinnedAddresses;
    private readonly nint* _addresses;
    private readonly Queue<long> _retired = new();
    private readonly Stack<long> _free = new();
    private long _nextBlock;
    private long _placesTaken;
    private int _chunkCount;

    public StateStore(int wordCount, MemoryBudget budget)
    {
        _budget = budget;
        WordCount = wordCount;
        long stateBytes = wordCount * (long)sizeof(ulong);
        StatesPerBlock = (int)BitOperations.RoundUpToPowerOf2(
            (uint)long.Clamp(UsualBlockBytes / stateBytes, 1, MaxStatesPerBlock));
        long statesPerChunk = (long)BitOperations.RoundUpToPowerOf2(
            (ulong)long.Max(StatesPerBlock, ChunkBytes / stateBytes));
        _chunkShift = BitOperations.Log2((ulong)statesPerChunk);
        _chunkMask = statesPerChunk - 1;
        StateBytesPerChunk = statesPerChunk * stateBytes;

        // Fixed, so that readers need no protocol for its growth.
        int mostChunks = (int)long.Clamp((budget.LimitBytes / StateBytesPerChunk) + 1, 1, 1 << 24);
        _chunks = new NativeBlock?[mostChunks];
        _pinnedAddresses = GC.AllocateArray<nint>(mostChunks, pinned: true);
        _addresses = (nint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinnedAddresses));
    }

    public int WordCount { get; }

    public int StatesPerBlock { get; }

    /// <summary>State numbers are below this; not every number below it is in use.</summary>
    public long NumberLimit => Volatile.Read(ref _nextBlock) * StatesPerBlock;

    /// <summary>Places for states that writers took and did not give back, reused ones each time.</summary>
    public long PlacesTaken => Volatile.Read(ref _placesTaken);

    /// <summary>How many retired blocks have been given to reuse, always the oldest.</summary>
    public long ReusedCount { get; private set; }

    public long BlockBytes => StatesPerBlock * (long)WordCount * sizeof(ulong);

    public bool LacksHugePages => _chunks.Take(_chunkCount).Any(c => c!.LacksHugePages);

    private long StateBytesPerChunk { get; }

    /// <summary>The words of a state. The number must come from a writer of this store.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* AddressOf(long number) => unchecked(
        (ulong*)_addresses[number >> _chunkShift] + ((number & _chunkMask) * WordCount));

    /// <summary>The words of a state. The number must come from a writer of this store.</summary>
    public ReadOnlySpan<ulong> this[long number] => new(AddressOf(number), WordCount);

    /// <summary>The words of states that follow each other.</summary>
    public ReadOnlySpan<ulong> WordsOf(StateRange range) => new(AddressOf(range.First), range.Count * WordCount);

    /// <summary>The first number of a block that nobody has, or -1 when memory is used up.</summary>
    public long TakeBlock()
    {
        lock (_allocating)
        {
            long block = TakeFreeBlock();
            if (block >= 0)
                Volatile.Write(ref _placesTaken, _placesTaken + StatesPerBlock);

            return block < 0 ? -1 : block * StatesPerBlock;
        }
    }

    /// <summary>The blocks that have some of the states, each once.</summary>
    public IEnumerable<long> BlocksOf(IEnumerable<StateRange> states) =>
        states.Select(range => range.First / StatesPerBlock).Distinct();

    /// <summary>Takes back places that no new state has, as those at the end of a block that its writer leaves. Only at a barrier.</summary>
    public void GiveBack(int places) => _placesTaken -= places;

    /// <summary>
    /// Gives up the states of some blocks, in the order in which they may be reused. Only at a barrier.
    /// </summary>
    public void Retire(IEnumerable<long> blocks)
    {
        foreach (long block in blocks)
            _retired.Enqueue(block);
    }

    /// <summary>Reuses retired blocks beyond that many bytes. Only at a barrier.</summary>
    public void LimitRetired(long bytes)
    {
        while (_retired.Count * BlockBytes > bytes)
            _free.Push(ReuseOldest());
    }

    public void Dispose()
    {
        foreach (NativeBlock? chunk in _chunks)
            chunk?.Dispose();
    }

    private long TakeFreeBlock()
    {
        if (_free.TryPop(out long block))
            return block;

        int chunk = (int)(_nextBlock * StatesPerBlock >> _chunkShift);
        if (chunk < _chunkCount || TryAddChunk())
        {
            Volatile.Write(ref _nextBlock, _nextBlock + 1);
            return _nextBlock - 1;
        }

        return _retired.Count > 0 ? ReuseOldest() : -1;
    }

    private long ReuseOldest()
    {
        ReusedCount++;
        return _retired.Dequeue();
    }

    private bool TryAddChunk()
    {
        if (_chunkCount == _chunks.Length)
            return false;

        NativeBlock? chunk = NativeBlock.TryAllocate(_budget, StateBytesPerChunk);
        if (chunk is null)
            return false;

        _chunks[_chunkCount] = chunk;
        _pinnedAddresses[_chunkCount] = (nint)chunk.Address;
        _chunkCount++;
        return true;
    }
}

/// <summary>A run of consecutive state numbers.</summary>
internal readonly record struct StateRange(long First, int Count);

/// <summary>One thread's way to add states to a store.</summary>
internal sealed class StateWriter(StateStore store)
{
    private readonly List<StateRange> _written = [];
    private long _next = -1;
    private int _left;
    private int _unreported;

    /// <summary>The numbers that this writer has and that no state has got.</summary>
    public StateRange Unused => new(_next, _left);

    /// <summary>The number that the next state will get, or -1 when memory is used up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Peek() => _left > 0 ? _next : TakeBlock();

    /// <summary>Keeps the state that was written to the number that <see cref="Peek"/> returned.</summary>
    public void Keep()
    {
        _next++;
        _left--;
        _unreported++;
    }

    /// <summary>Hands over the numbers kept since the last call.</summary>
    public void DrainTo(List<StateRange> ranges)
    {
        EndRange();
        ranges.AddRange(_written);
        _written.Clear();
    }

    /// <summary>Leaves the rest of the current block, so that the next state is in another one.</summary>
    public void LeaveBlock()
    {
        EndRange();
        store.GiveBack(_left);
        _left = 0;
    }

    private long TakeBlock()
    {
        EndRange();
        _next = store.TakeBlock();
        _left = _next < 0 ? 0 : store.StatesPerBlock;
        return _next;
    }

    private void EndRange()
    {
        if (_unreported > 0)
            _written.Add(new StateRange(_next - _unreported, _unreported));

        _unreported = 0;
    }
}
