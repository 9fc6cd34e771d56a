using System.Collections.Immutable;
using System.Text.Json;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Reporting.Itf;

namespace ModelCheck.Cli.Replays;

/// <summary>Reads a trace in the Informal Trace Format, ours or another tool's.</summary>
/// <remarks>Values may be written as numbers of JSON, as earlier versions of the format allowed.</remarks>
internal static class ItfReader
{
    /// <summary>Whether a JSON document is in this format and not a result of ours.</summary>
    public static bool IsItf(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty("vars", out _) && document.TryGetProperty("states", out _);

    /// <exception cref="FormatException">It is not as the format says; also other exceptions of <see cref="JsonElement"/>.</exception>
    public static RecordedResult Read(JsonElement document)
    {
        ImmutableArray<string> variables =
            [.. document.GetProperty("vars").EnumerateArray().Select(name => name.GetString() ?? throw new FormatException())];
        ImmutableArray<Step> steps =
            [.. document.GetProperty("states").EnumerateArray().Select(state => StepOf(state, variables))];
        int? loop = document.TryGetProperty("loop", out JsonElement start) ? start.GetInt32() : null;
        var trace = new RecordedTrace(1, Kind: null, MetaOf(document, "property"), loop)
        {
            FindFirings = system => new TraceMatcher(system).Match([.. steps.Select(step => step.In(system))]),
        };
        return new RecordedResult(
            MetaOf(document, "spec"),
            MetaOf(document, "specSha256"),
            "check",
            Compatibility.None,
            [],
            new RecordedCosts(0, 0, 0, TimeSpan.Zero, 0, 0),
            steps is [] ? [] : [trace]);
    }

    private static string? MetaOf(JsonElement document, string name) =>
        document.TryGetProperty("#meta", out JsonElement meta) && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static Step StepOf(JsonElement state, ImmutableArray<string> variables)
    {
        var values = variables.ToDictionary(name => name, name => ItfText.Canonical(state.GetProperty(name)));
        string? rule = state.TryGetProperty(ItfFormat.ActionTaken, out JsonElement action)
            && action.ValueKind == JsonValueKind.String ? action.GetString() : null;
        var picks = new Dictionary<string, string>();
        if (state.TryGetProperty(ItfFormat.NondetPicks, out JsonElement record) && record.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty pick in record.EnumerateObject())
                picks[pick.Name] = ItfText.Canonical(pick.Value);
        }

        return new Step(rule, picks, values);
    }

    private sealed record Step(string? Rule, Dictionary<string, string> Picked, Dictionary<string, string> Values)
    {
        public ObservedStep In(TransitionSystem system) => new(Rule, Picks, slots => Fits(system, slots));

        private bool Picks(Instance<Rule> instance, ImmutableArray<long> before) =>
            ItfText.ParametersOf(instance, before)
                .All(pair => !Picked.TryGetValue(pair.Name, out string? picked) || picked == pair.Text);

        private bool Fits(TransitionSystem system, ImmutableArray<long> slots) => system.Variables.All(variable =>
            !Values.TryGetValue(variable.Name, out string? value) || value == ItfText.Of(variable, slots));
    }
}
