using System.Text.Json;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Reporting.Comparison;

/// <summary>One JSON object for each comparison; <c>compare.schema.json</c> beside the folders says what is in it.</summary>
internal sealed class ComparisonJson : IComparisonFormat
{
    public string Name => "json";

    public void Write(ComparisonReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        json.WriteString("command", "compare");
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("reason", report.Ending.Reason);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("designs");
        foreach (ComparedDesign design in report.Designs)
            WriteDesign(json, design);
        json.WriteEndArray();
        json.WriteStartArray("properties");
        foreach (PropertyRow row in ComparisonTable.Of(report.Designs).Rows)
            WriteRow(json, row);
        json.WriteEndArray();
        if (report.Difference is { } difference)
            DifferenceJson.Write(json, difference);
    });

    private static void WriteDesign(Utf8JsonWriter json, ComparedDesign design)
    {
        CheckResult? result = design.Report?.Result;
        json.WriteStartObject();
        json.WriteString("spec", design.Path);
        json.WriteString("specSha256", design.Report?.Inquiry.SpecSha256);
        json.WriteString("verdict", result is null ? "error" : JsonFormat.WordOf(result.Verdict));
        json.WriteBoolean("complete", design.IsComplete);
        json.WriteString("obstacle", design.Obstacle);
        json.WriteNumber("states", result?.States ?? 0);
        json.WriteNumber("rulesFired", result?.RulesFired ?? 0);
        json.WriteNumber("depth", result?.Depth ?? 0);
        json.WriteNumber("seconds", Math.Round(result?.Elapsed.TotalSeconds ?? 0, 3));
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, PropertyRow row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteString("kind", row.Kind);
        json.WriteStartArray("results");
        foreach (PropertyCell? cell in row.Cells)
            WriteCell(json, cell);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, PropertyCell? cell)
    {
        if (cell is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("verdict", JsonFormat.WordOf(cell.Verdict));
        if (cell.Steps is { } steps)
            json.WriteNumber("traceLength", steps);
        else
            json.WriteNull("traceLength");
        json.WriteEndObject();
    }
}
