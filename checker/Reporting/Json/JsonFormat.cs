using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Json;

/// <summary>One JSON object for each run; <c>result.schema.json</c> beside this folder says what is in it.</summary>
public sealed class JsonFormat : IReportFormat
{
    /// <summary>No limit of ours: how deep types nest is for the front end to bound.</summary>
    public const int MaxDepth = 1_000_000;

    // The relaxed encoder only leaves out what HTML would need: quotes and other letters stay readable.
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // What a run without a result has none of, present all the same so that readers need not ask.
    private static readonly string[] Statistics =
        ["states", "rulesFired", "depth", "seconds", "peakMemoryBytes", "threads"];

    private static readonly string[] ResultLists = ["properties", "violations", "trace", "notes"];

    public string Name => "json";

    public void Write(Report report, Stream output) => WriteObject(output, json =>
    {
        CheckResult result = report.Result;
        WriteInquiry(json, report.Inquiry);
        WriteEnding(json, WordOf(result.Verdict), report.Ending);
        WriteStatistics(json, result);
        if (result.OmissionProbability is { } probability)
            json.WriteNumber("omissionProbability", probability);
        if (result.Limit is { } limit)
            WriteLimit(json, limit);

        json.WriteStartArray("properties");
        foreach (PropertyResult property in result.Properties)
            WriteProperty(json, property);
        json.WriteEndArray();

        json.WriteStartArray("violations");
        for (int i = 0; i < result.Violations.Length; i++)
            WriteViolation(json, report.System, result.Violations[i], isFirst: i == 0);
        json.WriteEndArray();

        json.WritePropertyName("trace");
        JsonTrace.Write(json, report.System, result.Violations.FirstOrDefault()?.Trace);
        if (report.Proof is { } proof)
            JsonProof.Write(json, proof);
        else
            JsonCoverage.Write(json, report.System, result);

        WriteDiagnostics(json, "warnings", report.Warnings);
        json.WriteStartArray("notes");
        foreach (string note in result.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
    });

    public void WriteFailure(FailedReport report, Stream output) => WriteObject(output, json =>
    {
        WriteInquiry(json, report.Inquiry);
        WriteEnding(json, "error", report.Ending);
        foreach (string number in Statistics)
            json.WriteNumber(number, 0);
        foreach (string list in ResultLists)
        {
            json.WriteStartArray(list);
            json.WriteEndArray();
        }

        WriteDiagnostics(json, "warnings", report.Diagnostics.Where(d => d.Severity == Severity.Warning));
        WriteDiagnostics(json, "errors", report.Diagnostics.Where(d => d.Severity == Severity.Error));
    });

    /// <summary>Writes one object and a line break after it.</summary>
    internal static void WriteObject(Stream output, Action<Utf8JsonWriter> writeMembers)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteInquiry(Utf8JsonWriter json, Inquiry inquiry)
    {
        json.WriteString("spec", inquiry.SpecPath);
        json.WriteString("specSha256", inquiry.SpecSha256);
        json.WriteString("command", inquiry.Command);
        json.WriteString("compat", inquiry.Compatibility switch
        {
            Compatibility.None => "none",
            Compatibility.Rumur => "rumur",
            Compatibility.CMurphi => "cmurphi",
        });
        json.WriteStartObject("constants");
        foreach ((string name, string value) in inquiry.Constants)
            json.WriteString(name, value);
        json.WriteEndObject();
        if (inquiry.Seed is { } seed)
            json.WriteNumber("seed", seed);
    }

    private static void WriteEnding(Utf8JsonWriter json, string verdict, Ending ending)
    {
        json.WriteString("verdict", verdict);
        json.WriteNumber("exitCode", (int)ending.Code);
        json.WriteString("reason", ending.Reason);
    }

    private static void WriteStatistics(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteNumber("states", result.States);
        json.WriteNumber("rulesFired", result.RulesFired);
        json.WriteNumber("depth", result.Depth);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        json.WriteNumber("peakMemoryBytes", result.PeakMemoryBytes);
        json.WriteNumber("threads", result.Threads);
        if (result.StatesByDepth is not [])
        {
            json.WriteStartArray("statesByDepth");
            foreach (long states in result.StatesByDepth)
                json.WriteNumberValue(states);
            json.WriteEndArray();
        }

        if (result.IsReduced)
            json.WriteBoolean("symmetryReduction", true);
        if (result.HasPartialOrder)
            json.WriteBoolean("partialOrderReduction", true);

        if (result.UnreducedStates is { } unreduced)
        {
            json.WritePropertyName("unreducedStates");
            json.WriteRawValue(unreduced.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteLimit(Utf8JsonWriter json, LimitReached limit)
    {
        json.WriteStartObject("limit");
        json.WriteString("reason", limit.Reason);
        json.WriteString("flag", limit.Flag);
        if (limit.Checkpoint is { } folder)
            json.WriteString("checkpoint", folder);
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, PropertyResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Property.Name);
        json.WriteString("kind", KindText.Of(result.Property));
        json.WriteString("verdict", WordOf(result.Verdict));
        if (result.TraceLength is { } length)
            json.WriteNumber("traceLength", length);
        else
            json.WriteNull("traceLength");
        JsonTrace.WriteSource(json, result.Property.Span);
        json.WriteEndObject();
    }

    /// <summary>The first violation's trace is a member of the whole object; any further one has its own.</summary>
    private static void WriteViolation(Utf8JsonWriter json, TransitionSystem system, Violation violation, bool isFirst)
    {
        json.WriteStartObject();
        json.WriteString("kind", KindText.Of(violation.Kind));
        json.WriteString("message", ViolationText.Summary(violation));
        if (violation.Property is { } property)
            json.WriteString("property", property.Name);

        json.WriteStartObject("parameters");
        foreach ((string name, string value) in ViolationText.ParametersOf(violation))
            json.WriteString(name, value);
        json.WriteEndObject();
        if (ViolationText.Source(violation) is { } span)
            JsonTrace.WriteSource(json, span);

        JsonExplanation.Write(json, violation.Explanation);
        JsonCauses.Write(json, system, violation);
        if (violation.Trace?.LoopStart is { } loopStart)
            json.WriteNumber("loopStart", loopStart);
        if (violation.Lasso is { } lasso)
            JsonLasso.Write(json, lasso);
        if (violation.Passing is { } passing)
        {
            json.WriteStartObject("passing");
            json.WriteNumber("sharedSteps", passing.SharedSteps);
            json.WriteBoolean("takesLastStep", passing.TakesLastStep);
            json.WritePropertyName("trace");
            JsonTrace.Write(json, system, passing.Trace);
            json.WriteEndObject();
        }

        if (!isFirst && violation.Trace is { } trace)
        {
            json.WritePropertyName("trace");
            JsonTrace.Write(json, system, trace);
        }

        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, string member, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray(member);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("message", diagnostic.Message);
            if (diagnostic.Help is { } help)
                json.WriteString("help", help);
            JsonTrace.WriteSource(json, diagnostic.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Violated => "violated",
        Verdict.Inconclusive => "inconclusive",
    };
}
