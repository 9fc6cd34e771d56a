using System.Text.Json;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Proofs;

namespace ModelCheck.Reporting.Json;

/// <summary>Writes what was proved, and what each engine did.</summary>
internal static class JsonProof
{
    public static void Write(Utf8JsonWriter json, ProofResult proof)
    {
        json.WriteStartArray("proofs");
        foreach (PropertyProof property in proof.Properties)
            WriteProperty(json, proof, property);
        json.WriteEndArray();

        json.WriteStartArray("scalarsets");
        foreach (ProofSize size in proof.Sizes)
            WriteSize(json, size);
        json.WriteEndArray();

        json.WriteStartArray("engines");
        foreach (EngineRun step in proof.Steps)
            WriteStep(json, step);
        json.WriteEndArray();
    }

    private static void WriteProperty(Utf8JsonWriter json, ProofResult proof, PropertyProof property)
    {
        json.WriteStartObject();
        json.WriteString("property", property.Property?.Name);
        json.WriteString("method", property.Method switch
        {
            ProofMethod.None => "none",
            ProofMethod.Alone => "inductive",
            ProofMethod.WithOthers => "inductive with others",
            ProofMethod.WithClauses => "inductive with clauses",
            ProofMethod.SeveralSteps => "k-inductive",
            ProofMethod.Reachability => "spacer",
        });
        json.WriteString("sizes", proof.Sizes.Any(s => s.Size is null) ? "any" : "fixed");
        json.WriteStartArray("invariants");
        if (property is { IsProved: true, Property: { } own })
            json.WriteStringValue(InvariantText.Of(own));
        foreach (string text in property.Others.Select(InvariantText.Of).Concat(property.Clauses))
            json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteString("certificate", property.IsProved ? proof.Certificate : null);
        if (property.Obstacle is { } obstacle)
            json.WriteString("obstacle", obstacle);
        json.WriteEndObject();
    }

    private static void WriteSize(Utf8JsonWriter json, ProofSize size)
    {
        json.WriteStartObject();
        json.WriteString("type", size.Type);
        if (size.Size is { } known)
            json.WriteNumber("size", known);
        else
            json.WriteNull("size");
        if (size.Obstacle is { } obstacle)
            json.WriteString("obstacle", obstacle);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, EngineRun step)
    {
        json.WriteStartObject();
        json.WriteString("engine", step.Engine);
        json.WriteString("outcome", step.Outcome);
        json.WriteNumber("queries", step.Queries);
        json.WriteNumber("seconds", Math.Round(step.Time.TotalSeconds, 3));
        json.WriteEndObject();
    }
}
