using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Gate;

/// <summary>One run that nobody expected anything of, as a gate would report it.</summary>
internal static class SingleRun
{
    /// <summary>A result: what is violated is an error, what a limit left open a warning.</summary>
    public static GateReport Of(Report report)
    {
        IEnumerable<GateFinding> violations = report.Result.Violations.Select(v => Of(report, v));
        IEnumerable<GateFinding> limits = report.Result is { Limit: { } limit, Violations: [] }
            ? [Finding(report.Inquiry.SpecPath, GateRule.Inconclusive, FindingLevel.Warning, limit.Reason)]
            : [];
        var run = new GatedRun("", report, [], IsCached: false);
        return Of(report.Inquiry, [run], [.. violations, .. limits], report.Ending, report.Result.Elapsed);
    }

    /// <summary>A run without a result.</summary>
    public static GateReport Of(FailedReport report)
    {
        string path = report.Inquiry.SpecPath;
        GateFinding[] errors =
        [
            .. report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => Of(d, path)),
        ];
        return Of(
            report.Inquiry,
            [],
            errors is [] ? [Finding(path, GateRule.Failed, FindingLevel.Error, report.Ending.Reason)] : [.. errors],
            report.Ending,
            TimeSpan.Zero);
    }

    private static GateReport Of(
        Inquiry inquiry,
        ImmutableArray<GatedRun> runs,
        ImmutableArray<GateFinding> findings,
        Ending ending,
        TimeSpan elapsed) =>
        new([new GatedSpecification(inquiry.SpecPath, runs, findings, [])], ending, elapsed);

    private static GateFinding Of(Report report, Violation violation) => new(
        GateRule.Of(violation.Kind),
        FindingLevel.Error,
        ViolationText.Summary(violation),
        report.Inquiry.SpecPath,
        ViolationText.Source(violation))
    {
        Subject = violation.Property?.Name ?? "",
        Report = report,
        Violation = violation,
    };

    private static GateFinding Of(Diagnostic diagnostic, string path) => new(
        GateRule.Unreadable, FindingLevel.Error, $"{diagnostic.Code}: {diagnostic.Message}", path, diagnostic.Span)
    {
        Subject = $"{diagnostic.Code} {diagnostic.Message}",
    };

    private static GateFinding Finding(string path, GateRule rule, FindingLevel level, string message) =>
        new(rule, level, message, path) { Subject = "" };
}
