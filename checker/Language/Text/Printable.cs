using System.Globalization;
using System.Text;

namespace ModelCheck.Language.Text;

/// <summary>
/// Makes text from outside safe to print: nothing in it can move the cursor or reorder what is shown.
/// </summary>
public static class Printable
{
    /// <summary>The text with every character replaced that is not visible on its own.</summary>
    /// <param name="maxLength">Where longer text is cut; an ellipsis shows it.</param>
    public static string Escape(string text, int maxLength = int.MaxValue)
    {
        var result = new StringBuilder();
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty && result.Length < maxLength)
        {
            result.Append(EscapeFirst(rest, out int length));
            rest = rest[length..];
        }

        return rest.IsEmpty ? result.ToString() : result.Append('…').ToString();
    }

    /// <summary>
    /// How the first character of a text is shown, and how many UTF-16 code units it takes up.
    /// </summary>
    /// <remarks>
    /// A tab becomes four spaces. Control and format characters (terminal escapes, direction marks,
    /// zero-width characters), line separators, private and unpaired code units become their number:
    /// <c>\u001B</c>.
    /// </remarks>
    public static string EscapeFirst(ReadOnlySpan<char> text, out int length)
    {
        if (Rune.DecodeFromUtf16(text, out Rune rune, out length) != System.Buffers.OperationStatus.Done)
            return Number(text[0]);

        if (rune.Value == '\t')
            return "    ";

        bool isVisible = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
        return isVisible ? rune.ToString() : Number(rune.Value);
    }

    private static string Number(int value) => @"\u" + value.ToString("X4", CultureInfo.InvariantCulture);
}
