using System.Globalization;
using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Gate;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Markdown;

/// <summary>
/// A summary for people who read a pull request: a table, and of what is wrong the shortest trace, as changes and as a
/// sequence diagram.
/// </summary>
public sealed class MarkdownFormat : IReportFormat, IGateFormat
{
    /// <summary>Beyond, a diagram is no help.</summary>
    private const int LongestDiagram = 100;

    private const int MostCauses = 8;

    public string Name => "md";

    public void Write(Report report, Stream output) => Write(SingleRun.Of(report), output);

    public void WriteFailure(FailedReport report, Stream output) => Write(SingleRun.Of(report), output);

    public void Write(GateReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        string sign = report.Specifications.All(s => s.IsMet) ? "✅" : "❌";
        writer.WriteLine($"## {sign} ModelCheck: {MarkdownText.Escape(report.Ending.Reason)}");
        writer.WriteLine();
        GatedSpecification[] unmet = [.. report.Specifications.Where(s => !s.IsMet)];
        GatedSpecification[] met = [.. report.Specifications.Where(s => s.IsMet)];
        WriteTable(writer, unmet);
        foreach (GatedSpecification specification in report.Specifications.Where(s => !s.Findings.IsEmpty))
            WriteFindings(writer, specification);

        if (met is [])
            return;

        writer.WriteLine($"<details><summary>{ViolationText.Count(met.Length, "specification")} as expected</summary>");
        writer.WriteLine();
        WriteTable(writer, met);
        writer.WriteLine("</details>");
    }

    private static void WriteTable(StreamWriter writer, GatedSpecification[] specifications)
    {
        if (specifications is [])
            return;

        writer.WriteLine("| | specification | verdict | states | depth | time |");
        writer.WriteLine("|---|---|---|--:|--:|--:|");
        foreach (GatedSpecification specification in specifications)
        {
            string sign = !specification.IsMet ? "❌" : specification.ExpectsNothing ? "➖" : "✅";
            IEnumerable<GatedRun?> runs = specification.Runs.DefaultIfEmpty<GatedRun?>(null);
            foreach (GatedRun? run in runs)
                writer.WriteLine($"| {sign} | {MarkdownText.Code(specification.Path)}{RowOf(run)} |");
        }

        writer.WriteLine();
    }

    private static string RowOf(GatedRun? run)
    {
        string at = run is { Sizes: not "" } ? $" at {MarkdownText.Code(run.Sizes)}" : "";
        if (run?.Report is not { } report)
            return $"{at} | | | | ";

        CheckResult result = report.Result;
        string standing = result.UnreducedStates is { } unreduced ? $" ({unreduced} without symmetry)" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{at} | {MarkdownText.Escape(report.Ending.Reason)} | {result.States}{standing} | {result.Depth} | {run.TimeText}");
    }

    private static void WriteFindings(StreamWriter writer, GatedSpecification specification)
    {
        writer.WriteLine($"### {MarkdownText.Code(specification.Path)}");
        foreach (GateFinding finding in specification.Findings)
        {
            string level = finding.Level == FindingLevel.Error ? "" : $"{finding.Level.ToString().ToLowerInvariant()}: ";
            writer.WriteLine($"* {MarkdownText.Code(finding.Place)}: {level}{MarkdownText.Escape(finding.Message)}");
        }

        writer.WriteLine();

        // One trace is enough: findings of one run share it.
        GateFinding? shown = GateFinding.WithShortestTrace(specification.Findings);
        if (shown is not null)
            WriteTrace(writer, shown);
    }

    private static void WriteCauses(StreamWriter writer, GateFinding finding)
    {
        TransitionSystem system = finding.Report!.System;
        if (CauseWords.Of(system, finding.Violation!) is not { } causes)
            return;

        Trace trace = finding.Violation!.Trace!;
        writer.WriteLine($"{MarkdownText.Escape(CauseWords.Heading(trace, causes))}:");
        foreach (Cause cause in CauseWords.Nearest(causes, MostCauses))
        {
            writer.WriteLine($"* step {cause.Step}, {MarkdownText.Escape(StepText.Of(trace.Steps[cause.Step]))}: "
                + $"{MarkdownText.Code(CauseWords.Writes(system, trace, cause))} "
                + $"({MarkdownText.Code(CauseWords.Place(trace, cause).ToString())}), "
                + $"read by {MarkdownText.Escape(CauseWords.Readers(cause))}");
        }

        writer.WriteLine();
    }

    private static void WriteTrace(StreamWriter writer, GateFinding finding)
    {
        Trace trace = finding.Violation!.Trace!;
        if (trace.Length is > 0 and <= LongestDiagram)
        {
            writer.WriteLine("```mermaid");
            SequenceDiagram.Write(writer, ReportedStep.Of(finding.Report!.System, trace), trace.LoopStart);
            writer.WriteLine("```");
            writer.WriteLine();
        }

        WriteCauses(writer, finding);
        writer.WriteLine($"<details><summary>The trace of {ViolationText.Steps(trace.Length)}</summary>");
        writer.WriteLine();
        MarkdownText.WriteBlock(writer, TracePlainText.Of(finding)!);
        writer.WriteLine("</details>");
        writer.WriteLine();
    }
}
