using System.Text;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Measures and breaks text for columns.</summary>
public static class TextColumns
{
    /// <summary>How many columns a text takes once it is made printable, one for each character.</summary>
    public static int WidthOf(string text)
    {
        int width = 0;
        foreach (Rune _ in Printable.Escape(text).EnumerateRunes())
            width++;

        return width;
    }

    /// <summary>
    /// Breaks a text at blanks into lines of at most a width, those after the first indented; a longer word stands
    /// alone on its line.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width, string indentation = "")
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line != "" && WidthOf(line) + 1 + WidthOf(word) > width)
            {
                yield return line;
                line = $"{indentation}{word}";
            }
            else
            {
                line = line == "" ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
