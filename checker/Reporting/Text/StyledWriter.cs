using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

public enum Style
{
    Plain,
    Bold,
    Dim,
    Good,
    Bad,
    Unclear,
}

/// <summary>
/// Writes text whose parts may come from anybody: everything passes <see cref="Printable.Escape"/>, so that only this
/// class sends a terminal anything but characters to show.
/// </summary>
/// <param name="usesColor">Whether styles are shown; without, they are dropped.</param>
/// <param name="width">Columns that a line should not exceed.</param>
public sealed class StyledWriter(TextWriter writer, bool usesColor, int width)
{
    public int Width => width;

    public StyledWriter Write(string text, Style style = Style.Plain)
    {
        string safe = Printable.Escape(text);
        writer.Write(usesColor && style != Style.Plain && safe != "" ? $"{CodeOf(style)}{safe}\e[0m" : safe);
        return this;
    }

    /// <summary>Writes the text and fills up with blanks to a number of columns.</summary>
    public StyledWriter WriteColumn(string text, int columns, Style style = Style.Plain)
    {
        Write(text, style);
        return Write(new string(' ', Math.Max(0, columns - TextColumns.WidthOf(text))));
    }

    public void WriteLine(string text = "", Style style = Style.Plain)
    {
        Write(text, style);
        writer.Write('\n');
    }

    private static string CodeOf(Style style) => style switch
    {
        Style.Bold => "\e[1m",
        Style.Dim => "\e[2m",
        Style.Good => "\e[1;32m",
        Style.Bad => "\e[1;31m",
        Style.Unclear => "\e[1;33m",
        Style.Plain => "",
    };
}
