using System.Collections.Immutable;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Stepping;

/// <summary>The steps around the present one, each with a mark in the column of its lane.</summary>
internal sealed class LaneStrip(ImmutableArray<ReportedStep> steps)
{
    private const int MostLanes = 12;

    private readonly string[] _lanes = [.. steps.Select(step => step.Lane).OfType<string>().Distinct().Take(MostLanes)];

    public void Write(StyledWriter writer, int current, int rows)
    {
        int first = Math.Clamp(current - (rows / 2), 0, Math.Max(0, steps.Length - rows));
        foreach (ReportedStep step in steps.Skip(first).Take(rows))
        {
            bool isCurrent = step.Number == current;
            writer.Write(isCurrent ? "> " : "  ", Style.Bold).Write($"{step.Number,5}  ", Style.Dim);
            int lane = step.Lane is null ? -1 : Array.IndexOf(_lanes, step.Lane);
            for (int i = 0; i < _lanes.Length; i++)
                writer.Write(i == lane ? "o " : "| ", i == lane ? Style.Good : Style.Dim);

            string text = $" {step.Lane ?? "initial"}: {Lane.NameWithin(step.Rule)}";
            int room = writer.Width - 10 - (2 * _lanes.Length);
            writer.WriteLine(text.Length <= room ? text : $"{text[..Math.Max(1, room - 1)]}…", isCurrent ? Style.Bold : Style.Plain);
        }
    }
}
