using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Proofs;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

/// <summary>
/// The report for people: verdict, property and why it is false, interleaving, steps, statistics, and last the exit code.
/// </summary>
public sealed class TextFormat(TraceDetail detail) : IReportFormat
{
    private const int FileWidth = 110;

    public string Name => "text";

    /// <summary>Whether the clauses that a proof found are listed.</summary>
    public bool ShowsClauses { get; init; }

    public void Write(Report report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Write(report, new StyledWriter(writer, usesColor: false, FileWidth));
    }

    public void WriteFailure(FailedReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        new StyledWriter(writer, usesColor: false, FileWidth).WriteLine(report.Ending.ToString());
    }

    public void Write(Report report, StyledWriter writer)
    {
        CheckResult result = report.Result;
        ProofText? proof = report.Proof is null ? null : new ProofText(writer, report, detail);
        if (result.Violations is [] && proof is not null)
            proof.WriteVerdict();
        else if (result.Violations is [])
            WriteVerdict(writer, result);

        foreach (Violation violation in result.Violations)
        {
            VerdictText.WriteViolation(writer, violation);
            writer.WriteLine();
            if (violation.Trace is { } trace && detail != TraceDetail.Off)
                WriteTrace(writer, report, violation, trace);
            if (violation.Passing is { } passing)
                PassingText.Write(writer, violation.Trace!, passing);
            WriteFairness(writer, violation);
        }

        if (proof is not null)
            proof.WriteDetails(ShowsClauses);
        else
            StatisticsText.Write(writer, report.System, result);

        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    private static void WriteVerdict(StyledWriter writer, CheckResult result)
    {
        if (result.Verdict == Verdict.Holds)
            writer.Write("HOLDS", Style.Good).WriteLine($"  in {Ending.AllStates(result)}", Style.Bold);
        else
            writer.Write("INCONCLUSIVE", Style.Unclear).WriteLine($"  {result.Limit?.Reason}", Style.Bold);
        writer.WriteLine();
    }

    private static void WriteFairness(StyledWriter writer, Violation violation)
    {
        if (violation.Lasso is not { Fairness: not [] } lasso)
            return;

        writer.WriteLine("  Why this run is fair:", Style.Bold);
        LoopFairness[] told = [.. lasso.Fairness.Where(f => f.Reason != FairnessReason.IsNeverEnabled)];
        foreach (LoopFairness fairness in told)
            writer.WriteLine($"    {LassoText.Subject(fairness.Instance)} {LassoText.Reason(fairness)}");

        if (lasso.Fairness.Length - told.Length is var others and > 0)
            writer.WriteLine($"    {ViolationText.Count(others, "instance")} of fair rules {(others == 1 ? "is" : "are")} never enabled in the loop");

        writer.WriteLine();
    }

    private void WriteTrace(StyledWriter writer, Report report, Violation violation, Trace trace)
    {
        ImmutableArray<ReportedStep> steps = ReportedStep.Of(report.System, trace);
        InterleavingTable.Write(writer, steps, trace.LoopStart);
        TraceText.Write(writer, steps, trace.LoopStart, detail);
        CausesText.Write(writer, report.System, violation);
    }
}
