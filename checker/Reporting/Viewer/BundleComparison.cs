using System.Collections.Immutable;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Another specification, as far as its runs need it to be shown.</summary>
internal sealed record BundleDesign(
    string Spec,
    ImmutableArray<BundleType> Types,
    ImmutableArray<BundleVariable> Variables,
    int InitialRules,
    ImmutableArray<BundleRule> Rules,
    ImmutableArray<BundleProperty> Properties);

/// <summary>Another run to be set beside a trace.</summary>
/// <param name="Title">What it is a run of.</param>
/// <param name="Change">How it comes about from the trace, as in "another way from step 3 on"; null for another specification.</param>
/// <param name="Design">Among the designs of the bundle; null for a run of this specification.</param>
/// <param name="Run">Null where there is no such initial state.</param>
/// <param name="Error">Set when the run's last step ended in one.</param>
/// <param name="Rows">The steps of both, in order.</param>
internal sealed record BundleComparison(
    string Title,
    string? Change,
    int? Design,
    BundleTrace? Run,
    string? Error,
    ImmutableArray<BundlePairing> Rows);

/// <param name="Here">The step of the trace; null for one that only the other run has.</param>
/// <param name="There">The step of the other run; null for one that only the trace has.</param>
/// <param name="Obstacle">Why the other run has it not.</param>
/// <param name="Conjuncts">The parts of the guard that are false there.</param>
internal sealed record BundlePairing(
    int? Here, int? There, string? Obstacle, ImmutableArray<BundleConjunct> Conjuncts);

/// <param name="Place">Its file and line.</param>
/// <param name="Span">In the files of the page, where it is in one of them.</param>
internal sealed record BundleConjunct(string Text, string Place, BundleSpan Span);
