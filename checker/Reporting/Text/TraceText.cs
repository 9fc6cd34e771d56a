using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

public enum TraceDetail
{
    /// <summary>The initial state in full, then what each step changes.</summary>
    Diff,

    /// <summary>Every state in full.</summary>
    Full,
    Off,
}

/// <summary>Writes the steps of a trace one below the other, each with what it changed.</summary>
internal static class TraceText
{
    private const string Indentation = "       ";
    private const int WidestAlignedPath = 40;

    public static void Write(StyledWriter writer, ImmutableArray<ReportedStep> steps, int? loopStart, TraceDetail detail)
    {
        int laneWidth = steps.Max(step => TextColumns.WidthOf(step.Lane ?? "")) + 2;
        foreach (ReportedStep step in steps)
        {
            if (step.Number - 1 == loopStart)
            {
                writer.WriteLine($"{Indentation}from here on again and again:", Style.Bold);
                writer.WriteLine();
            }

            WriteHeading(writer, step, laneWidth);
            WriteDoc(writer, step.Rule.Doc);
            if (step.Number == 0)
                WriteState(writer, step);
            else
                WriteChanges(writer, step.Changes);

            if (step.Number > 0 && detail == TraceDetail.Full)
                WriteState(writer, step);
            WriteOutput(writer, step.Firing.Output);
            writer.WriteLine();
        }

        if (loopStart is not { } start)
            return;

        writer.WriteLine($"{Indentation}{LassoText.Return(start, steps.Length - 1)}");
        writer.WriteLine();
    }

    private static void WriteHeading(StyledWriter writer, ReportedStep step, int laneWidth)
    {
        writer.Write($"{step.Number,4}   ", Style.Bold);
        if (step.Number > 0)
            writer.WriteColumn(step.Lane ?? "", laneWidth, Style.Bold);

        string parameters = string.Join(", ", step.Parameters.Select(p => $"{p.Name}: {ValueText.Of(p.Value)}"));
        writer.Write(step.Number == 0 ? $"initial state: {step.Rule.Name}" : step.Rule.Name, Style.Bold);
        if (parameters != "")
            writer.Write($"  {parameters}");
        writer.WriteLine($"   {step.Rule.Span.File.Path}:{step.Rule.Span.Line}", Style.Dim);
    }

    private static void WriteDoc(StyledWriter writer, DocComment? doc)
    {
        if (doc is null)
            return;

        foreach (string line in doc.Text.Split('\n').Where(line => line != ""))
            writer.WriteLine($"{Indentation}{line}", Style.Dim);
        foreach (string source in doc.Values("source"))
            writer.WriteLine($"{Indentation}@ {source}", Style.Dim);
    }

    private static void WriteOutput(StyledWriter writer, string output)
    {
        if (output == "")
            return;

        foreach (string line in output.TrimEnd('\n').Split('\n'))
            writer.WriteLine($"{Indentation}prints: {line}", Style.Dim);
    }

    private static void WriteState(StyledWriter writer, ReportedStep step)
    {
        foreach ((StateVariable variable, StateValue value) in step.State)
            WriteValue(writer, variable.Name, value);
    }

    /// <summary>A value on one line when it fits, else each of its parts.</summary>
    public static void WriteValue(StyledWriter writer, string path, StateValue value)
    {
        string line = $"{Indentation}{path}: {ValueText.Of(value)}";
        if (TextColumns.WidthOf(line) <= writer.Width || !ValueText.Parts(path, value).Any())
        {
            writer.WriteLine(line);
            return;
        }

        foreach ((string partPath, StateValue part) in ValueText.Parts(path, value))
            WriteValue(writer, partPath, part);
    }

    /// <summary>What a step changed, with values before and after.</summary>
    public static void WriteChanges(StyledWriter writer, ImmutableArray<StateChange> changes)
    {
        if (changes is [])
            writer.WriteLine($"{Indentation}(no change)", Style.Dim);

        int width = changes.Select(change => TextColumns.WidthOf(change.Path))
            .Where(pathWidth => pathWidth <= WidestAlignedPath).DefaultIfEmpty(0).Max();
        foreach (StateChange change in changes)
        {
            writer.Write(Indentation).WriteColumn($"{change.Path}:", width + 2);
            switch (change)
            {
                case LeafChange leaf:
                    writer.Write($"{leaf.Before} -> ").WriteLine($"{leaf.After}", Style.Bold);
                    break;
                case MultisetChange multiset:
                    IEnumerable<string> removed = multiset.Removed.Select(value => $"- {ValueText.Of(value)}");
                    IEnumerable<string> added = multiset.Added.Select(value => $"+ {ValueText.Of(value)}");
                    writer.WriteLine(string.Join("  ", removed.Concat(added)), Style.Bold);
                    break;
            }
        }
    }
}
