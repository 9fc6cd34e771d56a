using System.Text;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>
/// The part of a source line around a span, made safe to print, and the carets to print below it.
/// </summary>
/// <param name="Indentation">Spaces as wide as what <paramref name="Text"/> shows before the span.</param>
/// <param name="Carets">At least one, and none beyond the end of the line.</param>
public sealed record SourceExcerpt(string Text, string Indentation, string Carets)
{
    // Most lines are shorter. Of a longer one a window is shown, with the span's start in its first half.
    private const int LongestLine = 120;
    private const int LongestBefore = 50;

    public static SourceExcerpt Around(SourceSpan span)
    {
        string text = span.File.Text;
        int lineStart = span.Start - (span.Column - 1);
        int toLineEnd = text.AsSpan(lineStart).IndexOfAny('\n', '\r');
        int lineEnd = toLineEnd < 0 ? text.Length : lineStart + toLineEnd;
        if (lineEnd - lineStart <= LongestLine)
            return Render(text, lineStart, lineEnd, span);

        int start = Math.Max(lineStart, span.Start - LongestBefore);
        int end = Math.Min(lineEnd, start + LongestLine);
        SourceExcerpt window = Render(text, start, end, span);
        if (end < lineEnd)
            window = window with { Text = window.Text + "…" };

        return start == lineStart
            ? window
            : window with { Text = "…" + window.Text, Indentation = " " + window.Indentation };
    }

    private static SourceExcerpt Render(string text, int start, int end, SourceSpan span)
    {
        var shown = new StringBuilder();
        int before = 0;
        int marked = 0;
        for (int i = start; i < end;)
        {
            string part = Printable.EscapeFirst(text.AsSpan(i, end - i), out int length);
            shown.Append(part);
            int width = WidthOf(part);
            if (i < span.Start)
                before += width;
            else if (i < span.End)
                marked += width;

            i += length;
        }

        string carets = new('^', Math.Max(1, marked));
        return new SourceExcerpt(shown.ToString(), new string(' ', before), carets);
    }

    /// <summary>
    /// Terminal cells: a character outside the basic plane is one, though it is two code units.
    /// </summary>
    private static int WidthOf(string part) =>
        part.Length == 2 && char.IsSurrogatePair(part, 0) ? 1 : part.Length;
}
