using System.Globalization;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Gate;

/// <summary>What people read while a gate runs, a line for each specification, and at its end.</summary>
public sealed class GateText(StyledWriter writer)
{
    private const int WordWidth = 6;
    private const int FolderWidth = 40;

    /// <summary>The line of a specification, and one for each of its findings.</summary>
    public void WriteSpecification(GatedSpecification specification)
    {
        (string word, Style style) = WordOf(specification);
        writer.WriteColumn(word, WordWidth, style);
        writer.WriteLine($"{specification.Path}{FiguresOf(specification)}");
        WriteFindings(specification.Findings);
    }

    /// <summary>A line for each finding.</summary>
    public void WriteFindings(IEnumerable<GateFinding> findings)
    {
        foreach (GateFinding finding in findings)
        {
            string level = finding.Level switch
            {
                FindingLevel.Error => "",
                FindingLevel.Warning => "warning: ",
                FindingLevel.Note => "note: ",
            };
            writer.Write(new string(' ', WordWidth)).WriteLine($"{finding.Place}: {level}{finding.Message}");
        }
    }

    /// <summary>A line for each folder, and the last line.</summary>
    public void WriteSummary(GateReport report)
    {
        writer.WriteLine();
        writer.WriteColumn("folder", FolderWidth, Style.Bold).WriteLine(
            "    met  not met  expects nothing  cached   not run", Style.Bold);
        foreach (IGrouping<string, GatedSpecification> folder in report.Specifications.GroupBy(FolderOf))
        {
            writer.WriteColumn(folder.Key, FolderWidth);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder.Count(s => s.IsMet && !s.ExpectsNothing),7}{folder.Count(s => !s.IsMet),9}"
                + $"{folder.Count(s => s.ExpectsNothing),17}{folder.Sum(s => s.Runs.Count(r => r.IsCached)),8}"
                + $"{folder.Sum(s => s.NotRun.Length),10}"));
        }

        writer.WriteLine();
        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    internal static (string Word, Style Style) WordOf(GatedSpecification specification) =>
        !specification.IsMet ? ("FAIL", Style.Bad)
        : specification.ExpectsNothing ? ("none", Style.Unclear)
        : ("ok", Style.Good);

    private static string FolderOf(GatedSpecification specification) =>
        Path.GetDirectoryName(specification.Path) is { Length: > 0 } folder ? folder : ".";

    private static string FiguresOf(GatedSpecification specification)
    {
        IEnumerable<string> runs = specification.Runs.Select(RunText);
        string text = string.Join("; ", runs);
        string notRun = specification.NotRun.IsEmpty
            ? ""
            : $"{ViolationText.Count(specification.NotRun.Length, "expectation")} not run";
        string all = string.Join("; ", new[] { text, notRun }.Where(t => t != ""));
        return all == "" ? "" : $"  {all}";
    }

    private static string RunText(GatedRun run)
    {
        string at = run.Sizes == "" ? "" : $" at {run.Sizes}";
        if (run.Report is not { } report)
            return $"no result{at}";

        string what = report.Inquiry.Command == "prove"
            ? report.Ending.Reason
            : ViolationText.Count(report.Result.States, "state");
        return $"{what}{at}, {run.TimeText}";
    }
}
