using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Cli.Replays;

/// <summary>A counterexample as <c>--out json=FILE</c> wrote it: what fired, and in which specification.</summary>
/// <param name="Steps">At least one; the first names an initial rule.</param>
internal sealed record RecordedTrace(
    string SpecPath,
    string? SpecSha256,
    Compatibility Compatibility,
    ImmutableArray<(string Name, string Value)> Constants,
    ImmutableArray<RecordedStep> Steps)
{
    /// <param name="violation">Which of the file's counterexamples, from 1.</param>
    /// <exception cref="Failure">The file cannot be read, or holds no such thing.</exception>
    public static RecordedTrace Read(string path, int violation)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = JsonFormat.MaxDepth });
            return Of(document.RootElement, violation) ?? throw Failure.System(
                $"'{path}' has no counterexample with number {violation}");
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

    private static RecordedTrace? Of(JsonElement result, int violation)
    {
        // The first counterexample is a member of the whole result, the others of their violations.
        JsonElement violations = result.GetProperty("violations");
        JsonElement trace = result.GetProperty("trace");
        bool exists = violation == 1
            || (violation <= violations.GetArrayLength() && violations[violation - 1].TryGetProperty("trace", out trace));
        if (!exists || trace.GetArrayLength() == 0)
            return null;

        return new RecordedTrace(
            result.GetProperty("spec").GetString()!,
            result.GetProperty("specSha256").GetString(),
            result.GetProperty("compat").GetString() switch
            {
                "rumur" => Compatibility.Rumur,
                "cmurphi" => Compatibility.CMurphi,
                "none" => Compatibility.None,
                _ => throw new FormatException(),
            },
            [.. result.GetProperty("constants").EnumerateObject().Select(c => (c.Name, c.Value.GetString()!))],
            [.. trace.EnumerateArray().Select(RecordedStep.Of)]);
    }
}

/// <summary>One firing.</summary>
/// <param name="RuleIndex">Among the rules, or for the first step among the initial rules.</param>
internal sealed record RecordedStep(string RuleName, int RuleIndex, ImmutableArray<long> Arguments)
{
    public static RecordedStep Of(JsonElement step) => new(
        step.GetProperty("rule").GetString()!,
        step.GetProperty("ruleIndex").GetInt32(),
        [.. step.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetInt64())]);
}
