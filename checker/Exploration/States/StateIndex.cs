using System.Runtime.CompilerServices;

namespace ModelCheck.Exploration.States;

/// <summary>States by number, in the order in which they were added. Exact: states are compared as a whole.</summary>
/// <remarks>One thread may add; once nothing is added any more, any number may look.</remarks>
internal sealed unsafe class StateIndex
{
    private const int Empty = 0;
    private const int FirstCapacity = 1 << 10;

    private readonly int _wordCount;
    private ulong[] _words;
    private int[] _slots;

    public StateIndex(int wordCount)
    {
        _wordCount = wordCount;
        _words = new ulong[FirstCapacity / 2 * wordCount];
        _slots = new int[FirstCapacity];
    }

    public int Count { get; private set; }

    /// <summary>What the states and the table occupy.</summary>
    public long Bytes => (_words.LongLength * sizeof(ulong)) + (_slots.LongLength * sizeof(int));

    public ReadOnlySpan<ulong> this[int number] => _words.AsSpan(number * _wordCount, _wordCount);

    public static ulong HashOf(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = state)
            return StateHash.Of(words, state.Length);
    }

    /// <summary>The number of a state, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<ulong> state, ulong hash) => _slots[SlotOf(state, hash)] - 1;

    /// <summary>Adds a state that is not there.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InsufficientMemoryException">There are more than arrays can hold.</exception>
    public int Add(ReadOnlySpan<ulong> state, ulong hash)
    {
        if ((Count + 1) * 2L > _slots.Length)
            Grow();

        state.CopyTo(_words.AsSpan(Count * _wordCount, _wordCount));
        _slots[SlotOf(state, hash)] = ++Count;
        return Count - 1;
    }

    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    private int SlotOf(ReadOnlySpan<ulong> state, ulong hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(hash & (ulong)mask);
        while (_slots[slot] is not Empty and var number && !this[number - 1].SequenceEqual(state))
            slot = (slot + 1) & mask;

        return slot;
    }

    private void Grow()
    {
        long capacity = _slots.LongLength * 2;
        if (capacity / 2 * _wordCount > Array.MaxLength)
            throw new InsufficientMemoryException("too many states for one table");

        Array.Resize(ref _words, (int)(capacity / 2) * _wordCount);
        _slots = new int[capacity];
        for (int i = 0; i < Count; i++)
            _slots[SlotOf(this[i], HashOf(this[i]))] = i + 1;
    }
}
