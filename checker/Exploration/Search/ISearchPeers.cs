namespace ModelCheck.Exploration.Search;

/// <summary>The processes that share a search: process 0 leads, and has the checkpoint's files.</summary>
/// <remarks>
/// A method that says <em>together</em> is called by all processes, in the same order, and returns when all have; so
/// what decides whether it is called must be the same everywhere.
/// </remarks>
internal interface ISearchCluster
{
    int Size { get; }

    bool IsLeader { get; }

    /// <summary>Whether all can, each saying whether it can. Together.</summary>
    bool CanAll(bool canThis);

    /// <summary>Brings what each process contributes to process 0, by rank, together; null for the others.</summary>
    byte[][]? Gather(ReadOnlySpan<byte> contribution);

    /// <summary>What process 0 contributes, together.</summary>
    byte[] Broadcast(ReadOnlySpan<byte> contribution);

    /// <summary>Whether a state belongs to this process.</summary>
    /// <param name="full">Its words as <see cref="Models.ICompiledModel.ToFull"/> gives them.</param>
    bool Owns(ReadOnlySpan<ulong> full);

    /// <summary>What the workers have to do with the other processes; null when there are none.</summary>
    /// <exception cref="InsufficientMemoryException">There is no room for what is exchanged.</exception>
    ISearchPeers? Join(SearchSpace space, int workers);
}

/// <summary>A search of one process.</summary>
internal sealed class SoleProcess : ISearchCluster
{
    public static readonly SoleProcess Instance = new();

    private SoleProcess()
    {
    }

    public int Size => 1;

    public bool IsLeader => true;

    public bool CanAll(bool canThis) => canThis;

    public byte[][]? Gather(ReadOnlySpan<byte> contribution) => [contribution.ToArray()];

    public byte[] Broadcast(ReadOnlySpan<byte> contribution) => contribution.ToArray();

    public bool Owns(ReadOnlySpan<ulong> full) => true;

    public ISearchPeers? Join(SearchSpace space, int workers) => null;
}

/// <summary>
/// The other processes of a search that several share. Each state belongs to one process, which keeps it, checks it
/// and expands it. What is done <em>together</em>, see <see cref="ISearchCluster"/>.
/// </summary>
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
/// <param name="NeedsRoom">Whether the visited set should grow before the next level, in one of the processes.</param>
internal readonly record struct LevelEnd(long NextSize, StopReason Reason, bool NeedsRoom = false);

/// <summary>Takes the states that one worker found and another process keeps. For one thread.</summary>
internal unsafe interface IForeignStates
{
    /// <summary>Whether no state should be expanded before some of what was taken has been sent.</summary>
    bool IsFull { get; }

    /// <summary>Whose a state is, told by its words in memory; null when these mean something in this process only.</summary>
    StateOwner? Owner { get; }

    /// <summary>The number of this process, as an owner.</summary>
    int Own { get; }

    bool IsForeign(ulong* state);

    /// <summary>Takes a state to be sent when it is another process's. Never waits.</summary>
    bool TryTake(ulong* state);
}
