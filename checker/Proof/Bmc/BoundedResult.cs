using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Proof.Bmc;

/// <summary>What bounded model checking found.</summary>
/// <param name="Depth">Every state that at most so many steps lead to was looked at; -1 for none.</param>
/// <param name="Violation">Null when there is none up to that depth.</param>
/// <param name="Reason">Why it ended before the bound; null when it did not.</param>
public sealed record BoundedResult(int Depth, BoundedViolation? Violation, int Queries, string? Reason);

/// <summary>A shortest path to a violation, as the reference interpreter took it.</summary>
/// <param name="Trace">From an initial state to the violation.</param>
/// <param name="Property">
/// The invariant that is false in the last state, or cannot be evaluated; null when a rule fails.
/// </param>
/// <param name="Error">The failure of the last step, or of evaluating the property.</param>
public sealed record BoundedViolation(Trace Trace, Property? Property, ModelError? Error);
