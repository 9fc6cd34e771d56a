using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Cli.Replays;

/// <summary>A result as <c>--out json=FILE</c> wrote it: what was asked of which specification, and its counterexamples.</summary>
/// <param name="Traces">In the order of the violations; those without steps are left out.</param>
internal sealed record RecordedResult(
    string SpecPath,
    string? SpecSha256,
    string Command,
    Compatibility Compatibility,
    ImmutableArray<(string Name, string Value)> Constants,
    RecordedCosts Costs,
    ImmutableArray<RecordedTrace> Traces)
{
    /// <exception cref="Failure">The file cannot be read, or holds no such thing.</exception>
    public static RecordedResult Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = JsonFormat.MaxDepth });
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot read '{path}': {(Directory.Exists(path) ? "it is a directory" : exception.Message)}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            throw Failure.System($"'{path}' is no result that --out json wrote");
        }
    }

    private static RecordedResult Of(JsonElement result) => new(
        result.GetProperty("spec").GetString() ?? throw new FormatException(),
        result.GetProperty("specSha256").GetString(),
        result.GetProperty("command").GetString() ?? throw new FormatException(),
        result.GetProperty("compat").GetString() switch
        {
            "rumur" => Compatibility.Rumur,
            "cmurphi" => Compatibility.CMurphi,
            "none" => Compatibility.None,
            _ => throw new FormatException(),
        },
        [.. result.GetProperty("constants").EnumerateObject().Select(c => (c.Name, c.Value.GetString() ?? ""))],
        RecordedCosts.Of(result),
        [.. TracesOf(result)]);

    /// <summary>The first counterexample is a member of the whole result, any other one of its violation.</summary>
    private static IEnumerable<RecordedTrace> TracesOf(JsonElement result)
    {
        int number = 0;
        foreach (JsonElement violation in result.GetProperty("violations").EnumerateArray())
        {
            number++;
            JsonElement steps = default;
            bool exists = number == 1
                ? result.TryGetProperty("trace", out steps)
                : violation.TryGetProperty("trace", out steps);
            if (exists && steps.GetArrayLength() > 0)
                yield return RecordedTrace.Of(number, violation, steps);
        }
    }
}

/// <summary>What the recorded run took.</summary>
internal sealed record RecordedCosts(
    long States, long RulesFired, int Depth, TimeSpan Elapsed, long PeakMemoryBytes, int Threads)
{
    public static RecordedCosts Of(JsonElement result) => new(
        result.GetProperty("states").GetInt64(),
        result.GetProperty("rulesFired").GetInt64(),
        result.GetProperty("depth").GetInt32(),
        TimeSpan.FromSeconds(Math.Clamp(result.GetProperty("seconds").GetDouble(), 0, 1e9)),
        result.GetProperty("peakMemoryBytes").GetInt64(),
        result.GetProperty("threads").GetInt32());
}

/// <summary>One counterexample.</summary>
/// <param name="Number">Which of the result's violations, from 1.</param>
/// <param name="Kind">As the result calls it: <c>invariant</c>, <c>deadlock</c>, ...</param>
/// <param name="Property">Null where no property is violated.</param>
/// <param name="Steps">At least one; the first names an initial rule.</param>
internal sealed record RecordedTrace(
    int Number, string Kind, string? Property, int? LoopStart, ImmutableArray<RecordedStep> Steps)
{
    public static RecordedTrace Of(int number, JsonElement violation, JsonElement steps) => new(
        number,
        violation.GetProperty("kind").GetString() ?? throw new FormatException(),
        violation.TryGetProperty("property", out JsonElement property) ? property.GetString() : null,
        violation.TryGetProperty("loopStart", out JsonElement loopStart) ? loopStart.GetInt32() : null,
        [.. steps.EnumerateArray().Select(RecordedStep.Of)]);
}

/// <summary>One firing.</summary>
/// <param name="RuleIndex">Among the rules, or for the first step among the initial rules.</param>
internal sealed record RecordedStep(string RuleName, int RuleIndex, ImmutableArray<long> Arguments)
{
    public static RecordedStep Of(JsonElement step) => new(
        step.GetProperty("rule").GetString() ?? throw new FormatException(),
        step.GetProperty("ruleIndex").GetInt32(),
        [.. step.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetInt64())]);
}
