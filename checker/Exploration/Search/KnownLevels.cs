using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Tells states of the levels up to the one that is being expanded from those that are found now.</summary>
/// <remarks>
/// Writers fill blocks one after another and states are never given up, so what is new has a number beyond all
/// blocks that were taken when the level began, or in the rest of a block that was not full then.
/// </remarks>
internal sealed class KnownLevels
{
    private StateRange[] _rests = [];
    private long _limit;

    /// <summary>Begins a level. Only at a barrier.</summary>
    /// <param name="limit">All numbers of states are below it.</param>
    /// <param name="rests">The places that writers have and that no state is in.</param>
    public void Begin(long limit, IEnumerable<StateRange> rests)
    {
        _limit = limit;
        _rests = [.. rests.Where(rest => rest.Count > 0)];
    }

    public bool Contains(long number)
    {
        if (number >= _limit)
            return false;

        foreach (StateRange rest in _rests)
        {
            if (number >= rest.First && number < rest.First + rest.Count)
                return false;
        }

        return true;
    }
}
