using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.Sarif;

namespace ModelCheck.Reporting.Mutation;

/// <summary>
/// SARIF 2.1.0, for code scanning: a warning for each change that nobody notices, and a note for each part that makes no
/// difference.
/// </summary>
/// <remarks>What is load-bearing is as it should be, and no alert.</remarks>
internal sealed class MutationSarif : IMutationFormat
{
    private static readonly (string Id, string Title, string Help, string Level, MutantClass Class)[] Rules =
    [
        ("mutant-survives", "Nobody notices this change", "A property may be missing that says what it is for.",
            "warning", MutantClass.Survives),
        ("mutant-inconclusive", "Undecided whether anybody notices this change", "--max-states raises the limit.",
            "note", MutantClass.Inconclusive),
        ("redundant", "This makes no difference", "It was proved by looking at every reachable state.",
            "note", MutantClass.Redundant),
    ];

    public string Name => "sarif";

    public void Write(MutationReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (MutantResult result in report.Result.Results)
            WriteResult(json, result);

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ModelCheck");
        json.WriteString("semanticVersion", typeof(MutationSarif).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach ((string id, string title, string help, _, _) in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            SarifFormat.WriteMessage(json, "shortDescription", title);
            SarifFormat.WriteMessage(json, "help", help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, MutantResult result)
    {
        int rule = Array.FindIndex(Rules, r => r.Class == result.Class);
        if (rule < 0)
            return;

        Mutant mutant = result.Mutant;
        json.WriteStartObject();
        json.WriteString("ruleId", Rules[rule].Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Rules[rule].Level);
        SarifFormat.WriteMessage(
            json, "message", $"{Rules[rule].Title}: {mutant.Description}. {MutationWords.Finding(result)}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifLocation.WritePhysical(json, mutant.Span.File.Path, mutant.Span);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteSources(json, mutant);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", FingerprintOf(mutant));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What the changed place models, where that has an address.
    private static void WriteSources(Utf8JsonWriter json, Mutant mutant)
    {
        json.WriteStartArray("relatedLocations");
        foreach (string source in mutant.Owner.Sources)
        {
            if (!SourceLink.TryRead(source, out string? address))
                continue;

            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", address);
            json.WriteEndObject();
            json.WriteEndObject();
            SarifFormat.WriteMessage(json, "message", source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Without the line, which moves.
    private static string FingerprintOf(Mutant mutant)
    {
        string text = $"{mutant.Operator}\n{mutant.Owner}\n{Printable.Escape(mutant.Description)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
