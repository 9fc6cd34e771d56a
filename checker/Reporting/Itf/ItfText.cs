using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Itf;

/// <summary>One text for each value of the format, however it is written: equal values have equal texts.</summary>
public static class ItfText
{
    /// <summary>More than types can nest: each level of a type takes a few of the format.</summary>
    private const int MostDepth = 8_000;

    /// <summary>The text of a value read from a file.</summary>
    /// <remarks>Fields, elements of sets and entries of maps are put in order; a plain number is an integer.</remarks>
    /// <exception cref="FormatException">It is nested deeper than values of any type.</exception>
    public static string Canonical(JsonElement value) => Canonical(value, 0);

    private static string Canonical(JsonElement value, int depth)
    {
        if (depth > MostDepth)
            throw new FormatException("nested too deep");

        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, depth + 1),
            JsonValueKind.Array =>
                $"[{string.Join(",", value.EnumerateArray().Select(element => Canonical(element, depth + 1)))}]",
            JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
            _ => value.GetRawText(),
        };
    }

    /// <summary>The text of a variable's value in a state.</summary>
    public static string Of(StateVariable variable, ImmutableArray<long> state) => Of(StateValue.Of(variable, state));

    /// <summary>The parameters of a rule instance that is fired in a state.</summary>
    public static ImmutableArray<(string Name, string Text)> ParametersOf(Instance<Rule> rule, ImmutableArray<long> before) =>
    [
        .. rule.Owner.Parameters.Zip(rule.Arguments, (parameter, value) =>
        {
            (string name, StateValue shown) = ReportedStep.Describe(parameter, value, before);
            return (name, Of(shown));
        }),
    ];

    private static string Of(StateValue value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonFormat.Options))
            ItfValues.Write(json, value);

        using JsonDocument document = JsonDocument.Parse(
            stream.ToArray(), new JsonDocumentOptions { MaxDepth = JsonFormat.MaxDepth });
        return Canonical(document.RootElement);
    }

    private static string OfObject(JsonElement value, int depth)
    {
        JsonProperty[] members = [.. value.EnumerateObject()];
        return members switch
        {
            [{ Name: "#bigint", Value: { ValueKind: JsonValueKind.String } digits }] =>
                long.TryParse(digits.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : digits.GetString()!,
            [{ Name: "#set" or "#map", Value: { ValueKind: JsonValueKind.Array } elements }] =>
                $"{{{members[0].Name}:{string.Join(",", elements.EnumerateArray().Select(element => Canonical(element, depth)).Order(StringComparer.Ordinal))}}}",
            _ => $"{{{string.Join(",", members.OrderBy(m => m.Name, StringComparer.Ordinal)
                .Select(m => $"{JsonSerializer.Serialize(m.Name)}:{Canonical(m.Value, depth)}"))}}}",
        };
    }
}
