using System.Collections.Immutable;
using System.Numerics;

namespace ModelCheck.Exploration.Search;

/// <summary>Why a search ended before it had expanded every reachable state.</summary>
public enum StopReason
{
    /// <summary>It did not: the search is complete.</summary>
    None,

    /// <summary>Enough properties were found violated.</summary>
    Errors,
    Bound,
    MaxStates,
    Memory,

    /// <summary>A file of <see cref="ExplorationOptions.DiskFolder"/> could not be written or read.</summary>
    Disk,
    Time,
    Interrupted,
}

public enum FindingKind
{
    Deadlock,

    /// <summary>An invariant is false in the last state.</summary>
    InvariantViolated,

    /// <summary>Evaluating a property in the last state went wrong.</summary>
    PropertyFault,

    /// <summary>The last rule's guard or body went wrong.</summary>
    RuleFault,

    /// <summary>From the last state no state is reachable where the property holds.</summary>
    LivenessViolated,

    /// <summary>A fair run violates a claim: the path is a lasso.</summary>
    RunViolated,

    /// <summary>There are initial rules, but none gives a state that satisfies the assumptions.</summary>
    NoInitialState,

    /// <summary>A cover was not met by the complete search.</summary>
    CoverNotMet,
}

/// <summary>Something wrong that a search found.</summary>
/// <param name="Number">
/// The property's number; for <see cref="FindingKind.CoverNotMet"/> the cover's, for
/// <see cref="FindingKind.RunViolated"/> that of the claim about runs; else -1.
/// </param>
/// <param name="Path">A shortest way there; null where no single state is to blame.</param>
public sealed record Finding(FindingKind Kind, int Number, RulePath? Path);

/// <summary>A path through the states: an initial rule and the rules fired after it.</summary>
/// <param name="Rules">Numbers of rules; for a fault the last one is the rule that went wrong.</param>
/// <param name="InitialRule">The number of an initial rule.</param>
/// <param name="LoopStart">
/// For a lasso, after how many rules the state is reached to which the last rule leads back; when that is after all of
/// them, the run stays in the last state for ever.
/// </param>
public sealed record RulePath(int InitialRule, ImmutableArray<int> Rules, int? LoopStart = null);

/// <summary>The states that processes sent to each other.</summary>
/// <param name="Bytes">With the messages' headers.</param>
public sealed record MessageTraffic(int Processes, long Messages, long Bytes);

/// <summary>What a search found and covered.</summary>
/// <param name="Findings">Shortest path first; at most <see cref="ExplorationOptions.MaxErrors"/>.</param>
/// <param name="States">Distinct states, initial ones included.</param>
/// <param name="RulesFired">
/// Firings, those that led to a known state or were left out by an assumption included.
/// </param>
/// <param name="Depth">The greatest distance of a state from the initial ones.</param>
/// <param name="Firings">How often each rule fired, by its number.</param>
/// <param name="CoverDepths">For each cover the depth at which it was first met, or null.</param>
/// <param name="LacksHugePages">
/// True when the system refused huge pages, which slows a large search down.
/// </param>
/// <param name="Checkpoint">The folder from which the search can be resumed, or null.</param>
/// <param name="CheckpointFailure">Why the last checkpoint could not be written, or null.</param>
public sealed record ExplorationResult(
    ImmutableArray<Finding> Findings,
    long States,
    long RulesFired,
    int Depth,
    ImmutableArray<long> Firings,
    ImmutableArray<int?> CoverDepths,
    StopReason StopReason,
    TimeSpan Elapsed,
    long PeakMemoryBytes,
    int Threads,
    bool LacksHugePages,
    string? Checkpoint = null,
    string? CheckpointFailure = null)
{
    /// <summary>
    /// An upper bound for the probability that some state was taken for another and missed; null when that
    /// cannot be.
    /// </summary>
    public double? OmissionProbability { get; init; }

    /// <summary>
    /// Whether something was found wrong that is not among the findings, since memory ran out while its path was
    /// looked for.
    /// </summary>
    public bool LacksPath { get; init; }

    /// <summary>Why <see cref="StopReason.Disk"/> ended the search; else null.</summary>
    public string? DiskFailure { get; init; }

    /// <summary>How many states were found on disk, because there was no room in memory.</summary>
    public long StatesOnDisk { get; init; }

    /// <summary>How many states were found at each distance from the initial ones.</summary>
    public ImmutableArray<long> StatesByDepth { get; init; } = [];

    /// <summary>
    /// How many states those found stand for; null when it was not asked for, the search was stopped inside a level, or some of
    /// them may stand for the same ones.
    /// </summary>
    public BigInteger? UnreducedStates { get; init; }

    /// <summary>What processes that shared the search sent to each other; null when there was one only.</summary>
    public MessageTraffic? Traffic { get; init; }

    /// <summary>Numbers of the claims about runs that were found to hold.</summary>
    public ImmutableArray<int> HoldingRuns { get; init; } = [];

    /// <summary>Whether every state found was expanded.</summary>
    public bool IsComplete => StopReason == StopReason.None;
}
