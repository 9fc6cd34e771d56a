using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Markdown;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Comparison;

/// <summary>
/// The comparison for pages: properties against designs, or a list where there are too many designs for columns.
/// </summary>
public sealed class ComparisonMarkdown : IComparisonFormat
{
    private const int MostColumns = 12;
    private const int TextWidth = 100;

    public string Name => "md";

    public void Write(ComparisonReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (string line in LinesOf(report.Designs))
            writer.WriteLine(line);

        writer.WriteLine();
        if (report.Difference is { } difference)
            WriteDifference(writer, difference);
        writer.WriteLine(MarkdownText.Escape(report.Ending.ToString()));
    }

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> LinesOf(ImmutableArray<ComparedDesign> designs)
    {
        ImmutableArray<PropertyRow> rows = ComparisonTable.Of(designs).Rows;
        return designs.Length <= MostColumns ? Columns(designs, rows) : List(designs, rows);
    }

    private static void WriteDifference(StreamWriter writer, DesignDifference difference)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DifferenceText(new StyledWriter(text, usesColor: false, TextWidth), difference).Write();
        MarkdownText.WriteBlock(writer, text.ToString().TrimEnd());
        writer.WriteLine();
    }

    private static IEnumerable<string> Columns(ImmutableArray<ComparedDesign> designs, ImmutableArray<PropertyRow> rows)
    {
        yield return Row("property", designs.Select(d => NameOf(d)));
        yield return $"|---{string.Concat(designs.Select(_ => "|---"))}|";
        foreach (PropertyRow row in rows)
            yield return Row(MarkdownText.Escape(row.Name), row.Cells.Select(cell => cell?.ToString() ?? ""));

        yield return Row("states", designs.Select(StatesOf));
    }

    private static IEnumerable<string> List(ImmutableArray<ComparedDesign> designs, ImmutableArray<PropertyRow> rows)
    {
        yield return "| specification | property | verdict | steps | states |";
        yield return "|---|---|---|---|---|";
        for (int i = 0; i < designs.Length; i++)
        {
            string name = NameOf(designs[i]);
            foreach (PropertyRow row in rows.Where(r => IsListed(r, i)))
            {
                PropertyCell cell = row.Cells[i]!;
                yield return Row(
                    name, [MarkdownText.Escape(row.Name), WordOf(cell), $"{cell.Steps}", StatesOf(designs[i])]);
            }
        }
    }

    // What a design does not claim by itself is worth a line only where it is wrong.
    private static bool IsListed(PropertyRow row, int design) =>
        row.Cells[design] is { } cell && (row.IsClaim || cell.Verdict == Verdict.Violated);

    private static string WordOf(PropertyCell cell) => cell.Verdict == Verdict.Inconclusive ? "open" : cell.Word;

    private static string NameOf(ComparedDesign design)
    {
        string name = Path.GetFileName(design.Path);
        bool isHarmless = name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        return isHarmless ? $"`{name}`" : MarkdownText.Code(name);
    }

    private static string StatesOf(ComparedDesign design) =>
        design.Report?.Result.States.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Row(string name, IEnumerable<string> cells) => $"| {name} | {string.Join(" | ", cells)} |";
}
