using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Gate;

/// <summary>
/// Writes findings as commands that GitHub's runners show at the lines that they are about.
/// </summary>
/// <remarks>
/// Source: docs.github.com, "Workflow commands for GitHub Actions": <c>::error file=F,line=L,title=T::message</c>.
/// </remarks>
public static class GitHubAnnotations
{
    public static void Write(GateReport report, TextWriter writer)
    {
        foreach (GateFinding finding in report.Findings)
        {
            string command = finding.Level switch
            {
                FindingLevel.Error => "error",
                FindingLevel.Warning => "warning",
                FindingLevel.Note => "notice",
            };
            int line = finding.Span?.Line ?? 1;
            writer.Write(
                $"::{command} file={Property(finding.Span?.File.Path ?? finding.File)},line={line},"
                + $"title={Property(finding.Rule.Title)}::{Data(finding.Message)}\n");
        }
    }

    private static string Data(string text) => Printable.Escape(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
