using System.Text.Json;

namespace ModelCheck.Reporting.Json;

/// <summary>Members that are lists of texts, or numbers that may be missing.</summary>
internal static class JsonLists
{
    public static void Write(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter json, string member, int? number)
    {
        if (number is { } known)
            json.WriteNumber(member, known);
        else
            json.WriteNull(member);
    }
}
