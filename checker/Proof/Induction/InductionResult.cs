using System.Collections.Immutable;

namespace ModelCheck.Proof.Induction;

public enum ObligationStatus
{
    Proved,
    Refuted,
    Unknown,
}

/// <summary>What became of an obligation.</summary>
/// <param name="Counterexample">Set when it is refuted.</param>
/// <param name="Reason">Why it is unknown.</param>
public sealed record ObligationResult(
    Obligation Obligation,
    ObligationStatus Status,
    CounterexampleToInduction? Counterexample = null,
    string? Reason = null);

/// <summary>What an inductive check found, obligation by obligation.</summary>
/// <param name="Results">
/// In the order of the obligations; those after the first refuted one may be left out.
/// </param>
/// <param name="Queries">How many questions the solver was asked.</param>
public sealed record InductionResult(ImmutableArray<ObligationResult> Results, int Queries, TimeSpan Time)
{
    public bool IsProved => Results.All(r => r.Status == ObligationStatus.Proved);

    public IEnumerable<ObligationResult> Refuted => Results.Where(r => r.Status == ObligationStatus.Refuted);
}
