using System.Text.RegularExpressions;
using ModelCheck.Language.Text;

namespace ModelCheck.Cli.Gate;

/// <summary>The comments of one file that accept findings: <c>-- allow: vacuous "reason"</c>.</summary>
/// <remarks>
/// One behind code is for its line; one on a line of its own for the next line that is neither empty nor a comment.
/// </remarks>
internal sealed partial class Allowances
{
    private readonly Dictionary<int, int> _commentOf = [];
    private readonly HashSet<int> _used = [];

    public Allowances(SourceFile file)
    {
        for (int line = 1; line <= file.LineCount; line++)
        {
            if (Comment().Match(file.LineText(line)) is { Success: true } match)
                _commentOf[match.Groups["code"].Value.Trim() == "" ? NextCode(file, line) : line] = line;
        }
    }

    /// <summary>The lines of comments that accepted nothing.</summary>
    public IEnumerable<int> Unused => _commentOf.Values.Where(line => !_used.Contains(line)).Order();

    /// <summary>Whether findings on a line are accepted.</summary>
    public bool Accept(int line)
    {
        if (!_commentOf.TryGetValue(line, out int comment))
            return false;

        _used.Add(comment);
        return true;
    }

    private static int NextCode(SourceFile file, int line)
    {
        while (line < file.LineCount)
        {
            string text = file.LineText(++line).Trim();
            if (text != "" && !text.StartsWith("--", StringComparison.Ordinal))
                return line;
        }

        return line;
    }

    [GeneratedRegex("^(?<code>.*?)--\\s*allow:\\s*vacuous\\s+\"[^\"]+\"\\s*$")]
    private static partial Regex Comment();
}
