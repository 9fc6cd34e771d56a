using System.Text.Json;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Sarif;

/// <summary>Writes places in files.</summary>
internal static class SarifLocation
{
    /// <summary><c>"physicalLocation": { ... }</c>; without a span the whole file.</summary>
    public static void WritePhysical(Utf8JsonWriter json, string file, SourceSpan? span)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(span?.File.Path ?? file));
        json.WriteEndObject();
        if (span is { } place)
            WriteRegion(json, place);

        json.WriteEndObject();
    }

    /// <summary>A relative path stays relative: readers take it from the root of the sources.</summary>
    public static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/').Where(part => part != ".").Select(Uri.EscapeDataString));

    private static void WriteRegion(Utf8JsonWriter json, SourceSpan span)
    {
        (int endLine, int endColumn) = span.File.LocationOf(span.End);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", span.Column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }
}
