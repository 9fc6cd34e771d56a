using System.Text.RegularExpressions;

namespace ModelCheck.Tests.Support;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Info">What stands behind the opening fence: <c>murphi compat=rumur</c>.</param>
/// <param name="Line">Of the opening fence, from 1.</param>
/// <param name="Heading">The nearest heading above it, without its number signs.</param>
internal sealed record MarkdownBlock(string Info, string Text, int Line, string Heading)
{
    public string Language => Info.Split(' ')[0];

    /// <summary>The value of <c>name=value</c> in the info string, or null.</summary>
    public string? Option(string name) => Info
        .Split(' ')
        .Where(part => part.StartsWith($"{name}=", StringComparison.Ordinal))
        .Select(part => part[(name.Length + 1)..])
        .FirstOrDefault();
}

/// <summary>A row of a table: its cells without code marks, its line and the heading above.</summary>
internal sealed record MarkdownRow(IReadOnlyList<string> Cells, int Line, string Heading);

/// <summary>The parts of a Markdown file that tests run.</summary>
internal sealed partial class MarkdownFile
{
    private MarkdownFile()
    {
    }

    public List<MarkdownBlock> Blocks { get; } = [];

    /// <summary>The rows below the rule under a table's head.</summary>
    public List<MarkdownRow> Rows { get; } = [];

    public List<string> Headings { get; } = [];

    public static MarkdownFile Read(params string[] path)
    {
        var file = new MarkdownFile();
        string[] lines = File.ReadAllLines(Repository.PathTo(path));
        string heading = "";
        bool inTable = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            bool isRule = line.StartsWith("|---", StringComparison.Ordinal);
            inTable = isRule || (inTable && line.StartsWith('|'));
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.IndexOf(lines, "```", i + 1);
                string text = string.Join('\n', lines[(i + 1)..end]);
                file.Blocks.Add(new MarkdownBlock(line[3..], text, i + 1, heading));
                i = end;
            }
            else if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
                file.Headings.Add(heading);
            }
            else if (inTable && !isRule)
            {
                file.Rows.Add(new MarkdownRow(CellsOf(line), i + 1, heading));
            }
        }

        return file;
    }

    public IEnumerable<MarkdownRow> RowsUnder(string heading) => Rows.Where(r => r.Heading == heading);

    private static string[] CellsOf(string line) =>
    [
        .. CellEnd().Split(line.Trim()[1..^1])
            .Select(cell => cell.Replace("`", "", StringComparison.Ordinal))
            .Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim()),
    ];

    // A backslash keeps a bar inside its cell.
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}
