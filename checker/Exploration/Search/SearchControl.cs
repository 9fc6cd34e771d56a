namespace ModelCheck.Exploration.Search;

/// <summary>
/// What all threads of a search share besides the states: the counters and the request to stop.
/// </summary>
internal sealed class SearchControl(ExplorationOptions options)
{
    private readonly Lock _ending = new();
    private int _stopReason;
    private bool _isSettled;
    private long _states;
    private long _rulesFired;
    private long _expanded;
    private SearchCounts _elsewhere;
    private int _depth;

    public long States => Volatile.Read(ref _states) + Volatile.Read(ref _elsewhere.States);

    public long RulesFired => Volatile.Read(ref _rulesFired) + Volatile.Read(ref _elsewhere.RulesFired);

    /// <summary>States expanded so far.</summary>
    public long Expanded => Volatile.Read(ref _expanded) + Volatile.Read(ref _elsewhere.Expanded);

    /// <summary>What this process has counted, where several share a search.</summary>
    public SearchCounts Own => new()
    {
        States = Volatile.Read(ref _states),
        RulesFired = Volatile.Read(ref _rulesFired),
        Expanded = Volatile.Read(ref _expanded),
    };

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
    public void Stop(StopReason reason)
    {
        lock (_ending)
        {
            if (!_isSettled && !IsStopping)
                Volatile.Write(ref _stopReason, (int)reason);
        }
    }

    /// <summary>
    /// Says how the search ended, whatever reason to stop was or will be given: where processes share a search, all
    /// have to agree on it.
    /// </summary>
    public void Settle(StopReason reason)
    {
        lock (_ending)
        {
            _isSettled = true;
            Volatile.Write(ref _stopReason, (int)reason);
        }
    }

    /// <summary>
    /// Takes note of what the other processes have counted; of several notes the highest counts. Only one thread at a
    /// time.
    /// </summary>
    public void SetElsewhere(SearchCounts counts)
    {
        Volatile.Write(ref _elsewhere.States, long.Max(_elsewhere.States, counts.States));
        Volatile.Write(ref _elsewhere.RulesFired, long.Max(_elsewhere.RulesFired, counts.RulesFired));
        Volatile.Write(ref _elsewhere.Expanded, long.Max(_elsewhere.Expanded, counts.Expanded));
        StopAtMost(States);
    }

    /// <summary>Adds a worker's counts since its last call.</summary>
    public void Count(long newStates, long rulesFired, long expanded)
    {
        long states = Interlocked.Add(ref _states, newStates);
        Interlocked.Add(ref _rulesFired, rulesFired);
        Interlocked.Add(ref _expanded, expanded);
        StopAtMost(states + Volatile.Read(ref _elsewhere.States));
    }

    private void StopAtMost(long states)
    {
        if (states >= options.MaxStates)
            Stop(StopReason.MaxStates);
    }
}

/// <summary>How far a search has come, in one process or in several.</summary>
internal struct SearchCounts
{
    public long States;
    public long RulesFired;
    public long Expanded;
}
