using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Comparison;

/// <summary>What came of checking several designs against the properties of each.</summary>
/// <param name="Designs">In the order in which the user names them.</param>
public sealed record ComparisonReport(ImmutableArray<ComparedDesign> Designs, Ending Ending, TimeSpan Elapsed)
{
    /// <summary>Set when it was asked for: how the two designs differ.</summary>
    public DesignDifference? Difference { get; init; }
}

/// <summary>One specification of a comparison.</summary>
/// <param name="Path">As the user would write it.</param>
/// <param name="Report">What came of checking it; null when it did not come to a result.</param>
/// <param name="Failure">Why it did not; else null.</param>
/// <param name="IsComplete">Whether every reachable state was explored.</param>
public sealed record ComparedDesign(string Path, Report? Report, string? Failure, bool IsComplete)
{
    /// <summary>Whether every property of it is decided, and whether there are deadlocks.</summary>
    public bool IsDecided =>
        Report is { } report && IsComplete && report.Result.Properties.All(p => p.Verdict != Verdict.Inconclusive);

    /// <summary>What stands against that, in a sentence without a period; null when nothing does.</summary>
    public string? Obstacle => IsDecided
        ? null
        : Failure ?? Report?.Result.Limit?.Reason ?? "the search ended with the violations that it was asked for";
}
