using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Shows a piece of source under the line that it stands in.</summary>
internal static class SourceExcerpt
{
    /// <summary>
    /// The first line of the span with its number, and below it carets under what the span covers of that line,
    /// followed by a remark.
    /// </summary>
    public static void Write(StyledWriter writer, SourceSpan span, string remark)
    {
        (int line, int column) = span.File.LocationOf(span.Start);
        string text = span.File.LineText(line).Replace('\t', ' ');
        string gutter = $"{line,6} | ";

        // A long line is cut to a window around the span's first character.
        int room = Math.Max(20, writer.Width - gutter.Length - 2);
        int skipped = column - 1 < room ? 0 : column - 1 - (room / 2);
        string shown = text[skipped..Math.Min(text.Length, skipped + room)];
        int start = Math.Clamp(column - 1 - skipped, 0, shown.Length);
        int length = Math.Clamp(span.Length, 1, Math.Max(1, shown.Length - start));

        writer.Write("  ").Write(gutter, Style.Dim).WriteLine(shown);
        writer.Write("  ").Write(new string(' ', gutter.Length - 2) + "| ", Style.Dim);
        writer.Write(new string(' ', StyledWriter.WidthOf(shown[..start])));
        string carets = new('^', StyledWriter.WidthOf(shown.Substring(start, Math.Min(length, shown.Length - start))));
        writer.WriteLine($"{carets} {remark}".TrimEnd(), Style.Bad);
    }
}
