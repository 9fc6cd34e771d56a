namespace ModelCheck.Exploration.States;

/// <summary>
/// What the search may still allocate. A request beyond the limit is refused, so the limit is never passed.
/// </summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class MemoryBudget(long limitBytes)
{
    private long _usedBytes;

    public long LimitBytes => limitBytes;

    public long UsedBytes => Volatile.Read(ref _usedBytes);

    /// <summary>Takes the bytes, or returns false and takes none.</summary>
    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _usedBytes, bytes) <= limitBytes)
            return true;

        Interlocked.Add(ref _usedBytes, -bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _usedBytes, -bytes);
}
