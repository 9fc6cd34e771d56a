using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Trees;

/// <summary>Pairs of words, numbered from 0 as they come: equal pairs have equal numbers.</summary>
/// <remarks>
/// Any number of threads may look up and add. A slot of the index holds a pair's number and part of its hash;
/// it is written once, after the pair's words, and the index is replaced as a whole when it becomes too full. So
/// a reader needs no lock: at worst it misses a pair that was just added, and then looks again under the lock
/// that those who add hold. Old indexes stay until the end, in case somebody still reads them.
/// <code>
/// bit 63         32 31                        0
///     +------------+--------------------------+
///     |    tag     |       number + 1         |      all zero: empty
///     +------------+--------------------------+
/// </code>
/// </remarks>
internal sealed unsafe class PairTable : IDisposable
{
    // A chunk is a huge page.
    private const int PairsPerChunkBits = 17;
    private const int PairsPerChunk = 1 << PairsPerChunkBits;
    private const int MaxChunks = 1 << (32 - PairsPerChunkBits);
    private const int PairBytes = 2 * sizeof(ulong);
    private const int TagShift = 32;
    private const double GrowAt = 0.6;

    // Whoever searches counts these bytes as its own, level by level.
    private readonly MemoryBudget _budget = new(long.MaxValue);

    private readonly Lock _adding = new();
    private readonly nint[] _chunks = new nint[MaxChunks];
    private readonly List<NativeBlock> _chunkBlocks = [];
    private readonly List<Index> _old = [];
    private Index _index;
    private long _count;

    public PairTable() => _index = new Index(_budget, 1 << 12);

    /// <summary>How many different pairs there are.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>What it occupies, indexes that were replaced included; not all of it is in memory yet.</summary>
    public long Bytes => _budget.UsedBytes;

    /// <summary>The words of a pair with a number that <see cref="NumberOf"/> gave.</summary>
    public ulong* this[uint number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (ulong*)_chunks[number >> PairsPerChunkBits] + ((number & (PairsPerChunk - 1)) * 2);
    }

    /// <summary>The number of a pair, which is added if it is new.</summary>
    /// <exception cref="InsufficientMemoryException">There are more pairs than can be numbered.</exception>
    public uint NumberOf(ulong* pair)
    {
        ulong hash = StateHash.Of(pair, 2);
        return Volatile.Read(ref _index).TryFind(this, pair, hash, out uint number, out _)
            ? number
            : Add(pair, hash);
    }

    public void Dispose()
    {
        foreach (Index index in _old)
            index.Dispose();

        _index.Dispose();
        foreach (NativeBlock chunk in _chunkBlocks)
            chunk.Dispose();
    }

    private uint Add(ulong* pair, ulong hash)
    {
        lock (_adding)
        {
            if (_index.TryFind(this, pair, hash, out uint known, out ulong* slot))
                return known;

            uint number = (uint)_count;
            Write(number, pair);
            Volatile.Write(ref *slot, (hash >> TagShift << TagShift) | (number + 1UL));
            Volatile.Write(ref _count, _count + 1);
            if (_count > _index.Capacity * GrowAt)
                Grow();

            return number;
        }
    }

    private void Write(uint number, ulong* pair)
    {
        uint chunk = number >> PairsPerChunkBits;
        if (chunk == MaxChunks - 1)
            throw new InsufficientMemoryException("the parts of states cannot be numbered any more");

        if (_chunks[chunk] == 0)
            AddChunk(chunk);

        this[number][0] = pair[0];
        this[number][1] = pair[1];
    }

    private void AddChunk(uint chunk)
    {
        NativeBlock block = Allocate(_budget, PairsPerChunk * PairBytes);
        _chunkBlocks.Add(block);
        _chunks[chunk] = (nint)block.Address;
    }

    private void Grow()
    {
        var larger = new Index(_budget, _index.Capacity * 2);
        for (uint number = 0; number < _count; number++)
        {
            ulong hash = StateHash.Of(this[number], 2);
            *larger.EmptySlotFor(hash) = (hash >> TagShift << TagShift) | (number + 1UL);
        }

        _old.Add(_index);
        Volatile.Write(ref _index, larger);
    }

    private static NativeBlock Allocate(MemoryBudget budget, long bytes) =>
        NativeBlock.TryAllocate(budget, bytes)
        ?? throw new InsufficientMemoryException("the system has no memory for the parts of states");

    /// <summary>Open addressing over a number of slots that is a power of two.</summary>
    private sealed class Index(MemoryBudget budget, long capacity) : IDisposable
    {
        private readonly NativeBlock _block = Allocate(budget, capacity * sizeof(ulong));

        public long Capacity => capacity;

        /// <param name="slot">When it is not found, the empty slot where it belongs.</param>
        public bool TryFind(PairTable pairs, ulong* pair, ulong hash, out uint number, out ulong* slot)
        {
            ulong* slots = _block.Address;
            ulong mask = (ulong)capacity - 1;
            for (ulong i = hash & mask; ; i = (i + 1) & mask)
            {
                slot = slots + i;
                ulong seen = Volatile.Read(ref *slot);
                number = unchecked((uint)seen - 1);
                if (seen == 0)
                    return false;

                if (seen >> TagShift != hash >> TagShift)
                    continue;

                ulong* known = pairs[number];
                if (known[0] == pair[0] && known[1] == pair[1])
                    return true;
            }
        }

        public ulong* EmptySlotFor(ulong hash)
        {
            ulong mask = (ulong)capacity - 1;
            ulong i = hash & mask;
            while (_block.Address[i] != 0)
                i = (i + 1) & mask;

            return _block.Address + i;
        }

        public void Dispose() => _block.Dispose();
    }
}
