using System.Globalization;
using System.Text;

namespace ModelCheck.Reporting;

/// <summary>Makes text from specifications and command lines safe to show.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with every character that could steer a terminal or hide others written as <c>\u{1B}</c>: control
    /// and format characters, line breaks included, private ones and lone surrogates.
    /// </summary>
    public static string Escape(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text;

        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, i, out Rune rune);
            if (isWhole && IsSafe(rune))
                escaped.Append(rune);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : text[i]):X}}}");

            i += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return escaped.ToString();
    }

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
