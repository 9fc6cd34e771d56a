using System.Text.Json;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Mutation;

/// <summary>One JSON object for each run; <c>mutate.schema.json</c> beside the folders says what is in it.</summary>
internal sealed class MutationJson : IMutationFormat
{
    public string Name => "json";

    public void Write(MutationReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        MutationResult result = report.Result;
        json.WriteString("command", "mutate");
        json.WriteString("spec", report.Inquiry.SpecPath);
        json.WriteString("specSha256", report.Inquiry.SpecSha256);
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("reason", report.Ending.Reason);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        json.WriteNumber("states", result.States);
        json.WriteNumber("transitions", result.Transitions);
        json.WriteNumber("killedShare", Math.Round(result.KilledShare, 4));
        json.WriteNumber("independentPairs", result.Mutants.IndependentPairs);
        JsonLists.Write(json, "alreadyBroken", result.AlreadyBroken);
        WriteCounts(json, result);
        json.WriteStartArray("mutants");
        foreach (MutantResult mutant in result.Results)
            WriteMutant(json, mutant);
        json.WriteEndArray();
    });

    private static void WriteCounts(Utf8JsonWriter json, MutationResult result)
    {
        json.WriteStartObject("classes");
        foreach (MutantClass kind in Enum.GetValues<MutantClass>())
            json.WriteNumber(MutationWords.Key(kind), result.Of(kind).Count());
        json.WriteEndObject();
    }

    private static void WriteMutant(Utf8JsonWriter json, MutantResult result)
    {
        Mutant mutant = result.Mutant;
        json.WriteStartObject();
        json.WriteString("id", mutant.Id);
        json.WriteString("class", MutationWords.Key(result.Class));
        json.WriteString("operator", MutationWords.Key(mutant.Operator));
        json.WriteString("description", mutant.Description);
        JsonTrace.WriteSource(json, mutant.Span);
        json.WriteStartObject("owner");
        json.WriteString("kind", mutant.Owner.Kind);
        json.WriteString("name", mutant.Owner.Name);
        JsonLists.Write(json, "sources", mutant.Owner.Sources);
        json.WriteEndObject();
        JsonLists.Write(json, "rules", mutant.Rules.Select(rule => mutant.System.Rules[rule].Name));
        json.WriteNumber("states", result.States);
        json.WriteNumber("newStates", result.NewStates);
        json.WriteNumber("lostStates", result.LostStates);
        json.WriteString("proof", result.Proof is { } proof ? MutationWords.Key(proof) : null);
        json.WriteString("limit", result.Limit?.Reason);
        json.WriteStartArray("falls");
        foreach (Violation fall in result.Falls)
            WriteFall(json, mutant, fall);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFall(Utf8JsonWriter json, Mutant mutant, Violation fall)
    {
        json.WriteStartObject();
        json.WriteString("property", fall.Property?.Name);
        json.WriteString("kind", fall.Kind.ToString().ToLowerInvariant());
        json.WriteString("summary", MutationWords.Fall(fall));
        JsonLists.WriteNumber(json, "traceLength", fall.Trace?.Length);
        JsonLists.WriteNumber(json, "loopStart", fall.Trace?.LoopStart);
        json.WriteStartArray("steps");
        foreach (ReportedStep step in fall.Trace is null ? [] : ReportedStep.Of(mutant.System, fall.Trace))
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule.Name);
            json.WritePropertyName("parameters");
            JsonValues.WriteObject(json, step.Parameters);
            JsonTrace.WriteChanges(json, step.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
