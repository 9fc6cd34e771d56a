using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Mutation;

/// <summary>What a change of the specification shows about what was changed.</summary>
public enum MutantClass
{
    /// <summary>The behaviour is another one, and everything still holds: perhaps a property is missing.</summary>
    Survives,

    /// <summary>A limit ended the exploration of the mutant before anything fell.</summary>
    Inconclusive,

    /// <summary>An invariant, or the freedom from deadlocks or errors, falls.</summary>
    LoadBearing,

    /// <summary>Every reachable state is as it should be, but something is not reached any more, or not always.</summary>
    LiveOnly,

    /// <summary>Proved to make no difference.</summary>
    Redundant,
}

/// <summary>Why a change makes no difference; each is found by looking at every reachable state.</summary>
public enum RedundancyProof
{
    /// <summary>Wherever the rest of the guard is true, the part that was left out is true as well.</summary>
    Implied,

    /// <summary>The reachable states and all transitions between them are the same.</summary>
    SameTransitions,

    /// <summary>The reachable states are the same, and no property tells the transitions apart.</summary>
    SameStates,

    /// <summary>Only values that no rule and no property reads are others.</summary>
    Unread,
}

/// <summary>What became of one mutant.</summary>
/// <param name="Falls">What held before and does not any more, shortest trace first; confirmed by the reference interpreter.</param>
/// <param name="Proof">Set exactly for <see cref="MutantClass.Redundant"/>.</param>
/// <param name="States">Reachable states of the mutant, as far as they were explored.</param>
/// <param name="NewStates">Those among them that the specification does not reach.</param>
/// <param name="LostStates">States of the specification that were not reached.</param>
/// <param name="Limit">Why the mutant was not explored completely; null exactly when it was.</param>
public sealed record MutantResult(
    Mutant Mutant,
    MutantClass Class,
    ImmutableArray<Violation> Falls,
    RedundancyProof? Proof,
    long States,
    long NewStates,
    long LostStates,
    LimitReached? Limit)
{
    /// <summary>Whether some property noticed the change.</summary>
    public bool IsKilled => Class is MutantClass.LoadBearing or MutantClass.LiveOnly;
}

/// <summary>What became of all mutants of a specification.</summary>
/// <param name="Results">Parallel to the mutants; shorter when the run was interrupted.</param>
/// <param name="States">Reachable states of the specification itself.</param>
/// <param name="Transitions">Transitions between them.</param>
/// <param name="AlreadyBroken">
/// What does not hold of the specification itself, in words: no mutant can be blamed for it.
/// </param>
/// <param name="Limit">Why mutants were not looked at, or not all; null when they were.</param>
public sealed record MutationResult(
    MutantSet Mutants,
    ImmutableArray<MutantResult> Results,
    long States,
    long Transitions,
    ImmutableArray<string> AlreadyBroken,
    LimitReached? Limit,
    TimeSpan Elapsed)
{
    public IEnumerable<MutantResult> Of(MutantClass kind) => Results.Where(r => r.Class == kind);

    /// <summary>Of the mutants that make a difference, the share that some property notices; 1 when there are none.</summary>
    public double KilledShare
    {
        get
        {
            int relevant = Results.Count(r => r.Class != MutantClass.Redundant);
            return relevant == 0 ? 1 : (double)Results.Count(r => r.IsKilled) / relevant;
        }
    }
}
