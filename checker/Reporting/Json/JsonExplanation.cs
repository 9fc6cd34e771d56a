using System.Text.Json;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Json;

/// <summary>Writes why a condition has its value as JSON.</summary>
internal static class JsonExplanation
{
    /// <summary>The member <c>explanation</c>, empty where there is none.</summary>
    public static void Write(Utf8JsonWriter json, Explanation? explanation)
    {
        json.WriteStartArray("explanation");
        foreach (Culprit culprit in explanation?.Culprits ?? [])
        {
            json.WriteStartObject();
            JsonTrace.WriteSource(json, culprit.Span);
            json.WriteString("text", culprit.Span.Text);
            json.WriteBoolean("value", culprit.Value);
            WritePairs(json, "witnesses", "name", culprit.Witnesses);
            WritePairs(json, "reads", "place", culprit.Reads);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePairs(
        Utf8JsonWriter json, string member, string key, IEnumerable<(string Key, string Value)> pairs)
    {
        json.WriteStartArray(member);
        foreach ((string name, string value) in pairs)
        {
            json.WriteStartObject();
            json.WriteString(key, name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
