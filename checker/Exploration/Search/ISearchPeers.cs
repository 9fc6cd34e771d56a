namespace ModelCheck.Exploration.Search;

/// <summary>The processes that share a search, before it begins.</summary>
internal interface ISearchCluster
{
    /// <summary>Whether every process can begin. All ask, each saying whether it can.</summary>
    bool CanAllBegin(bool canThis);

    /// <exception cref="InsufficientMemoryException">There is no room for what is exchanged.</exception>
    ISearchPeers Join(SearchSpace space, int workers);
}

/// <summary>
/// The other processes of a search that several share. Each state belongs to one process, which keeps it, checks it
/// and expands it.
/// </summary>
/// <remarks>
/// A method that says <em>together</em> is called by all processes, in the same order, and returns when all have; so
/// what decides whether it is called must be the same everywhere.
/// </remarks>
internal interface ISearchPeers : IDisposable
{
    /// <summary>Where a worker's successors go that belong to another process.</summary>
    IForeignStates ForeignTo(int worker);

    /// <summary>Whether states of the level may still come, or be sent.</summary>
    bool IsLevelOpen { get; }

    void BeginLevel(int depth);

    /// <summary>Before the workers are called, each time.</summary>
    void BeginRound();

    /// <summary>
    /// One worker's share of the level: expands states of the queue and adds those that come from other processes,
    /// until the level is over or the visited set has to grow. In the latter case all workers return, and are called
    /// again.
    /// </summary>
    void Expand(Worker worker, int number, RangeQueue queue);

    /// <summary>Ends a level together: afterwards all have the same candidates and covers.</summary>
    LevelEnd Meet(LevelEnd here, CandidateSet candidates, bool[] coversMet);

    /// <summary>The least of the states that processes offer, together; null when none does.</summary>
    ulong[]? LeastOf(ulong[]? offered);

    /// <summary>Adds up the values of all processes, together.</summary>
    void Sum(Span<long> values);
}

/// <summary>What a level came to, in one process or in all.</summary>
/// <param name="NextSize">How many states were found at the next depth.</param>
/// <param name="Reason">Why the search stops, if it does.</param>
internal readonly record struct LevelEnd(long NextSize, StopReason Reason);

/// <summary>Takes the states that one worker found and another process keeps. For one thread.</summary>
internal unsafe interface IForeignStates
{
    /// <summary>Whether no state should be expanded before some of what was taken has been sent.</summary>
    bool IsFull { get; }

    /// <param name="hash">The state's <see cref="States.StateHash"/>.</param>
    bool IsForeign(ulong* state, ulong hash);

    /// <summary>Takes a state to be sent when it is another process's. Never waits.</summary>
    /// <param name="hash">The state's <see cref="States.StateHash"/>.</param>
    bool TryTake(ulong* state, ulong hash);
}
