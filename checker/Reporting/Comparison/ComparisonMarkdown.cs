using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCheck.Reporting.Markdown;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Comparison;

/// <summary>
/// The comparison for pages: properties against designs, or a list where there are too many designs for columns.
/// </summary>
internal sealed class ComparisonMarkdown : IComparisonFormat
{
    private const int MostColumns = 12;
    private const int TextWidth = 100;

    public string Name => "md";

    public void Write(ComparisonReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        ImmutableArray<PropertyRow> rows = ComparisonTable.Of(report.Designs).Rows;
        foreach (string line in report.Designs.Length <= MostColumns ? Columns(report, rows) : List(report, rows))
            writer.WriteLine(line);

        writer.WriteLine();
        if (report.Difference is { } difference)
            WriteDifference(writer, difference);
        writer.WriteLine(MarkdownText.Escape(report.Ending.ToString()));
    }

    private static void WriteDifference(StreamWriter writer, DesignDifference difference)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DifferenceText(new StyledWriter(text, usesColor: false, TextWidth), difference).Write();
        MarkdownText.WriteBlock(writer, text.ToString().TrimEnd());
        writer.WriteLine();
    }

    private static IEnumerable<string> Columns(ComparisonReport report, ImmutableArray<PropertyRow> rows)
    {
        yield return Row("property", report.Designs.Select(d => MarkdownText.Code(Path.GetFileName(d.Path))));
        yield return $"|---{string.Concat(report.Designs.Select(_ => "|--:"))}|";
        foreach (PropertyRow row in rows)
            yield return Row(MarkdownText.Escape(row.Name), row.Cells.Select(cell => cell?.ToString() ?? ""));

        yield return Row("states", report.Designs.Select(StatesOf));
    }

    private static IEnumerable<string> List(ComparisonReport report, ImmutableArray<PropertyRow> rows)
    {
        yield return "| design | property | verdict | steps | states |";
        yield return "|---|---|---|--:|--:|";
        for (int i = 0; i < report.Designs.Length; i++)
        {
            string name = MarkdownText.Code(Path.GetFileName(report.Designs[i].Path));
            foreach (PropertyRow row in rows.Where(r => r.Cells[i] is not null))
            {
                PropertyCell cell = row.Cells[i]!;
                yield return Row(
                    name, [MarkdownText.Escape(row.Name), cell.Word, $"{cell.Steps}", StatesOf(report.Designs[i])]);
            }
        }
    }

    private static string StatesOf(ComparedDesign design) =>
        design.Report?.Result.States.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Row(string name, IEnumerable<string> cells) => $"| {name} | {string.Join(" | ", cells)} |";
}
