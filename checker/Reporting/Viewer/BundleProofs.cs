using System.Collections.Immutable;

namespace ModelCheck.Reporting.Viewer;

/// <summary>What a proof came to.</summary>
/// <param name="Sizes">For which sizes it was sought, in words.</param>
/// <param name="FixedSizes">Types that have one size although any was asked for, and why.</param>
/// <param name="Clauses">All that were found and are needed.</param>
/// <param name="Engines">What each engine did, in order.</param>
/// <param name="Certificate">Null when none was written.</param>
/// <param name="Failure">What stands in the way, if that is known.</param>
internal sealed record BundleProofRun(
    string Sizes,
    ImmutableArray<BundlePair> FixedSizes,
    ImmutableArray<BundleProof> Claims,
    ImmutableArray<string> Clauses,
    ImmutableArray<BundleEngine> Engines,
    BundleCertificate? Certificate,
    BundleInductionFailure? Failure);

/// <param name="Subject">The property, or what else is proved.</param>
/// <param name="IsLemma">Whether it is only there to help.</param>
/// <param name="Method">How, or that it is not proved.</param>
/// <param name="Text">As one closed expression; null for the claim that no rule fails.</param>
/// <param name="Others">The invariants and lemmas that the induction needs.</param>
/// <param name="Clauses">The mined clauses that it needs.</param>
internal sealed record BundleProof(
    string Subject,
    bool IsLemma,
    string Method,
    bool IsProved,
    string? Text,
    BundleSpan? Span,
    ImmutableArray<BundlePair> Others,
    ImmutableArray<string> Clauses);

internal sealed record BundleEngine(string Engine, string Outcome, int Queries, double Seconds);

/// <param name="Sha256">Of the manifest, which has those of all files.</param>
/// <param name="Verify">The command that checks it.</param>
internal sealed record BundleCertificate(string Folder, string Sha256, string Verify);

/// <param name="Obligation">What could not be shown.</param>
/// <param name="Meaning">Whether the state is reachable, and what follows.</param>
/// <param name="Rule">With its parameters.</param>
/// <param name="State">Before the rule: variables and their values; empty for an initial rule.</param>
/// <param name="Changes">What the rule changes: the part, its value before, and after; empty when it fails.</param>
internal sealed record BundleInductionFailure(
    string Obligation,
    string Meaning,
    string Rule,
    ImmutableArray<BundlePair> State,
    ImmutableArray<ImmutableArray<string>> Changes);
