using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Gives up the states of levels that have been expanded, the earliest first, while a self-contained visited set
/// remembers them. As many levels stay as memory allows, since paths are found in them.
/// </summary>
/// <remarks>Needs levels that share no block of the store.</remarks>
internal sealed class LevelRetirement(StateStore store, VisitedSet visited, MemoryBudget budget)
{
    private const long UsuallyKeptBytes = 64L << 20;
    private const int ShareOfBudget = 16;
    private const int ShareOfTable = 4;

    // When the table doubles, what is kept stands in its way.
    private const int MostShareOfBudget = 32;

    // For each level how many blocks were retired before its own.
    private readonly List<long> _retiredBefore = [];
    private long _retired;

    /// <summary>The least depth of which no state has been given up.</summary>
    public int FirstKeptLevel
    {
        get
        {
            int first = _retiredBefore.BinarySearch(store.ReusedCount);
            while (first > 0 && _retiredBefore[first - 1] == store.ReusedCount)
                first--;

            return first < 0 ? ~first : first;
        }
    }

    /// <summary>Takes the next level, which has been expanded.</summary>
    public void Add(StateRange[] level)
    {
        long[] blocks = [.. store.BlocksOf(level)];
        _retiredBefore.Add(_retired);
        _retired += blocks.Length;
        store.Retire(blocks);
        long least = long.Min(UsuallyKeptBytes, budget.LimitBytes / ShareOfBudget);
        long most = long.Min(visited.Bytes / ShareOfTable, budget.LimitBytes / MostShareOfBudget);
        store.LimitRetired(long.Max(least, most));
    }
}
