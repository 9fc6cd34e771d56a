using System.Globalization;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Says what is wrong, where it is claimed, and which part of it is false with which values.</summary>
internal static class VerdictText
{
    private const int LineNumberWidth = 6;

    public static void WriteViolation(StyledWriter writer, Violation violation)
    {
        writer.Write($"{ViolationText.Word(violation)}  ", Style.Bad);
        writer.Write(ViolationText.Subject(violation), Style.Bold);
        writer.WriteLine(violation.Trace is { } trace ? $"  in {ViolationText.Steps(trace.Length)}" : "");
        if (ViolationText.Meaning(violation) is { } meaning)
            writer.WriteLine($"  {meaning}");

        foreach (string line in violation.Property?.Doc?.Text.Split('\n') ?? [])
            writer.WriteLine($"  {line}", Style.Dim);

        if (ViolationText.Source(violation) is { } source)
            WriteSource(writer, source, "");
        foreach (SourceSpan call in violation.Error?.Calls ?? [])
            writer.WriteLine($"  called at {call}", Style.Dim);

        foreach (Culprit culprit in violation.Explanation?.Culprits ?? [])
            WriteCulprit(writer, culprit);
    }

    private static void WriteCulprit(StyledWriter writer, Culprit culprit)
    {
        WriteSource(writer, culprit.Span, culprit.Value ? "is true" : "is false");
        string margin = new(' ', LineNumberWidth + 3);
        if (culprit.Witnesses is not [])
            writer.WriteLine($"{margin}for {string.Join(", ", culprit.Witnesses.Select(w => $"{w.Name} = {w.Value}"))}");

        int width = culprit.Reads.Select(read => TextColumns.WidthOf(read.Place)).DefaultIfEmpty(0).Max();
        foreach ((string place, string value) in culprit.Reads)
            writer.Write(margin).WriteColumn(place, width).WriteLine($" = {value}");
    }

    /// <summary>The place, its line, and carets with a remark below.</summary>
    private static void WriteSource(StyledWriter writer, SourceSpan span, string remark)
    {
        var excerpt = SourceExcerpt.Around(span);
        string number = span.Line.ToString(CultureInfo.InvariantCulture).PadLeft(LineNumberWidth);
        writer.WriteLine();
        writer.WriteLine($"  {span}", Style.Dim);
        writer.Write($"{number} | ", Style.Dim).WriteLine(excerpt.Text);
        writer.Write(new string(' ', LineNumberWidth) + " | ", Style.Dim).Write(excerpt.Indentation);
        writer.WriteLine($"{excerpt.Carets} {remark}".TrimEnd(), Style.Bad);
    }
}
