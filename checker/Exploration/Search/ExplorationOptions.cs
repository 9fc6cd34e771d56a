using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search;

/// <summary>Which states count as deadlocks.</summary>
public enum DeadlockDetection
{
    Off,

    /// <summary>No rule is enabled, or every firing was abandoned by an assumption in its body.</summary>
    Stuck,

    /// <summary>
    /// As <see cref="Stuck"/>, and also when every rule that fires leads back to the same state.
    /// </summary>
    Stuttering,
}

/// <summary>What a search keeps of the states that it has expanded.</summary>
public enum StateStorage
{
    /// <summary>All of them, so that it is certain which are new.</summary>
    Exact,

    /// <summary>All of them, with parts that states share kept once.</summary>
    Tree,

    /// <summary>
    /// A 64-bit hash of each: a new state with the hash of another is missed. Cannot decide liveness, and
    /// cannot be kept in a checkpoint.
    /// </summary>
    Compact,
}

/// <summary>How far and how a search goes.</summary>
public sealed record ExplorationOptions
{
    /// <summary>At least 1. Does not change counts, depth or traces.</summary>
    public int Threads { get; init; } = 1;

    public DeadlockDetection DeadlockDetection { get; init; } = DeadlockDetection.Stuttering;

    /// <summary>
    /// Whether a run that reaches a state without successors stays in it for ever; else claims about runs say nothing
    /// of it.
    /// </summary>
    public bool DeadlockStuttering { get; init; } = true;

    /// <summary>
    /// The search ends after the level in which that many different properties are found violated; at least
    /// 1.
    /// </summary>
    public int MaxErrors { get; init; } = 1;

    /// <summary>States at this depth are not expanded; null for no bound.</summary>
    public int? Bound { get; init; }

    /// <summary>The search ends soon after it found that many states; null for no limit.</summary>
    public long? MaxStates { get; init; }

    /// <summary>
    /// Most memory that the whole process may occupy; null for 80 % of what the machine or container has.
    /// </summary>
    public long? MemoryLimitBytes { get; init; }

    public TimeSpan? TimeLimit { get; init; }

    public StateStorage Storage { get; init; }

    /// <summary>
    /// A folder where the search goes on when memory is used up; null for none. Only for models whose states are one
    /// word, without liveness, claims about runs and checkpoints.
    /// </summary>
    public string? DiskFolder { get; init; }

    /// <summary>Whether states are kept after they were expanded, also where memory is short and they are not needed.</summary>
    internal bool KeepsEveryState { get; init; }

    /// <summary>
    /// What makes one of several shortest counterexamples the one that is shown; null for the order of their states.
    /// </summary>
    public StepWeights? Simplest { get; init; }

    /// <summary>Makes what counts the states that those found stand for, for one thread; null not to count them.</summary>
    public Func<IOrbitCounter>? OrbitCounter { get; init; }

    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>
    /// Which rules of a state need not be fired; null to fire all. Violations of invariants, covers, deadlocks and rules that
    /// go wrong are found all the same, perhaps on longer paths. Only for exact storage, by one process without checkpoints
    /// and symmetry, and without liveness and claims about runs.
    /// </summary>
    public IPartialOrder? PartialOrder { get; init; }

    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(500);
}

/// <summary>How far a running search has come.</summary>
/// <param name="Depth">Of the states that are being expanded.</param>
/// <param name="Frontier">States found but not expanded.</param>
/// <param name="MemoryBytes">What the process occupies.</param>
/// <param name="Total">States that there will be in all; null when that cannot be told.</param>
public sealed record ExplorationProgress(
    long States,
    long RulesFired,
    int Depth,
    long Frontier,
    TimeSpan Elapsed,
    long MemoryBytes,
    TotalEstimate? Total = null)
{
    public double StatesPerSecond => Elapsed > TimeSpan.Zero ? States / Elapsed.TotalSeconds : 0;
}
