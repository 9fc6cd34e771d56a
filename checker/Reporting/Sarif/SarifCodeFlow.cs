using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Sarif;

/// <summary>Writes a trace as a code flow: a thread flow for each lane, ordered among each other by the steps' numbers.</summary>
/// <remarks>
/// SARIF has no runs without end. Of a lasso the message says where the run goes on, and steps of the loop are nested one
/// level deeper than those before.
/// </remarks>
internal static class SarifCodeFlow
{
    private const string NoLane = "model";

    public static void Write(Utf8JsonWriter json, TransitionSystem system, Trace trace)
    {
        ImmutableArray<ReportedStep> steps = ReportedStep.Of(system, trace);
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        if (trace.LoopStart is { } start)
            WriteLoop(json, start, trace.Length);

        json.WriteStartArray("threadFlows");
        foreach (IGrouping<string, ReportedStep> lane in steps.GroupBy(LaneOf))
        {
            json.WriteStartObject();
            json.WriteString("id", Printable.Escape(lane.Key));
            json.WriteStartArray("locations");
            foreach (ReportedStep step in lane)
                WriteStep(json, step, isInLoop: step.Number > trace.LoopStart);

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string LaneOf(ReportedStep step) => step.Number == 0 ? "initial state" : step.Lane ?? NoLane;

    private static void WriteLoop(Utf8JsonWriter json, int start, int last)
    {
        SarifFormat.WriteMessage(json, "message", LassoText.Return(start, last));
        json.WriteStartObject("properties");
        json.WriteNumber("loopStart", start);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, ReportedStep step, bool isInLoop)
    {
        json.WriteStartObject();
        json.WriteStartObject("location");
        SarifLocation.WritePhysical(json, step.Rule.Span.File.Path, step.Rule.Span);
        SarifFormat.WriteMessage(json, "message", $"{step.Number}. {TextOf(step)}");
        json.WriteEndObject();
        json.WriteNumber("executionOrder", step.Number);
        json.WriteNumber("nestingLevel", isInLoop ? 1 : 0);
        json.WriteStartObject("state");
        foreach ((string path, string value) in ValuesOf(step))
            SarifFormat.WriteMessage(json, Printable.Escape(path), value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string TextOf(ReportedStep step)
    {
        string parameters = string.Join(", ", step.Parameters.Select(p => $"{p.Name}: {ValueText.Of(p.Value)}"));
        string name = step.Number == 0 ? $"initial state: {step.Rule.Name}" : step.Rule.Name;
        return parameters == "" ? name : $"{name} ({parameters})";
    }

    // The initial state in full, then what each step changes.
    private static IEnumerable<(string Path, string Value)> ValuesOf(ReportedStep step) => step.Number == 0
        ? step.State.Select(part => (part.Variable.Name, ValueText.Of(part.Value)))
        : step.Changes.Select(change => (change.Path, change switch
        {
            LeafChange leaf => $"{leaf.After}",
            MultisetChange multiset => string.Join(
                "  ",
                multiset.Removed.Select(v => $"- {ValueText.Of(v)}").Concat(multiset.Added.Select(v => $"+ {ValueText.Of(v)}"))),
            _ => "",
        }));
}
