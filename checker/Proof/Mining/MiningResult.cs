using System.Collections.Immutable;
using ModelCheck.Proof.Induction;

namespace ModelCheck.Proof.Mining;

public enum MiningOutcome
{
    /// <summary>The claims hold in every reachable state, and no rule fails; the clauses make the induction go through.</summary>
    Proved,

    /// <summary>A reachable state breaks a claim: see <see cref="MiningResult.Counterexample"/>.</summary>
    Refuted,

    /// <summary>No clause of those that may be formed excludes a counterexample to induction.</summary>
    NoClause,

    /// <summary>No instance with two elements of any type is small enough to be explored.</summary>
    TooLarge,

    /// <summary>The solver did not know an answer, or time was up.</summary>
    Unknown,
}

/// <summary>A clause that was found to hold in all reachable states.</summary>
/// <param name="Text">As an invariant of the specification.</param>
public sealed record MinedClause(string Text, Claim Claim);

/// <summary>What the search for an invariant came to.</summary>
/// <param name="Clauses">Besides the claims; together they are inductive when <see cref="Outcome"/> is Proved.</param>
/// <param name="Instances">The sizes that were explored.</param>
/// <param name="Counterexample">The last one, when it ended with one.</param>
public sealed record MiningResult(
    MiningOutcome Outcome,
    ImmutableArray<MinedClause> Clauses,
    ImmutableArray<string> Instances,
    int Queries,
    CounterexampleToInduction? Counterexample = null,
    string? Reason = null);
