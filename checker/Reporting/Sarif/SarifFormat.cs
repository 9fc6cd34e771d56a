using System.Text.Json;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Reporting.Sarif;

/// <summary>SARIF 2.1.0, for code scanning: an alert for each finding, with its trace as a code flow.</summary>
/// <remarks>Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".</remarks>
public sealed class SarifFormat : IReportFormat, IGateFormat
{
    public string Name => "sarif";

    public void Write(Report report, Stream output) => Write(SingleRun.Of(report), output);

    public void WriteFailure(FailedReport report, Stream output) => Write(SingleRun.Of(report), output);

    public void Write(GateReport report, Stream output) => JsonFormat.WriteObject(output, json =>
    {
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json, report);
        json.WriteEndArray();
    });

    private static void WriteRun(Utf8JsonWriter json, GateReport report)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ModelCheck");
        json.WriteString("semanticVersion", typeof(SarifFormat).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (GateRule rule in GateRule.All)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Ending.Code is not (ExitCode.Specification or ExitCode.System));
        json.WriteNumber("exitCode", (int)report.Ending.Code);
        json.WriteString("exitCodeDescription", report.Ending.Reason);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("results");
        var fingerprints = new Fingerprints();
        foreach (GatedSpecification specification in report.Specifications)
        {
            foreach (GateFinding finding in specification.Findings)
                WriteResult(json, finding, fingerprints.Of(specification.Path, finding));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, GateRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteMessage(json, "shortDescription", rule.Title);
        WriteMessage(json, "fullDescription", $"{rule.Title}. {rule.Help}");
        WriteMessage(json, "help", rule.Help);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, GateFinding finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", GateRule.All.IndexOf(finding.Rule));
        json.WriteString("level", finding.Level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            FindingLevel.Note => "note",
        });
        WriteMessage(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifLocation.WritePhysical(json, finding.File, finding.Span);
        json.WriteEndObject();
        json.WriteEndArray();
        if (RelatedOf(finding) is { } related)
            WriteRelated(json, related, finding.Violation!);

        // The first name is the only one that GitHub's code scanning looks at; ours says what it is made of.
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", fingerprint);
        json.WriteString("modelcheckSubject/v1", fingerprint);
        json.WriteEndObject();
        if (finding is { Report: { } report, Violation.Trace: { } trace })
            SarifCodeFlow.Write(json, report.System, trace);

        json.WriteEndObject();
    }

    // Where the violated property stands, when the finding is about an expectation elsewhere.
    private static SourceSpan? RelatedOf(GateFinding finding) =>
        finding.Violation is { } violation && ViolationText.Source(violation) is { } source && source != finding.Span
            ? source
            : null;

    private static void WriteRelated(Utf8JsonWriter json, SourceSpan span, Violation violation)
    {
        json.WriteStartArray("relatedLocations");
        json.WriteStartObject();
        SarifLocation.WritePhysical(json, span.File.Path, span);
        WriteMessage(json, "message", ViolationText.Subject(violation));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    internal static void WriteMessage(Utf8JsonWriter json, string member, string text)
    {
        json.WriteStartObject(member);
        json.WriteString("text", Printable.Escape(text));
        json.WriteEndObject();
    }
}
