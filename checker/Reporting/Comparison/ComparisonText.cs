using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Comparison;

/// <summary>The comparison for people: the designs with numbers, then a table of properties against these.</summary>
public sealed class ComparisonText : IComparisonFormat
{
    private const int FileWidth = 100;
    private const int WidestName = 56;
    private const int CellWidth = 9;

    public string Name => "text";

    public void Write(ComparisonReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Write(report, new StyledWriter(writer, usesColor: false, FileWidth));
    }

    public static void Write(ComparisonReport report, StyledWriter writer)
    {
        if (report.Difference is { } difference)
            new DifferenceText(writer, difference).Write();
        else
            WriteMatrix(report, writer);

        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    private static void WriteMatrix(ComparisonReport report, StyledWriter writer)
    {
        WriteDesigns(writer, report.Designs);
        ImmutableArray<PropertyRow> rows = ComparisonTable.Of(report.Designs).Rows;
        int nameWidth = Math.Min(WidestName, rows.Max(row => TextColumns.WidthOf(row.Name))) + 2;
        int perTable = Math.Max(1, (writer.Width - nameWidth) / CellWidth);
        for (int first = 0; first < report.Designs.Length; first += perTable)
            WriteTable(writer, rows, first, Math.Min(perTable, report.Designs.Length - first), nameWidth);

        writer.WriteLine(
            "a number is the length of a shortest counterexample; ? is not decided, - is not claimed there", Style.Dim);
    }

    private static void WriteDesigns(StyledWriter writer, ImmutableArray<ComparedDesign> designs)
    {
        int width = Math.Max("design".Length, designs.Max(d => TextColumns.WidthOf(d.Path)));
        writer.Write("    ").WriteColumn("design", width, Style.Bold);
        writer.WriteLine($"{"states",12}{"depth",7}{"seconds",9}", Style.Bold);
        for (int i = 0; i < designs.Length; i++)
        {
            writer.Write($"{i + 1,3} ", Style.Bold).WriteColumn(designs[i].Path, width);
            if (designs[i].Report is { Result: var result })
            {
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.States,12}{result.Depth,7}{result.Elapsed.TotalSeconds,9:0.0}"));
            }

            writer.WriteLine();
            if (designs[i].Obstacle is { } obstacle)
                writer.WriteLine($"      {obstacle}", Style.Unclear);
        }

        writer.WriteLine();
    }

    private static void WriteTable(
        StyledWriter writer, ImmutableArray<PropertyRow> rows, int first, int count, int nameWidth)
    {
        writer.WriteColumn("property", nameWidth, Style.Bold);
        writer.WriteLine(
            string.Concat(Enumerable.Range(first + 1, count).Select(number => $"{number,CellWidth}")), Style.Bold);
        foreach (PropertyRow row in rows)
            WriteRow(writer, row, row.Cells.AsSpan(first, count), nameWidth);

        writer.WriteLine();
    }

    private static void WriteRow(
        StyledWriter writer, PropertyRow row, ReadOnlySpan<PropertyCell?> cells, int nameWidth)
    {
        string[] lines = [.. TextColumns.Wrap(row.Name, nameWidth - 2, "  ")];
        writer.WriteColumn(lines[0], nameWidth);
        foreach (PropertyCell? cell in cells)
            writer.Write($"{cell?.ToString() ?? "-",CellWidth}", StyleOf(cell));

        writer.WriteLine();
        foreach (string line in lines.Skip(1))
            writer.WriteLine(line);
    }

    private static Style StyleOf(PropertyCell? cell) => cell is null ? Style.Dim : cell.Verdict switch
    {
        Verdict.Holds => Style.Good,
        Verdict.Violated => Style.Bad,
        Verdict.Inconclusive => Style.Unclear,
    };
}
