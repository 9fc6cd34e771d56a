using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Itf;

/// <summary>The first counterexample in Apalache's Informal Trace Format; without one, a trace without states.</summary>
/// <remarks>
/// Format: Apalache, docs/src/adr/015adr-trace.md. Viewers show only the variables, so the rule and its parameters are
/// two more of them, under the names that Quint gives them.
/// </remarks>
public sealed class ItfFormat : IReportFormat
{
    /// <summary>The variable that holds the rule's name.</summary>
    public const string ActionTaken = "mbt::actionTaken";
    /// <summary>The variable that holds the rule's parameters.</summary>
    public const string NondetPicks = "mbt::nondetPicks";

    public string Name => "itf";

    public void Write(Report report, Stream output) =>
        Write(output, report.Inquiry, report.Ending, report.System, report.Result.Violations.FirstOrDefault(v => v.Trace is not null));

    public void WriteFailure(FailedReport report, Stream output) =>
        Write(output, report.Inquiry, report.Ending, system: null, violation: null);

    private static void Write(
        Stream output, Inquiry inquiry, Ending ending, TransitionSystem? system, Violation? violation)
    {
        using var json = new Utf8JsonWriter(output, JsonFormat.Options);
        json.WriteStartObject();
        WriteMeta(json, inquiry, ending, violation);

        json.WriteStartArray("vars");
        foreach (StateVariable variable in system?.Variables ?? [])
            json.WriteStringValue(variable.Name);
        json.WriteStringValue(ActionTaken);
        json.WriteStringValue(NondetPicks);
        json.WriteEndArray();

        json.WriteStartArray("states");
        if (system is not null && violation?.Trace is { } trace)
        {
            foreach (ReportedStep step in ReportedStep.Of(system, trace))
                WriteState(json, step);
        }

        json.WriteEndArray();
        if (violation?.Trace?.LoopStart is { } loop)
            json.WriteNumber("loop", loop);
        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, Inquiry inquiry, Ending ending, Violation? violation)
    {
        json.WriteStartObject("#meta");
        json.WriteString("format", "ITF");
        json.WriteString("tool", "modelcheck");
        json.WriteString("command", inquiry.Command);
        json.WriteString("spec", inquiry.SpecPath);
        if (inquiry.SpecSha256 is { } sha256)
            json.WriteString("specSha256", sha256);
        if (inquiry.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (violation?.Property is { } property)
            json.WriteString("property", property.Name);
        json.WriteNumber("exitCode", (int)ending.Code);
        json.WriteString("reason", ending.Reason);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, ReportedStep step)
    {
        json.WriteStartObject();
        json.WriteStartObject("#meta");
        json.WriteNumber("index", step.Number);
        json.WriteString("source", step.Rule.Span.ToString());
        json.WriteStartArray("changed");
        foreach (StateChange change in step.Changes)
            json.WriteStringValue(change.Path);
        json.WriteEndArray();
        json.WriteEndObject();

        foreach ((StateVariable variable, StateValue value) in step.State)
        {
            json.WritePropertyName(variable.Name);
            ItfValues.Write(json, value);
        }

        json.WriteString(ActionTaken, step.Rule.Name);
        json.WritePropertyName(NondetPicks);
        ItfValues.WriteRecord(json, step.Parameters);
        json.WriteEndObject();
    }
}
