using System.Collections.Immutable;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

/// <summary>
/// Who did what in which order: one column for each lane, time going down, as kernel developers draw races.
/// </summary>
internal static class InterleavingTable
{
    private const string NoLane = "-";
    private const int Gutter = 6;
    private const int Gap = 2;
    private const int NarrowestLane = 14;

    /// <summary>Writes nothing for a trace in which at most one lane acts: its steps say it all.</summary>
    public static void Write(StyledWriter writer, ImmutableArray<ReportedStep> steps, int? loopStart)
    {
        string[] lanes = [.. steps.Skip(1).Select(LaneOf).Distinct()];
        if (lanes.Length < 2)
            return;

        int[] widths = ColumnWidths(lanes, steps, writer.Width - Gutter);
        if (widths.Min() < NarrowestLane)
            WriteNarrow(writer, steps, lanes);
        else
            WriteWide(writer, steps, lanes, widths);

        if (loopStart is { } start)
            writer.WriteLine($"{"",Gutter}{(start == steps.Length - 1 ? "and nothing more" : $"and again from step {start + 1}")}");
        writer.WriteLine();
    }

    private static void WriteWide(
        StyledWriter writer, ImmutableArray<ReportedStep> steps, string[] lanes, int[] widths)
    {
        writer.Write(new string(' ', Gutter));
        for (int i = 0; i < lanes.Length; i++)
            writer.WriteColumn(lanes[i], i < lanes.Length - 1 ? widths[i] + Gap : 0, Style.Bold);
        writer.WriteLine();

        foreach (ReportedStep step in steps.Skip(1))
        {
            int lane = Array.IndexOf(lanes, LaneOf(step));
            int indentation = widths.Take(lane).Sum(width => width + Gap);
            string number = $"{step.Number,4}  ";
            foreach (string line in TextColumns.Wrap(CellText(step), widths[lane], "  "))
            {
                writer.Write(number, Style.Dim).Write(new string(' ', indentation)).WriteLine(line);
                number = new string(' ', Gutter);
            }
        }
    }

    /// <summary>More lanes than fit side by side: their names stand in front.</summary>
    private static void WriteNarrow(StyledWriter writer, ImmutableArray<ReportedStep> steps, string[] lanes)
    {
        int width = lanes.Max(TextColumns.WidthOf) + Gap;
        foreach (ReportedStep step in steps.Skip(1))
        {
            writer.Write($"{step.Number,4}  ", Style.Dim).WriteColumn(LaneOf(step), width, Style.Bold);
            writer.WriteLine(CellText(step));
        }
    }

    private static string LaneOf(ReportedStep step) => step.Lane ?? NoLane;

    /// <summary>The rule without what its lane says, and the values of its other parameters.</summary>
    private static string CellText(ReportedStep step)
    {
        int? laneParameter = Lane.ParameterIndex(step.Rule);
        string others = string.Join(", ", step.Parameters
            .Where((_, index) => index != laneParameter)
            .Select(p => $"{p.Name}={ValueText.Of(p.Value)}"));
        string name = Lane.NameWithin(step.Rule);
        return others == "" ? name : $"{name} ({others})";
    }

    /// <summary>Each lane gets what its longest cell needs, or, when that is too much in all, an equal share at least.</summary>
    private static int[] ColumnWidths(string[] lanes, ImmutableArray<ReportedStep> steps, int room)
    {
        int[] wanted =
        [
            .. lanes.Select(lane => steps.Skip(1)
                .Where(step => LaneOf(step) == lane)
                .Select(step => TextColumns.WidthOf(CellText(step)))
                .Append(TextColumns.WidthOf(lane))
                .Max()),
        ];
        room -= Gap * (lanes.Length - 1);

        // Narrow columns give what they do not need to the wide ones.
        int[] widths = new int[lanes.Length];
        int left = lanes.Length;
        foreach (int i in Enumerable.Range(0, lanes.Length).OrderBy(i => wanted[i]))
        {
            widths[i] = Math.Min(wanted[i], room / left);
            room -= widths[i];
            left--;
        }

        return widths.Select((width, i) => width == wanted[i] ? Math.Max(width, NarrowestLane) : width).ToArray();
    }
}
