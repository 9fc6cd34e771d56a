using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Expectations;

namespace ModelCheck.Reporting.Gate;

/// <summary>What came of holding specifications to what they expect.</summary>
/// <param name="Specifications">In the order of their paths.</param>
public sealed record GateReport(
    ImmutableArray<GatedSpecification> Specifications, Ending Ending, TimeSpan Elapsed)
{
    /// <summary>Of all specifications, in their order.</summary>
    public IEnumerable<GateFinding> Findings => Specifications.SelectMany(s => s.Findings);
}

/// <summary>One specification, with every check and proof of it.</summary>
/// <param name="Path">As the user would write it.</param>
/// <param name="Findings">What is wrong, and what a reader should know.</param>
/// <param name="NotRun">Expectations that were left out, as large ones are unless asked for.</param>
public sealed record GatedSpecification(
    string Path,
    ImmutableArray<GatedRun> Runs,
    ImmutableArray<GateFinding> Findings,
    ImmutableArray<Expectation> NotRun)
{
    public bool IsMet => Findings.All(f => f.Level != FindingLevel.Error);

    /// <summary>Whether nothing of it was run, because it expects nothing.</summary>
    public bool ExpectsNothing => Runs.IsEmpty && NotRun.IsEmpty && IsMet;
}

/// <summary>One check or proof, and the expectations that it decides.</summary>
/// <param name="Sizes">The constants that differ from the specification's own: <c>N=4, M=2</c>; else empty.</param>
/// <param name="Report">What came of it; null when it did not come to a result.</param>
/// <param name="IsCached">Whether the result is an earlier one of the same specification.</param>
public sealed record GatedRun(
    string Sizes, Report? Report, ImmutableArray<ComparedExpectation> Expectations, bool IsCached)
{
    /// <summary>How long it took, as a table of runs has it.</summary>
    public string TimeText => IsCached
        ? "cached"
        : string.Create(CultureInfo.InvariantCulture, $"{Report?.Result.Elapsed.TotalSeconds ?? 0:0.0} s");
}
