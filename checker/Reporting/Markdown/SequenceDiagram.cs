using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Markdown;

/// <summary>Writes a trace as a Mermaid sequence diagram: a participant for each lane, a message to itself for each step.</summary>
/// <remarks>Source: mermaid.js.org, "Sequence diagrams"; characters are written as <c>#NN;</c>.</remarks>
internal static class SequenceDiagram
{
    private const string NoLane = "model";
    private const int MostChanges = 4;
    private const int LongestText = 120;

    public static void Write(TextWriter writer, ImmutableArray<ReportedStep> steps, int? loopStart)
    {
        ReportedStep[] fired = [.. steps.Where(step => step.Number > 0)];
        string[] lanes = [.. fired.Select(LaneOf).Distinct()];
        writer.WriteLine("sequenceDiagram");
        for (int i = 0; i < lanes.Length; i++)
            writer.WriteLine($"  participant L{i} as {Escape(lanes[i])}");

        foreach (ReportedStep step in fired)
        {
            int lane = Array.IndexOf(lanes, LaneOf(step));
            writer.WriteLine($"  L{lane}->>L{lane}: {step.Number}. {TextOf(step)}");
            foreach (StateChange change in step.Changes.Take(MostChanges))
                writer.WriteLine($"  Note over L{lane}: {ChangeText(change)}");
            if (step.Changes.Length > MostChanges)
                writer.WriteLine($"  Note over L{lane}: and {step.Changes.Length - MostChanges} more");
        }

        if (loopStart is { } start)
            writer.WriteLine($"  Note over L0: {LassoText.Return(start, steps.Length - 1)}");
    }

    private static string LaneOf(ReportedStep step) => step.Lane ?? NoLane;

    private static string TextOf(ReportedStep step)
    {
        string parameters = string.Join(", ", step.Parameters.Select(p => $"{p.Name}: {ValueText.Of(p.Value)}"));
        string name = Lane.NameWithin(step.Rule);
        return Escape(parameters == "" ? name : $"{name} ({parameters})");
    }

    private static string ChangeText(StateChange change) => Escape(change switch
    {
        LeafChange leaf => $"{leaf.Path}: {leaf.Before} to {leaf.After}",
        MultisetChange multiset => $"{multiset.Path}: "
            + string.Join(", ", multiset.Removed.Select(v => $"without {ValueText.Of(v)}")
                .Concat(multiset.Added.Select(v => $"with {ValueText.Of(v)}"))),
        _ => change.Path,
    });

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in Printable.Escape(text, LongestText))
        {
            if (char.IsAsciiLetterOrDigit(c) || c > 127 || " .,:()_-".Contains(c, StringComparison.Ordinal))
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
        }

        // The word that ends a block ends it anywhere.
        return escaped.ToString().Replace("end", "en#100;", StringComparison.OrdinalIgnoreCase);
    }
}
