using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Text;

/// <summary>What became of each property, what was never reached, and the size and cost of the run.</summary>
internal static class StatisticsText
{
    public static void Write(StyledWriter writer, TransitionSystem system, CheckResult result)
    {
        WriteProperties(writer, result);
        if (result.Verdict == Verdict.Holds || result.Coverage is not null)
            CoverageText.Write(writer, system, result);

        foreach (string note in result.Notes)
            writer.Write("note", Style.Unclear).WriteLine($" {note}");
        if (result.Notes is not [])
            writer.WriteLine();

        double seconds = result.Elapsed.TotalSeconds;
        string rate = seconds >= 0.01 ? $", {Grouped((long)(result.States / seconds))} states/s" : "";
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ViolationText.Count(result.States, "state")}{StandingFor(result)}, {ViolationText.Count(result.RulesFired, "rule")} fired, depth {result.Depth}"));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:0.00} s{rate}, {ViolationText.Count(result.Threads, "thread")}, {result.PeakMemoryBytes / 1e6:0} MB"),
            Style.Dim);
        if (result is { Verdict: not Verdict.Violated, OmissionProbability: { } probability })
            WriteOmission(writer, probability);

        writer.WriteLine();
    }

    private static string StandingFor(CheckResult result) =>
        result.UnreducedStates is { } unreduced ? $" standing for {unreduced} without symmetry" : "";

    private static void WriteOmission(StyledWriter writer, double probability) => writer.WriteLine(
        $"states were told apart by 64-bit fingerprints: probability of a missed state at most "
            + $"{ViolationText.Probability(probability)} = (words + 1) states^2 / 2^65",
        Style.Unclear);

    private static void WriteProperties(StyledWriter writer, CheckResult result)
    {
        foreach (PropertyResult property in result.Properties)
        {
            (string word, Style style) = Describe(property);
            writer.WriteColumn(word, 10, style);
            writer.WriteLine($" {KindText.Of(property.Property)} \"{property.Property.Name}\"");
        }

        if (result.Properties is not [])
            writer.WriteLine();
    }

    private static (string Word, Style Style) Describe(PropertyResult result) => result.Verdict switch
    {
        Verdict.Violated when result.Property.Kind == PropertyKind.Cover => ("not met", Style.Bad),
        Verdict.Violated => ("violated", Style.Bad),
        Verdict.Holds when result.Property.Kind == PropertyKind.Cover => ("met", Style.Good),
        Verdict.Holds => ("holds", Style.Good),
        Verdict.Inconclusive => ("unknown", Style.Unclear),
    };

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
