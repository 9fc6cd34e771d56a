using System.Globalization;
using System.Text;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Markdown;

/// <summary>Makes text from specifications harmless in Markdown: nothing in it is a mark, a link or a mention.</summary>
internal static class MarkdownText
{
    /// <summary>Running text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in Printable.Escape(text))
        {
            if (char.IsAsciiLetterOrDigit(c) || c > 127 || " .,:;()'\"/=+-!?%".Contains(c, StringComparison.Ordinal))
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        }

        return escaped.ToString();
    }

    /// <summary>A name or a path: not even a mention works inside of it.</summary>
    public static string Code(string text) => $"<code>{Escape(text)}</code>";

    /// <summary>Lines as they are, in a fence longer than any in them.</summary>
    public static void WriteBlock(TextWriter writer, string lines)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in lines)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', Math.Max(3, longest + 1));
        writer.WriteLine($"{fence}text");
        writer.WriteLine(lines);
        writer.WriteLine(fence);
    }
}
