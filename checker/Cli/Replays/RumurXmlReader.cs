using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.Rumur;

namespace ModelCheck.Cli.Replays;

/// <summary>Reads traces from what Rumur's verifiers, and <c>--out rumur-xml=FILE</c>, write.</summary>
internal static class RumurXmlReader
{
    private const long MostCharacters = 1L << 28;
    private const int MostDepth = 16;

    /// <exception cref="XmlException">It is no well-formed XML.</exception>
    /// <exception cref="FormatException">It is something else.</exception>
    public static RecordedResult Read(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
        };
        RefuseDeep(stream, settings);
        using XmlReader reader = XmlReader.Create(stream, settings);
        XElement run = XDocument.Load(reader).Root ?? throw new FormatException();
        if (run.Name != "rumur_run")
            throw new FormatException();

        var traces = run.Elements("error")
            .Select((error, index) => (Number: index + 1, Steps: StepsOf(error)))
            .Where(error => error.Steps is not [])
            .Select(error => new RecordedTrace(error.Number, Kind: null, Property: null, LoopStart: null)
            {
                FindFirings = system => new TraceMatcher(system).Match([.. error.Steps.Select(step => step.In(system))]),
            });
        return new RecordedResult(
            SpecPath: null, SpecSha256: null, "check", Compatibility.None, [], CostsOf(run), [.. traces]);
    }

    /// <summary>Elements of this format do not nest deep; a tree of any depth could take any time.</summary>
    private static void RefuseDeep(Stream stream, XmlReaderSettings settings)
    {
        using (XmlReader reader = XmlReader.Create(stream, settings))
        {
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                    throw new FormatException();
            }
        }

        stream.Position = 0;
    }

    private static RecordedCosts CostsOf(XElement run)
    {
        XElement? summary = run.Element("summary");
        long Number(string name) => long.TryParse(summary?.Attribute(name)?.Value, out long value) ? value : 0;
        TimeSpan elapsed = TimeSpan.FromSeconds(Math.Clamp(Number("duration_seconds"), 0, 1_000_000_000));
        return new RecordedCosts(Number("states"), Number("rules_fired"), 0, elapsed, 0, 0);
    }

    private static ImmutableArray<Step> StepsOf(XElement error)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        var state = ImmutableDictionary<string, string>.Empty;
        foreach (XElement transition in error.Elements("transition"))
        {
            if (transition.ElementsAfterSelf().FirstOrDefault() is not { } after || after.Name != "state")
                throw new FormatException();

            // States after the first may hold only what changed.
            state = state.SetItems(after.Elements("state_component").Select(part =>
                KeyValuePair.Create(Attribute(part, "name"), Attribute(part, "value"))));
            steps.Add(new Step(NameIn(transition), ParametersOf(transition), state));
        }

        return steps.DrainToImmutable();
    }

    /// <summary><c>Rule "name"</c>; a rule without a name has a number instead, which says nothing here.</summary>
    private static string? NameIn(XElement transition)
    {
        string text = string.Concat(transition.Nodes().OfType<XText>().Select(node => node.Value));
        int first = text.IndexOf('"');
        int last = text.LastIndexOf('"');
        return first >= 0 && last > first ? text[(first + 1)..last] : null;
    }

    private static ImmutableArray<(string Name, string Value)> ParametersOf(XElement transition) =>
        [.. transition.Elements("parameter").Select(p => (Attribute(p, "name"), p.Value.Trim()))];

    private static string Attribute(XElement element, string name) =>
        element.Attribute(name)?.Value ?? throw new FormatException();

    /// <summary>A transition and the state after it, with everything known of it by then.</summary>
    private sealed record Step(
        string? Rule,
        ImmutableArray<(string Name, string Value)> Parameters,
        ImmutableDictionary<string, string> State)
    {
        public ObservedStep In(TransitionSystem system) => new(
            Rule,
            (instance, _) => Picks(instance),
            slots => RumurState.Parts(system, slots)
                .All(part => !State.TryGetValue(part.Name, out string? value) || value == part.Value));

        private bool Picks(Instance<Rule> instance) =>
            instance.Owner.Parameters.Zip(instance.Arguments).All(pair => Parameters
                .Where(recorded => recorded.Name == pair.First.Variable.Name)
                .All(recorded => recorded.Value == RumurState.Value((SimpleType)pair.First.Variable.Type, pair.Second)));
    }
}
