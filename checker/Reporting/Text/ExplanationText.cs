using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Text;

/// <summary>
/// Says which parts of a property decide its value: the source line once for all of them, carets under each, and
/// below what each is and what it read.
/// </summary>
internal static class ExplanationText
{
    private const int LongestText = 60;

    public static void Write(StyledWriter writer, Explanation explanation)
    {
        // Parts on one line with the same witnesses belong together.
        var groups = explanation.Culprits.GroupBy(culprit =>
            (culprit.Span.File, culprit.Span.Line, Witnesses: Join(culprit.Witnesses), SourceExcerpt.Around(culprit.Span).Text));
        foreach (var group in groups)
        {
            writer.WriteLine();
            writer.Write($"  because, in {group.Key.File.Path}:{group.Key.Line}", Style.Dim);
            writer.WriteLine(group.Key.Witnesses == "" ? "" : $"  with {group.Key.Witnesses}");
            SourceLine.Write(writer, [.. group.Select(culprit => culprit.Span)]);
            WriteParts(writer, [.. group]);
        }
    }

    private static void WriteParts(StyledWriter writer, ImmutableArray<Culprit> culprits)
    {
        int width = culprits.Max(culprit => TextColumns.WidthOf(TextOf(culprit)));
        foreach (Culprit culprit in culprits)
        {
            writer.Write(SourceLine.Margin).WriteColumn(TextOf(culprit), width);
            writer.Write(culprit.Value ? " is true" : " is false", Style.Bad);

            // That a place has the value that it was just said to have goes without saying.
            string reads = Join(culprit.Reads.Where(read => read.Place != TextOf(culprit)));
            writer.WriteLine(reads == "" ? "" : $"{(culprit.Value ? "   " : "  ")}{reads}");
        }
    }

    /// <summary>The part's source on one line.</summary>
    private static string TextOf(Culprit culprit)
    {
        string text = string.Join(' ', culprit.Span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : $"{text[..(LongestText - 1)]}…";
    }

    private static string Join(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join(", ", pairs.Distinct().Select(pair => $"{pair.Name} = {pair.Value}"));
}
