using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

public enum FairnessReason
{
    /// <summary>It fires in the loop.</summary>
    Fires,

    /// <summary>It is disabled in a state of the loop.</summary>
    IsDisabled,

    /// <summary>It is disabled in every state of the loop.</summary>
    IsNeverEnabled,
}

/// <summary>Why a loop is fair to one instance of a fair rule.</summary>
/// <param name="Step">
/// The step in which it fires, or after which it is disabled; the first in the loop.
/// </param>
public sealed record LoopFairness(FairInstance Instance, FairnessReason Reason, int Step);

/// <summary>What the reference interpreter says of a lasso that violates a temporal property.</summary>
/// <param name="Fairness">One for each fair instance of the system, in its order.</param>
/// <param name="Trigger">
/// For a <c>leadsto</c>, the step after which its left side holds and its right side never does; else null.
/// </param>
public sealed record LassoFacts(ImmutableArray<LoopFairness> Fairness, int? Trigger);
