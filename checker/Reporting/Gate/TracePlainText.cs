using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Gate;

/// <summary>The trace of a finding as lines of plain text: what each step changes.</summary>
internal static class TracePlainText
{
    private const int Width = 100;

    /// <summary>Null when the finding has no trace.</summary>
    public static string? Of(GateFinding finding)
    {
        if (finding is not { Report: { } report, Violation.Trace: { } trace })
            return null;

        using var text = new StringWriter { NewLine = "\n" };
        var writer = new StyledWriter(text, usesColor: false, Width);
        TraceText.Write(writer, ReportedStep.Of(report.System, trace), trace.LoopStart, TraceDetail.Diff);
        return text.ToString().TrimEnd('\n');
    }
}
