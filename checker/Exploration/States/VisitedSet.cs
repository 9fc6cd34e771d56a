using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelCheck.Exploration.States;

internal enum AddOutcome
{
    Added,
    Present,

    /// <summary>Not present and not added: there is no memory for another state.</summary>
    OutOfMemory,
}

/// <summary>What a slot of a visited set says of its state.</summary>
internal enum SlotKind
{
    /// <summary>Its number in the store. Membership is decided by comparing whole states.</summary>
    Number,

    /// <summary>Its only word, mixed so that it can be told from the result: see <see cref="StateHash"/>.</summary>
    Word,

    /// <summary>Its 64-bit hash: of two states with equal hashes the second is taken for the first.</summary>
    Fingerprint,
}

/// <summary>
/// Which states have been found, lock-free. Exact, unless slots are fingerprints: no hash collision can hide a
/// state.
/// </summary>
/// <remarks>
/// Open addressing over 8-byte slots, eight to a cache line. A probe looks at one line after another; a slot
/// goes from empty to full once and never changes again, which is what makes a plain compare-and-swap enough.
/// <code>
/// bit 63         40 39                        0
///     +------------+--------------------------+
///     |    tag     |     state number + 1     |      all zero: empty
///     +------------+--------------------------+
/// </code>
/// or, in the other kinds, the hash itself.
/// The tag is the top of the hash and the line comes from its bottom, so the tag is fresh evidence within a
/// line. Adding: the state's words are written to the store under a number that only this thread knows; then
/// the slot is swapped in. The swap is a full fence, so whoever reads the slot also sees the words. Of two
/// threads that add equal states, both probe the same slots in the same order, so both try to swap into the
/// same empty slot, and the loser looks at the line again and finds the winner's state in it. Nothing is ever
/// removed, so a slot once passed as full stays so. The table grows only while no thread is adding. All of this
/// holds, too, where the slot is the hash: it says everything, and the words are for whoever expands the state.
/// </remarks>
internal sealed unsafe class VisitedSet : IDisposable
{
    public const double GrowAt = 0.75;
    private const double FullAt = 0.94;
    private const int SlotsPerLine = 8;
    private const int NumberBits = 40;
    private const ulong NumberMask = (1UL << NumberBits) - 1;
    private const ulong Empty = 0;

    // For a fingerprint of zero: a bit that belongs neither to the tag nor to the line.
    private const ulong StandIn = 1UL << (NumberBits - 1);

    // A table of less than 2 MB grows in larger steps: putting the states back costs more than the memory.
    private const long SmallCapacity = 1 << 18;
    private const int SmallGrowth = 8;

    private readonly StateStore _store;
    private readonly MemoryBudget _budget;
    private readonly int _wordCount;
    private readonly SlotKind _kind;
    private readonly ulong _standIn;
    private NativeBlock _block;
    private ulong* _slots;
    private ulong _lineMask;
    private int _holdsEmptyHash;

    public VisitedSet(
        StateStore store, MemoryBudget budget, long minimumCapacity, SlotKind kind = SlotKind.Number)
    {
        _kind = kind;
        _standIn = kind == SlotKind.Fingerprint ? StandIn : Empty;
        _store = store;
        _budget = budget;
        _wordCount = store.WordCount;
        long slots = (long)BitOperations.RoundUpToPowerOf2((ulong)long.Max(minimumCapacity, 1 << 12));
        long mostBytes = IsSelfContained ? (long)BitOperations.RoundUpToPowerOf2((ulong)budget.LimitBytes) / 2 : 0;
        _block = NativeBlock.TryAllocate(budget, slots * sizeof(ulong), mostBytes)
            ?? throw new InsufficientMemoryException("the memory limit leaves no room for the visited set");
        Use(_block, slots);
    }

    public long Capacity { get; private set; }

    public SlotKind Kind => _kind;

    /// <summary>Whether a slot is all that is needed to know its state again.</summary>
    public bool IsSelfContained => _kind != SlotKind.Number;

    public long Bytes => Capacity * sizeof(ulong);

    /// <summary>States beyond which the set should grow before more are added.</summary>
    public long GrowthThreshold => (long)(Capacity * GrowAt);

    /// <summary>States beyond which nothing more may be added.</summary>
    public long FullThreshold => (long)(Capacity * FullAt);

    public bool LacksHugePages => _block.LacksHugePages;

    /// <summary>Asks the memory system for the first line that a probe for this hash will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_slots + ((hash & _lineMask) * SlotsPerLine));
    }

    /// <summary>
    /// True when the first line shows an equal state, as it does for most that are present; false decides nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSeenAtOnce(ulong* state, ulong hash)
    {
        ulong* slots = _slots + ((hash & _lineMask) * SlotsPerLine);
        uint matches = SlotsWithTag(Vector512.Load(slots), hash >> NumberBits);
        return matches != 0 && IsEqual(state, hash, ref slots[BitOperations.TrailingZeroCount(matches)]);
    }

    /// <summary>Adds a state unless an equal one is present.</summary>
    /// <param name="state">The state's words; not kept.</param>
    /// <param name="hash">Its <see cref="StateHash"/>.</param>
    /// <param name="number">
    /// The number of the state that was added; where slots are numbers, also of the one that was found.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AddOutcome Add(ulong* state, ulong hash, StateWriter writer, out long number)
    {
        number = -1;
        if (hash == Empty && _kind == SlotKind.Word)
            return AddWithEmptyHash(state, writer, out number);

        ulong candidate = Empty;
        for (ulong line = hash & _lineMask; ; line = (line + 1) & _lineMask)
        {
            ulong* slots = _slots + (line * SlotsPerLine);
            while (true)
            {
                // A wide load need not be whole, but each slot in it is: empty, or full for ever.
                Vector512<ulong> seen = Vector512.Load(slots);
                for (uint same = SlotsWithTag(seen, hash >> NumberBits); same != 0; same &= same - 1)
                {
                    ref ulong slot = ref slots[BitOperations.TrailingZeroCount(same)];
                    if (!IsEqual(state, hash, ref slot))
                        continue;

                    number = IsSelfContained ? -1 : NumberOf(slot);
                    return AddOutcome.Present;
                }

                uint empty = EmptySlots(seen);
                if (empty == 0)
                    break;

                if (candidate == Empty && !TryWrite(state, hash, writer, out candidate, out number))
                    return AddOutcome.OutOfMemory;

                // Publishes the words written above to whoever reads the slot. When another thread won the
                // swap, its state may equal ours: the line is looked at once more.
                if (Interlocked.CompareExchange(
                    ref slots[BitOperations.TrailingZeroCount(empty)], candidate, Empty) == Empty)
                {
                    writer.Keep();
                    return AddOutcome.Added;
                }
            }
        }
    }

    /// <summary>
    /// The number of a state, or -1 when it is not in the set. Only where slots are numbers. While threads are adding, a
    /// state that one of them adds may not be seen yet.
    /// </summary>
    public long Find(ulong* state, ulong hash) => SlotWith(state, hash) is var slot and not null ? NumberOf(*slot) : -1;

    /// <summary>Whether a state is in the set. Not while threads are adding.</summary>
    public bool Contains(ulong* state, ulong hash) =>
        hash == Empty && _kind == SlotKind.Word ? _holdsEmptyHash != 0 : SlotWith(state, hash) != null;

    private ulong* SlotWith(ulong* state, ulong hash)
    {
        for (ulong line = hash & _lineMask; ; line = (line + 1) & _lineMask)
        {
            ulong* slots = _slots + (line * SlotsPerLine);
            for (int i = 0; i < SlotsPerLine; i++)
            {
                if (slots[i] == Empty)
                    return null;

                if (IsEqual(state, hash, ref slots[i]))
                    return slots + i;
            }
        }
    }

    /// <summary>
    /// Makes the table larger. Unless it is self-contained it is empty then: every state must be put back with
    /// <see cref="Restore"/> before anything is added. False, and nothing changed, when the budget does not
    /// allow it.
    /// </summary>
    /// <param name="run">Runs a job in so many threads, which help.</param>
    public bool TryGrow(int threads, JobRunner run) =>
        (Capacity < SmallCapacity && TryGrowBy(SmallGrowth, threads, run)) || TryGrowBy(2, threads, run);

    /// <summary>As with helping threads.</summary>
    public bool TryGrow() => TryGrow(1, job => job(0));

    /// <summary>
    /// Puts stored states back after <see cref="TryGrow()"/>. Several threads may restore different ranges.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Restore(StateRange range)
    {
        const int Batch = 32;
        ulong* hashes = stackalloc ulong[Batch];
        for (int done = 0; done < range.Count; done += Batch)
        {
            int count = int.Min(Batch, range.Count - done);
            for (int i = 0; i < count; i++)
            {
                hashes[i] = StateHash.Of(_store.AddressOf(range.First + done + i), _wordCount);
                Prefetch(hashes[i]);
            }

            for (int i = 0; i < count; i++)
                Place(hashes[i], SlotFor(hashes[i], range.First + done + i));
        }
    }

    public void Dispose() => _block.Dispose();

    private bool TryGrowBy(int factor, int threads, JobRunner run) =>
        IsSelfContained ? TryRehash(Capacity * factor, threads, run) : TryReplace(Capacity * factor);

    // The states are in the store, so the old table can go before the new one comes. Nobody else allocates now.
    private bool TryReplace(long capacity)
    {
        if (!_budget.TryReserve((capacity - Capacity) * sizeof(ulong)))
            return false;

        _budget.Release((capacity - Capacity) * sizeof(ulong));
        _block.Dispose();
        _block = NativeBlock.TryAllocate(_budget, capacity * sizeof(ulong))
            ?? throw new InsufficientMemoryException("the system has no memory for the visited set");
        Use(_block, capacity);
        return true;
    }

    private bool TryRehash(long capacity, int threads, JobRunner run)
    {
        if (_block.TryExtend(capacity * sizeof(ulong)))
        {
            long oldLines = Capacity / SlotsPerLine;
            Use(_block, capacity);
            foreach (ulong waiting in new TableGrowth(_slots, oldLines, capacity / SlotsPerLine).Run(threads, run))
                Place(waiting, waiting);

            return true;
        }

        NativeBlock? larger = NativeBlock.TryAllocate(_budget, capacity * sizeof(ulong));
        if (larger is null)
            return false;

        using NativeBlock old = _block;
        long oldCapacity = Capacity;
        _block = larger;
        Use(larger, capacity);
        for (long i = 0; i < oldCapacity; i++)
        {
            if (old.Address[i] != Empty)
                Place(old.Address[i], old.Address[i]);
        }

        return true;
    }

    // All states differ, so no comparison is needed: the first empty slot is the place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(ulong hash, ulong slot)
    {
        for (ulong line = hash & _lineMask; ; line = (line + 1) & _lineMask)
        {
            ulong* slots = _slots + (line * SlotsPerLine);
            for (uint empty = EmptySlots(Vector512.Load(slots)); empty != 0; empty &= empty - 1)
            {
                // The swap only claims the slot; the words were published long ago.
                ref ulong place = ref slots[BitOperations.TrailingZeroCount(empty)];
                if (Interlocked.CompareExchange(ref place, slot, Empty) == Empty)
                    return;
            }
        }
    }

    private bool TryWrite(ulong* state, ulong hash, StateWriter writer, out ulong slot, out long number)
    {
        number = writer.Peek();
        slot = Empty;
        if (number < 0)
            return false;

        ulong* target = _store.AddressOf(number);
        StateWords.Copy(state, target, _wordCount);
        slot = IsSelfContained ? SlotOf(hash) : SlotFor(hash, number);
        return true;
    }

    // The one word whose slot would look empty.
    private AddOutcome AddWithEmptyHash(ulong* state, StateWriter writer, out long number)
    {
        if (Volatile.Read(ref _holdsEmptyHash) == 0)
        {
            if (!TryWrite(state, Empty, writer, out _, out number))
                return AddOutcome.OutOfMemory;

            if (Interlocked.Exchange(ref _holdsEmptyHash, 1) == 0)
            {
                writer.Keep();
                return AddOutcome.Added;
            }
        }

        number = -1;
        return AddOutcome.Present;
    }

    // Whether a slot, empty or full, stands for an equal state.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsEqual(ulong* state, ulong hash, ref ulong slot)
    {
        // Read by itself, which orders the reading of the state's words after it.
        ulong seen = Volatile.Read(ref slot);
        if (IsSelfContained)
            return seen == SlotOf(hash) && seen != Empty;

        return seen >> NumberBits == hash >> NumberBits
            && seen != Empty
            && StateWords.AreEqual(state, _store.AddressOf(NumberOf(seen)), _wordCount);
    }

    private static long NumberOf(ulong slot) => unchecked((long)((slot & NumberMask) - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SlotsWithTag(Vector512<ulong> slots, ulong tag) => (uint)Vector512.Equals(
        Vector512.ShiftRightLogical(slots, NumberBits), Vector512.Create(tag)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint EmptySlots(Vector512<ulong> slots) =>
        (uint)Vector512.Equals(slots, Vector512<ulong>.Zero).ExtractMostSignificantBits();

    private ulong SlotOf(ulong hash) => hash == Empty ? _standIn : hash;

    private static ulong SlotFor(ulong hash, long number)
    {
        Debug.Assert((ulong)number + 1 <= NumberMask, "a state number needs more than its bits");
        return unchecked((hash & ~NumberMask) | (ulong)(number + 1));
    }

    private void Use(NativeBlock block, long capacity)
    {
        Capacity = capacity;
        _slots = block.Address;
        _lineMask = (ulong)(capacity / SlotsPerLine) - 1;
    }
}
