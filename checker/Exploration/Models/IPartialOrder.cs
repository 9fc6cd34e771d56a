namespace ModelCheck.Exploration.Models;

/// <summary>Knows which of the enabled rules of a state suffice to find everything that is wrong.</summary>
public interface IPartialOrder
{
    IStubbornSetFinder CreateFinder();
}

/// <summary>Chooses rules for one thread; not safe for more.</summary>
public interface IStubbornSetFinder
{
    /// <summary>
    /// Looks for a stubborn set with as few as possible of a state's active rules: those that lead to another state which no
    /// assumption leaves out. The choice is the same whenever the state and what its successors are worth are.
    /// </summary>
    /// <param name="active">Each once.</param>
    /// <param name="leadsOn">Whether the successor by one of them, given by its place, is found for the first time from this depth.</param>
    /// <param name="kept">Parallel to the active rules: which of them are in the set; only set when there is one.</param>
    /// <returns>False when all of them have to be fired.</returns>
    bool TryFind(ReadOnlySpan<ulong> state, ReadOnlySpan<int> active, Func<int, bool> leadsOn, Span<bool> kept);
}
