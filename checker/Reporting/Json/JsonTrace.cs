using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Json;

/// <summary>Writes a trace as JSON: for each step what fired, the state after it and what changed.</summary>
/// <remarks><c>ruleIndex</c> and <c>arguments</c> name the firing exactly; a replay needs nothing else.</remarks>
internal static class JsonTrace
{
    public static void Write(Utf8JsonWriter json, TransitionSystem system, Trace? trace)
    {
        json.WriteStartArray();
        foreach (ReportedStep step in trace is null ? [] : ReportedStep.Of(system, trace))
            WriteStep(json, system, step);
        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, TransitionSystem system, ReportedStep step)
    {
        ImmutableArray<Rule> rules = step.Number == 0 ? system.InitialRules : system.Rules;
        json.WriteStartObject();
        json.WriteString("rule", step.Rule.Name);
        json.WriteNumber("ruleIndex", rules.IndexOf(step.Rule));
        json.WritePropertyName("parameters");
        JsonValues.WriteObject(json, step.Parameters);
        json.WriteStartArray("arguments");
        foreach (long argument in step.Firing.Arguments)
            json.WriteNumberValue(argument);
        json.WriteEndArray();
        json.WriteString("lane", step.Lane);
        WriteSource(json, step.Rule.Span);
        if (step.Firing.Output != "")
            json.WriteString("output", step.Firing.Output);

        json.WritePropertyName("state");
        JsonValues.WriteObject(json, step.State.Select(part => (part.Variable.Name, part.Value)));
        WriteChanges(json, step.Changes);
        json.WriteEndObject();
    }

    /// <summary>The member <c>changes</c>.</summary>
    public static void WriteChanges(Utf8JsonWriter json, ImmutableArray<StateChange> changes)
    {
        json.WriteStartArray("changes");
        foreach (StateChange change in changes)
            WriteChange(json, change);
        json.WriteEndArray();
    }

    /// <summary><c>"source": { "file", "line", "column" }</c></summary>
    public static void WriteSource(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartObject("source");
        json.WriteString("file", span.File.Path);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, StateChange change)
    {
        json.WriteStartObject();
        json.WriteString("path", change.Path);
        switch (change)
        {
            case LeafChange leaf:
                json.WritePropertyName("from");
                JsonValues.Write(json, leaf.Before);
                json.WritePropertyName("to");
                JsonValues.Write(json, leaf.After);
                break;
            case MultisetChange multiset:
                json.WritePropertyName("removed");
                JsonValues.WriteList(json, multiset.Removed);
                json.WritePropertyName("added");
                JsonValues.WriteList(json, multiset.Added);
                break;
        }

        json.WriteEndObject();
    }
}
