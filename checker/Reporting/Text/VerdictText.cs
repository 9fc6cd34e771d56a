using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Says what is wrong, where it is claimed, and which part of it is false with which values.</summary>
internal static class VerdictText
{
    public static void WriteViolation(StyledWriter writer, Violation violation)
    {
        writer.Write("VIOLATED  ", Style.Bad).WriteLine(ViolationText.Summary(violation), Style.Bold);
        if (violation.Kind != ViolationKind.ModelError)
            writer.WriteLine($"  {ViolationText.Meaning(violation)}");

        if (violation.Property?.Doc is { } doc)
        {
            foreach (string line in doc.Text.Split('\n'))
                writer.WriteLine($"  {line}", Style.Dim);
        }

        if (violation.Explanation is { Culprits: [_, ..] culprits })
            WriteExplanation(writer, culprits);
        else if (ViolationText.Source(violation) is { } span)
            WriteSource(writer, span);

        foreach (SourceSpan call in violation.Error?.Calls ?? [])
            writer.WriteLine($"  called at {call}", Style.Dim);
    }

    private static void WriteSource(StyledWriter writer, SourceSpan span)
    {
        writer.WriteLine();
        writer.WriteLine($"  {span}");
        SourceExcerpt.Write(writer, span, "");
    }

    private static void WriteExplanation(StyledWriter writer, IReadOnlyList<Culprit> culprits)
    {
        foreach (Culprit culprit in culprits)
        {
            writer.WriteLine();
            writer.WriteLine($"  {culprit.Span}");
            SourceExcerpt.Write(writer, culprit.Span, culprit.Value ? "true" : "false");
            if (culprit.Witnesses is not [])
                writer.WriteLine($"  for {string.Join(", ", culprit.Witnesses.Select(w => $"{w.Name} = {w.Value}"))}");

            int width = culprit.Reads.Select(read => StyledWriter.WidthOf(read.Place)).DefaultIfEmpty(0).Max();
            foreach ((string place, string value) in culprit.Reads)
                writer.Write("    ").WriteColumn(place, width).WriteLine($" = {value}");
        }
    }
}
