using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Conformance;

/// <summary>One JSON object for each log.</summary>
internal sealed class ConformanceJson : IConformanceFormat
{
    public string Name => "json";

    public void Write(ConformanceReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        ConformanceResult result = report.Result;
        json.WriteString("command", "conform");
        json.WriteString("spec", report.System.Path);
        json.WriteString("log", report.Log);
        json.WriteString("verdict", result.Conforms ? "conforms" : result.Rejection is null ? "inconclusive" : "rejected");
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("reason", report.Ending.Reason);
        json.WriteNumber("eventsExplained", result.Events);
        json.WriteNumber("eventsIgnored", report.Ignored);
        json.WriteNumber("mostExplanations", result.MostExplanations);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        WriteRules(json, "rulesMatched", result.Matched);
        WriteRules(json, "rulesNeverMatched", result.NeverMatched);
        if (result.Rejection is { } rejection)
            Write(json, report.System, rejection);
    });

    private static void WriteRules(Utf8JsonWriter json, string name, ImmutableArray<Rule> rules)
    {
        json.WriteStartArray(name);
        foreach (Rule rule in rules)
            json.WriteStringValue(rule.Name);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TransitionSystem system, Rejection rejection)
    {
        json.WriteStartObject("rejected");
        json.WriteNumber("line", rejection.Event.Line);
        json.WriteString("event", rejection.Event.ToString());
        json.WriteNumber("statesBefore", rejection.StateCount);
        json.WriteStartObject("stateBefore");
        foreach (StateVariable variable in system.Variables)
            json.WriteString(variable.Name, ValueText.Of(StateValue.Of(variable, rejection.States[0])));
        json.WriteEndObject();
        json.WriteStartArray("obstacles");
        foreach (Obstacle obstacle in rejection.Obstacles)
            Write(json, obstacle);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Obstacle obstacle)
    {
        json.WriteStartObject();
        json.WriteString("rule", ConformanceText.NameOf(obstacle.Rule));
        json.WriteString("wouldLog", obstacle.Instead?.ToString());
        json.WriteStartArray("falseParts");
        foreach (SourceSpan part in obstacle.FalseParts)
        {
            json.WriteStartObject();
            json.WriteString("text", part.Text);
            json.WriteString("file", part.File.Path);
            json.WriteNumber("line", part.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
