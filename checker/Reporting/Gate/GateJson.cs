using System.Text.Json;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Reporting.Gate;

/// <summary>One JSON object for each gate; <c>gate.schema.json</c> beside the folders says what is in it.</summary>
internal sealed class GateJson : IGateFormat
{
    public string Name => "json";

    public void Write(GateReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        json.WriteString("command", "ci");
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("reason", report.Ending.Reason);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("specifications");
        foreach (GatedSpecification specification in report.Specifications)
            WriteSpecification(json, specification);
        json.WriteEndArray();
    });

    private static void WriteSpecification(Utf8JsonWriter json, GatedSpecification specification)
    {
        json.WriteStartObject();
        json.WriteString("spec", specification.Path);
        json.WriteBoolean("met", specification.IsMet);
        json.WriteStartArray("runs");
        foreach (GatedRun run in specification.Runs)
            WriteRun(json, run);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (GateFinding finding in specification.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteStartArray("notRun");
        foreach (Expectation expectation in specification.NotRun)
            WriteExpectation(json, expectation, "not run", null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, GatedRun run)
    {
        CheckResult? result = run.Report?.Result;
        json.WriteStartObject();
        json.WriteString("sizes", run.Sizes);
        json.WriteString("command", run.Report?.Inquiry.Command);
        json.WriteString("verdict", result is null ? "error" : JsonFormat.WordOf(result.Verdict));
        json.WriteNumber("states", result?.States ?? 0);
        json.WriteNumber("rulesFired", result?.RulesFired ?? 0);
        json.WriteNumber("depth", result?.Depth ?? 0);
        json.WriteNumber("seconds", Math.Round(result?.Elapsed.TotalSeconds ?? 0, 3));
        json.WriteBoolean("cached", run.IsCached);
        json.WriteStartArray("expectations");
        foreach (ComparedExpectation compared in run.Expectations)
            WriteExpectation(json, compared.Expectation, WordOf(compared.Status), compared.Actual);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteExpectation(
        Utf8JsonWriter json, Expectation expectation, string status, string? actual)
    {
        json.WriteStartObject();
        json.WriteString("text", expectation.ToString());
        json.WriteString("sizes", expectation.Sizes);
        json.WriteString("status", status);
        json.WriteString("actual", actual);
        JsonTrace.WriteSource(json, expectation.Span);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, GateFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("level", finding.Level switch
        {
            FindingLevel.Note => "note",
            FindingLevel.Warning => "warning",
            FindingLevel.Error => "error",
        });
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Span?.Line ?? 0);
        if (finding is { Report: { } report, Violation.Trace: { } trace })
        {
            json.WritePropertyName("trace");
            JsonTrace.Write(json, report.System, trace);
        }

        json.WriteEndObject();
    }

    private static string WordOf(ExpectationStatus status) => status switch
    {
        ExpectationStatus.Met => "met",
        ExpectationStatus.Unmet => "unmet",
        ExpectationStatus.Undecided => "undecided",
    };
}
