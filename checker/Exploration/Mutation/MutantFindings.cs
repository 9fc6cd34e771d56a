using System.Collections.Immutable;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>What the search found about one mutant, in numbers.</summary>
/// <param name="Falls">What does not hold any more, shortest path first.</param>
/// <param name="States">Reachable states of the mutant.</param>
/// <param name="NewStates">Those among them that the base does not reach.</param>
/// <param name="LostStates">States of the base that the mutant does not reach.</param>
/// <param name="SameTransitions">Whether the mutant has the base's initial states and transitions, and no others.</param>
/// <param name="StopReason">Why not every state of the mutant was reached; else none.</param>
public sealed record MutantFindings(
    ImmutableArray<Finding> Falls,
    long States,
    long NewStates,
    long LostStates,
    bool SameTransitions,
    StopReason StopReason)
{
    /// <summary>What does not hold any more of runs, in numbers of their own.</summary>
    public ImmutableArray<Finding> LiveFalls { get; init; } = [];

    /// <summary>Whether a state or a firing is wrong by itself.</summary>
    public bool HasUnsafe => Falls.Any(f => f.Kind != FindingKind.CoverNotMet);

    public bool SameStates => NewStates == 0 && LostStates == 0;

    public bool IsComplete => StopReason == StopReason.None;
}
