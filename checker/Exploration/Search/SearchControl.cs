namespace ModelCheck.Exploration.Search;

/// <summary>
/// What all threads of a search share besides the states: the counters and the request to stop.
/// </summary>
internal sealed class SearchControl(ExplorationOptions options)
{
    private int _stopReason;
    private long _states;
    private long _rulesFired;
    private long _expanded;
    private int _depth;

    public long States => Volatile.Read(ref _states);

    public long RulesFired => Volatile.Read(ref _rulesFired);

    /// <summary>States expanded so far.</summary>
    public long Expanded => Volatile.Read(ref _expanded);

    /// <summary>Of the states being expanded.</summary>
    public int Depth
    {
        get => Volatile.Read(ref _depth);
        set => Volatile.Write(ref _depth, value);
    }

    /// <summary>Knows the sizes of the levels that are complete.</summary>
    public TotalEstimator Total { get; } = new();

    public StopReason StopReason => (StopReason)Volatile.Read(ref _stopReason);

    public bool IsStopping => Volatile.Read(ref _stopReason) != (int)StopReason.None;

    /// <summary>The first reason given wins.</summary>
    public void Stop(StopReason reason) =>
        Interlocked.CompareExchange(ref _stopReason, (int)reason, (int)StopReason.None);

    /// <summary>Adds a worker's counts since its last call.</summary>
    public void Count(long newStates, long rulesFired, long expanded)
    {
        long states = Interlocked.Add(ref _states, newStates);
        Interlocked.Add(ref _rulesFired, rulesFired);
        Interlocked.Add(ref _expanded, expanded);
        if (states >= options.MaxStates)
            Stop(StopReason.MaxStates);
    }
}
