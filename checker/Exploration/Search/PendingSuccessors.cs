using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Search;

/// <summary>A successor that is to be looked up.</summary>
internal unsafe struct PendingSuccessor
{
    public ulong Hash;

    /// <summary>Its place in the successor buffer.</summary>
    public int Successor;

    /// <summary>The stored state that it probably equals, or null.</summary>
    public ulong* Located;
}

/// <summary>A batch of successors, in memory that is reused from batch to batch.</summary>
internal sealed unsafe class PendingSuccessors : IDisposable
{
    private PendingSuccessor* _first;
    private int _capacity;

    public PendingSuccessors(int capacity)
    {
        _capacity = capacity;
        _first = (PendingSuccessor*)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(PendingSuccessor));
    }

    ~PendingSuccessors() => NativeMemory.Free(_first);

    public int Count { get; private set; }

    /// <summary>The successors added since the last clearing; good until the next is added.</summary>
    public PendingSuccessor* First => _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong hash, int successor)
    {
        if (Count == _capacity)
            Grow();

        PendingSuccessor* added = _first + Count;
        added->Hash = hash;
        added->Successor = successor;
        Count = unchecked(Count + 1);
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        NativeMemory.Free(_first);
        _first = null;
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        _capacity = checked(_capacity * 2);
        _first = (PendingSuccessor*)NativeMemory.Realloc(
            _first, (nuint)_capacity * (nuint)sizeof(PendingSuccessor));
    }
}
