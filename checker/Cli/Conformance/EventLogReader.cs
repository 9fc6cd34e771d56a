using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Cli.Conformance;

/// <summary>What the fields of a log mean that are not the model's.</summary>
/// <param name="Uncertainty">How far a <c>time</c> may be off; null when events took place in the order of the log.</param>
/// <param name="Source">The field that names the thread or processor whose events are in order; null for none.</param>
/// <param name="Ignored">Names of events to leave out.</param>
internal sealed record EventLogOptions(double? Uncertainty, string? Source, ImmutableHashSet<string> Ignored);

/// <summary>
/// Reads a log as JSON Lines, one object for each event: <c>{"event": "pop", "time": 17.5, "value": 3}</c>. When it took place
/// is <c>time</c>, or from <c>from</c> to <c>to</c>; all other fields belong to the event.
/// </summary>
internal sealed class EventLogReader(string path, EventLogOptions options, Func<string, bool> isKnown)
{
    private const int LongestLine = 1 << 20;

    /// <summary>How many events were left out until now.</summary>
    public long IgnoredCount { get; private set; }

    /// <exception cref="Failure">The file cannot be read, or a line is no event of the model.</exception>
    public IEnumerable<LoggedEvent> Read()
    {
        using StreamReader reader = Open();
        for (int number = 1; NextLine(reader) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;

            if (line.Length > LongestLine)
                throw Wrong(number, $"longer than {LongestLine} characters");

            if (Parse(line, number) is { } logged)
                yield return logged;
            else
                IgnoredCount++;
        }
    }

    private StreamReader Open()
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot read '{path}': {failure.Message}");
        }
    }

    private string? NextLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot read '{path}': {failure.Message}");
        }
    }

    private LoggedEvent? Parse(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            return Parse(json.RootElement, number);
        }
        catch (JsonException failure)
        {
            string where = failure.BytePositionInLine is { } position ? $" at byte {position + 1}" : "";
            throw Wrong(number, $"no JSON{where}");
        }
    }

    private LoggedEvent? Parse(JsonElement json, int number)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("event", out JsonElement name) || name.ValueKind != JsonValueKind.String)
        {
            throw Wrong(number, "no JSON object with the name of an event as \"event\"");
        }

        string text = name.GetString()!;
        if (options.Ignored.Contains(text))
            return null;

        if (!isKnown(text))
            throw Wrong(number, $"no rule of the specification has an event '{text}'; '--ignore {text}' leaves such lines out");

        return new LoggedEvent(
            number,
            text,
            [.. json.EnumerateObject().Where(p => !IsOurs(p.Name)).Select(p => KeyValuePair.Create(p.Name, TextOf(p.Value)))],
            SpanOf(json, number),
            options.Source is { } source && json.TryGetProperty(source, out JsonElement value) ? TextOf(value) : null);
    }

    private static bool IsOurs(string field) => field is "event" or "time" or "from" or "to";

    private Interval? SpanOf(JsonElement json, int number)
    {
        if (NumberOf(json, "from", number) is { } from && NumberOf(json, "to", number) is { } to)
            return from <= to ? new Interval(from, to) : throw Wrong(number, "\"from\" is later than \"to\"");

        return options.Uncertainty is { } uncertainty && NumberOf(json, "time", number) is { } time
            ? new Interval(time - uncertainty, time + uncertainty)
            : null;
    }

    private double? NumberOf(JsonElement json, string field, int number)
    {
        if (!json.TryGetProperty(field, out JsonElement value))
            return null;

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double result) && double.IsFinite(result)
            ? result
            : throw Wrong(number, $"\"{field}\" is no number");
    }

    // As a specification writes it.
    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => ValueFormatter.Undefined,
        _ => value.GetRawText(),
    };

    private Failure Wrong(int line, string what) => Failure.System($"{path}:{line}: {what}");
}
