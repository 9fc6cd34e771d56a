using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Shows a line of source with its number, and carets under parts of it.</summary>
internal static class SourceLine
{
    private const int NumberWidth = 6;

    /// <summary>As wide as what stands before the source text.</summary>
    public static string Margin { get; } = new(' ', NumberWidth + 3);

    /// <param name="spans">At least one; all begin on the same line.</param>
    public static void Write(StyledWriter writer, ImmutableArray<SourceSpan> spans)
    {
        SourceExcerpt[] excerpts = [.. spans.Select(SourceExcerpt.Around)];
        int width = excerpts.Max(excerpt => excerpt.Indentation.Length + excerpt.Carets.Length);
        char[] carets = new string(' ', width).ToCharArray();
        foreach (SourceExcerpt excerpt in excerpts)
            excerpt.Carets.CopyTo(carets.AsSpan(excerpt.Indentation.Length));

        string number = spans[0].Line.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth);
        writer.Write($"{number} | ", Style.Dim).WriteLine(excerpts[0].Text);
        writer.Write(new string(' ', NumberWidth) + " | ", Style.Dim).WriteLine(new string(carets), Style.Bad);
    }
}
