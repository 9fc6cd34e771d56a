using System.Text.RegularExpressions;
using ModelCheck.Language;

namespace ModelCheck.Reporting.Viewer;

/// <summary>The command line that asks the same again.</summary>
internal static partial class ReproduceCommand
{
    public static string Of(Report report)
    {
        Inquiry inquiry = report.Inquiry;
        List<string> words = ["modelcheck", inquiry.Command is "replay" or "view" ? "check" : inquiry.Command, inquiry.SpecPath];
        foreach ((string name, string value) in inquiry.Constants)
            words.AddRange(["--const", $"{name}={value}"]);
        if (inquiry.Compatibility != Compatibility.None)
            words.AddRange(["--compat", $"{inquiry.Compatibility}".ToLowerInvariant()]);
        if (inquiry.Seed is { } seed)
            words.AddRange(["--seed", $"{seed}"]);
        if (report.Result.IsReduced)
            words.AddRange(["--symmetry-reduction", "heuristic"]);
        if (report.Result.HasPartialOrder)
            words.AddRange(["--partial-order", "on"]);
        if (report.Proof is { IsAnySize: true })
            words.Add("--unbounded");

        return Of(words);
    }

    /// <summary>A command line of these words.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>For a shell: as it is where that is safe, else in single quotes.</summary>
    private static string Quote(string word) =>
        Harmless().IsMatch(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[\w./:=,+-]+\z")]
    private static partial Regex Harmless();
}
