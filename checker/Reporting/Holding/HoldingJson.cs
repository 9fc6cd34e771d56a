using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Holding;

/// <summary>One JSON object for each run; <c>explain.schema.json</c> beside the folders says what is in it.</summary>
internal sealed class HoldingJson : IHoldingFormat
{
    public string Name => "json";

    public void Write(HoldingReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Options))
        {
            json.WriteStartObject();
            WriteHead(json, report);
            if (report.Holding is { } holding)
            {
                WriteProof(json, report);
                WriteMargin(json, report.System, holding.Margin);
                json.WriteStartArray("parts");
                foreach (PartTruth part in holding.Parts)
                    WritePart(json, part);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter json, HoldingReport report)
    {
        json.WriteString("command", "explain");
        json.WriteString("spec", report.Inquiry.SpecPath);
        json.WriteString("specSha256", report.Inquiry.SpecSha256);
        json.WriteString("property", report.Property.Name);
        json.WriteString("kind", KindText.Of(report.Property));
        JsonTrace.WriteSource(json, report.Property.Span);
        json.WriteString("verdict", JsonFormat.WordOf(report.Result.Verdict));
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("reason", report.Ending.Reason);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteNumber("states", report.Holding?.States ?? report.Result.States);
        json.WriteNumber("depth", report.Holding?.Depth ?? report.Result.Depth);
        JsonLists.WriteNumber(json, "traceLength", report.Result.Violations.FirstOrDefault()?.Trace?.Length);
        if (report.Holding is { } holding)
            json.WriteNumber("transitions", holding.Transitions);
    }

    private static void WriteProof(Utf8JsonWriter json, HoldingReport report)
    {
        if (report.ProofObstacle is { } obstacle)
            json.WriteString("proofObstacle", obstacle);
        if (report.Proof is not { } proof)
            return;

        json.WriteStartObject("proof");
        json.WriteStartArray("invariants");
        foreach (Property invariant in proof.Invariants)
        {
            json.WriteStartObject();
            json.WriteString("name", invariant.Name);
            json.WriteString("kind", KindText.Of(invariant));
            JsonTrace.WriteSource(json, invariant.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonLists.Write(json, "clauses", proof.Clauses);
        json.WriteStartArray("rules");
        foreach (RuleSupport rule in proof.Rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleSupport rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule.Name);
        json.WriteStartArray("guards");
        foreach (SourceSpan guard in rule.Guards)
        {
            json.WriteStartObject();
            json.WriteString("text", HoldingWords.Text(guard));
            JsonTrace.WriteSource(json, guard);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMargin(Utf8JsonWriter json, TransitionSystem system, InvariantMargin margin)
    {
        json.WriteStartObject("margin");
        JsonLists.WriteNumber(json, "changes", margin.Changes);
        json.WriteNumber("searched", margin.Searched);
        json.WriteBoolean("isExhausted", margin.IsExhausted);
        json.WriteNumber("nearStates", margin.NearStates);
        json.WriteBoolean("countsAll", margin.CountsAll);
        JsonLists.Write(json, "unvaried", margin.Unvaried.Select(v => v.Name));
        json.WriteStartArray("nearest");
        foreach (NearState near in margin.Nearest)
        {
            json.WriteStartObject();
            json.WriteNumber("traceLength", near.Trace.Length);
            json.WriteBoolean("isError", near.IsError);
            JsonTrace.WriteChanges(
                json, StateDiff.Between(system.Variables, near.Trace.Steps[^1].State, near.Changed));
            json.WritePropertyName("trace");
            JsonTrace.Write(json, system, near.Trace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, PartTruth part)
    {
        json.WriteStartObject();
        json.WriteString("text", HoldingWords.Text(part.Span));
        json.WriteString("role", part.Role == PartRole.Antecedent ? "antecedent" : "condition");
        JsonTrace.WriteSource(json, part.Span);
        json.WriteNumber("instances", part.Instances);
        json.WriteNumber("states", part.States);
        json.WriteStartArray("rules");
        foreach (RuleTruth rule in part.Rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Rule.Name);
            json.WriteNumber("becomesTrue", rule.BecomesTrue);
            json.WriteNumber("becomesFalse", rule.BecomesFalse);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
