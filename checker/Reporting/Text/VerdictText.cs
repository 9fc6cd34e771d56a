using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Says what is wrong, where it is claimed, and which part of it is false with which values.</summary>
internal static class VerdictText
{
    public static void WriteViolation(StyledWriter writer, Violation violation)
    {
        writer.Write($"{ViolationText.Word(violation)}  ", Style.Bad);
        writer.Write(ViolationText.Subject(violation), Style.Bold);
        writer.WriteLine(violation.Trace is { } trace ? $"  in {ViolationText.Steps(trace.Length)}" : "");
        if (ViolationText.Meaning(violation) is { } meaning)
            writer.WriteLine($"  {meaning}");

        foreach (string line in violation.Property?.Doc?.Text.Split('\n') ?? [])
            writer.WriteLine($"  {line}", Style.Dim);

        if (ViolationText.Source(violation) is { } source && !IsExplainedOnItsLine(violation, source))
            WriteSource(writer, source);
        foreach (SourceSpan call in violation.Error?.Calls ?? [])
            writer.WriteLine($"  called at {call}", Style.Dim);

        if (violation.Explanation is { } explanation)
            ExplanationText.Write(writer, explanation);
    }

    private static bool IsExplainedOnItsLine(Violation violation, SourceSpan source) =>
        violation.Explanation?.Culprits.Any(c => c.Span.File == source.File && c.Span.Line == source.Line) ?? false;

    private static void WriteSource(StyledWriter writer, SourceSpan span)
    {
        writer.WriteLine();
        writer.WriteLine($"  {span}", Style.Dim);
        SourceLine.Write(writer, [span]);
    }
}
