using System.Globalization;
using System.Text;

namespace ModelCheck.Benchmarks;

/// <summary>Writes the tables.</summary>
internal static class MarkdownReport
{
    // Below so many, memory is that of the program and not of the states.
    private const long FewStates = 100_000;

    public static string Of(IReadOnlyList<ModelResult> results, Machine machine)
    {
        var text = new StringBuilder();
        text.Append($"{machine.Processors} processors ({machine.Processor}), {machine.Memory}, ");
        text.AppendLine($"{machine.System}; {machine.Tools}.");
        text.AppendLine($"Load average before: {machine.LoadBefore}; after: {machine.LoadAfter}.");
        text.AppendLine();
        text.AppendLine("### Without symmetry reduction");
        AppendTable(text, results, withSymmetry: false);
        text.AppendLine();
        text.AppendLine("### With symmetry reduction");
        AppendTable(text, results.Where(r => r.Model.HasSymmetry), withSymmetry: true);
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, IEnumerable<ModelResult> results, bool withSymmetry)
    {
        text.AppendLine();
        text.AppendLine(
            "| model | checker | states | user s | times ours | system s | wall s | peak MB | bytes/state |");
        text.AppendLine("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (ModelResult result in results)
        {
            ContestantResult[] rows =
                [.. result.Results.Where(r => r.Contestant.Symmetry != Symmetry.Off == withSymmetry)];
            string name = $"{result.Model.Name} ({result.Bits} bits)";
            foreach (ContestantResult row in rows)
            {
                AppendRow(text, name, row, rows[0].User);
                name = "";
            }
        }
    }

    private static void AppendRow(StringBuilder text, string name, ContestantResult row, double ours)
    {
        string[] cells =
        [
            name,
            row.Contestant.Name,
            Format(row.States, "N0"),
            Format(row.User, "0.00"),
            Format(row.User / ours, "0.0"),
            Format(row.System, "0.00"),
            Format(row.Wall, "0.00"),
            Format(row.PeakBytes / 1e6, "0"),
            row.States < FewStates ? "" : Format(row.PeakBytes / row.States, "0"),
        ];
        text.AppendLine($"| {string.Join(" | ", cells)} |");
    }

    private static string Format(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
