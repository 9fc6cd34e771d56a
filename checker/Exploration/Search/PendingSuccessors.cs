using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Search;

/// <summary>A successor that is to be looked up.</summary>
internal struct PendingSuccessor
{
    public ulong Hash;

    /// <summary>Its place in the successor buffer.</summary>
    public int Successor;
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

    /// <summary>Where up to that many more may be written, to be counted by <see cref="Commit"/>.</summary>
    public PendingSuccessor* Reserve(int more)
    {
        if (Count + more > _capacity)
            Grow(Count + more);

        return _first + Count;
    }

    /// <summary>Counts what was written to the reserved places before <paramref name="end"/>.</summary>
    public void Commit(PendingSuccessor* end) => Count = (int)(end - _first);

    public void Clear() => Count = 0;

    public void Dispose()
    {
        NativeMemory.Free(_first);
        _first = null;
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        _capacity = int.Max(needed, _capacity * 2);
        _first = (PendingSuccessor*)NativeMemory.Realloc(
            _first, (nuint)_capacity * (nuint)sizeof(PendingSuccessor));
    }
}
