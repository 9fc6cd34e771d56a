using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Xml;
using ModelCheck.Language;
using ModelCheck.Language.Model;

namespace ModelCheck.Cli.Replays;

/// <summary>
/// A result that was written to a file, by <c>--out</c> in one of the forms that can be read back or by another tool:
/// what was asked of which specification, and its counterexamples.
/// </summary>
/// <param name="SpecPath">Null where the file does not say.</param>
/// <param name="Traces">In the order of the violations; those without steps are left out.</param>
internal sealed record RecordedResult(
    string? SpecPath,
    string? SpecSha256,
    string Command,
    Compatibility Compatibility,
    ImmutableArray<(string Name, string Value)> Constants,
    RecordedCosts Costs,
    ImmutableArray<RecordedTrace> Traces)
{
    private const long MostBytes = 1L << 30;

    /// <summary>More than the values of any type need; reading takes time with the square of the depth.</summary>
    private const int MostDepth = 10_000;

    /// <exception cref="Failure">The file cannot be read, or holds no such thing.</exception>
    public static RecordedResult Read(string path)
    {
        try
        {
            using Stream stream = Open(path);
            if (StartsWithMarkup(stream))
                return RumurXmlReader.Read(stream);

            using JsonDocument document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = MostDepth });
            return ItfReader.IsItf(document.RootElement) ? ItfReader.Read(document.RootElement) : Of(document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot read '{path}': {(Directory.Exists(path) ? "it is a directory" : exception.Message)}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or KeyNotFoundException or FormatException or XmlException)
        {
            throw Failure.System($"'{path}' is no result that --out json, itf or rumur-xml wrote");
        }
    }

    /// <summary>A stream that can be read from its start once more; also for a pipe.</summary>
    private static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        if (file.CanSeek && file.Length <= MostBytes)
            return file;

        using (file)
        {
            if (file.CanSeek)
                throw Failure.System($"'{path}' is too large for a trace: {file.Length} bytes");

            var copy = new MemoryStream();
            file.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
    }

    /// <summary>Whether the first character that is no space is that of XML; the stream is at its start again then.</summary>
    private static bool StartsWithMarkup(Stream stream)
    {
        Span<byte> start = stackalloc byte[256];
        ReadOnlySpan<byte> read = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        return read.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8);
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
    // More take long to read, and no model has as many states.
    private const int MostDigits = 1_000;

    public ImmutableArray<long> StatesByDepth { get; private init; } = [];

    public bool IsReduced { get; private init; }

    public bool HasPartialOrder { get; private init; }

    public BigInteger? UnreducedStates { get; private init; }

    public static RecordedCosts Of(JsonElement result) => new(
        result.GetProperty("states").GetInt64(),
        result.GetProperty("rulesFired").GetInt64(),
        result.GetProperty("depth").GetInt32(),
        TimeSpan.FromSeconds(Math.Clamp(result.GetProperty("seconds").GetDouble(), 0, 1e9)),
        result.GetProperty("peakMemoryBytes").GetInt64(),
        result.GetProperty("threads").GetInt32())
    {
        StatesByDepth = result.TryGetProperty("statesByDepth", out JsonElement levels)
            ? [.. levels.EnumerateArray().Select(level => long.Max(0, level.GetInt64()))]
            : [],
        IsReduced = IsTrue(result, "symmetryReduction"),
        HasPartialOrder = IsTrue(result, "partialOrderReduction"),
        UnreducedStates = result.TryGetProperty("unreducedStates", out JsonElement unreduced)
            && unreduced.GetRawText() is { Length: <= MostDigits } digits
            && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger states)
            ? states
            : null,
    };

    private static bool IsTrue(JsonElement result, string name) =>
        result.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
}

/// <summary>One counterexample.</summary>
/// <param name="Number">Which of the result's violations, from 1.</param>
/// <param name="Kind">As the result calls it: <c>invariant</c>, <c>deadlock</c>, ...; null where it does not say.</param>
/// <param name="Property">Null where no property is violated.</param>
internal sealed record RecordedTrace(int Number, string? Kind, string? Property, int? LoopStart)
{
    /// <summary>
    /// Gives the rule instances that fired, at least one, the first of an initial rule; or throws a
    /// <see cref="Failure"/> when the specification has no such ones.
    /// </summary>
    public required Func<TransitionSystem, ImmutableArray<Instance<Rule>>> FindFirings { get; init; }

    public static RecordedTrace Of(int number, JsonElement violation, JsonElement trace)
    {
        ImmutableArray<RecordedStep> steps = [.. trace.EnumerateArray().Select(RecordedStep.Of)];
        return new RecordedTrace(
            number,
            violation.GetProperty("kind").GetString() ?? throw new FormatException(),
            violation.TryGetProperty("property", out JsonElement property) ? property.GetString() : null,
            violation.TryGetProperty("loopStart", out JsonElement loopStart) ? loopStart.GetInt32() : null)
        {
            FindFirings = system => RecordedFirings.Of(system, steps),
        };
    }
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
