using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Induction;

namespace ModelCheck.Proof.Proving;

/// <summary>What came of seeking proofs.</summary>
/// <param name="Warnings">What of the specification has no encoding.</param>
/// <param name="Refutation">Set when something is violated: no proof was found because there is none.</param>
/// <param name="Proved">The claims that are inductive together; null unless everything asked for is proved so.</param>
public sealed record ProofOutcome(
    ProofResult Result,
    ImmutableArray<Diagnostic> Warnings,
    Refutation? Refutation,
    ProvedClaims? Proved);

/// <summary>A real counterexample.</summary>
/// <param name="Instance">The specification at the sizes at which it is one.</param>
/// <param name="Result">Its violations have traces.</param>
public sealed record Refutation(TransitionSystem Instance, CheckResult Result);

/// <summary>Claims of which each is inductive with the help of all.</summary>
/// <param name="Clauses">Those among the claims that were found, with how the specification would write them.</param>
public sealed record ProvedClaims(
    ProofSetting Setting, ImmutableArray<Claim> Claims, ImmutableArray<(Claim Claim, string Text)> Clauses);
