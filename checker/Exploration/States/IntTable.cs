using System.Runtime.CompilerServices;

namespace ModelCheck.Exploration.States;

/// <summary>An integer for each number below a limit, all zero at first, outside the garbage-collected heap.</summary>
internal sealed unsafe class IntTable : IDisposable
{
    private readonly NativeBlock _block;

    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public IntTable(MemoryBudget budget, long limit) =>
        _block = NativeBlock.TryAllocate(budget, long.Max(1, limit) * sizeof(int))
            ?? throw new InsufficientMemoryException("the memory limit leaves no room for a table");

    public int this[long number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(((int*)_block.Address)[number]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            unchecked
            {
                ((int*)_block.Address)[number] = value;
            }
        }
    }

    public void Dispose() => _block.Dispose();
}
