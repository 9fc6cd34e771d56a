using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Json;

/// <summary>What was reached of the specification.</summary>
internal static class JsonCoverage
{
    public static void Write(Utf8JsonWriter json, TransitionSystem system, CheckResult result)
    {
        json.WriteStartObject("coverage");
        json.WriteStartArray("rules");
        for (int i = 0; i < result.RuleFirings.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", system.Rules[i].Name);
            json.WriteNumber("firings", result.RuleFirings[i]);
            JsonTrace.WriteSource(json, system.Rules[i].Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result.Coverage is { } coverage)
            WritePoints(json, coverage);

        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteNumber("points", coverage.PointCount);
        json.WriteNumber("reached", coverage.ReachedCount);
        json.WriteStartArray("neverReached");
        foreach (CoveragePoint point in coverage.NeverReached)
        {
            json.WriteStartObject();
            json.WriteString("kind", point.Kind == CoveragePointKind.Guard ? "guard" : "branch");
            json.WriteString("in", point.Owner);
            json.WriteString("text", point.Span.Text);
            JsonTrace.WriteSource(json, point.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
