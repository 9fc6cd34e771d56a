using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Evaluates the properties that a single state decides after every step of a trace.</summary>
internal sealed class PropertyTruth(TransitionSystem system, Trace trace, SourceSpans spans)
{
    private const int True = 1;
    private const int False = 0;
    private const int Fails = -1;

    /// <summary>A property with more instances than this is not evaluated.</summary>
    private const long MostInstances = 4_096;

    private readonly Interpreter _interpreter = new(system);
    private readonly Explainer _explainer = new(system);
    private readonly List<BundleExplanation> _explanations = [];

    /// <summary>For each property of the system, step and value wherever the value changes.</summary>
    public ImmutableArray<ImmutableArray<int>> OfProperties() =>
        [.. system.Properties.Select((property, number) => Track(property, number))];

    /// <summary>Why a property is false, at each step where it becomes so, and at the end of the trace.</summary>
    /// <remarks>Complete when the values of the properties have been asked for.</remarks>
    public ImmutableArray<BundleExplanation> Explanations(Violation? violation)
    {
        int last = trace.Steps.Length - 1;
        if (violation is { Property: { } property, Explanation: { } explanation })
        {
            int number = system.Properties.IndexOf(property);
            _explanations.RemoveAll(known => known.Property == number && known.Step == last);
            _explanations.Add(Describe(number, last, explanation));
        }

        return [.. _explanations];
    }

    /// <summary>The specification's windows with the steps over which each is open.</summary>
    public ImmutableArray<BundleWindow> OfWindows() =>
    [
        .. system.Windows.Select(window => new BundleWindow(window.Name, spans.Of(window.Span), Track(window, -1))),
    ];

    private ImmutableArray<int> Track(Property property, int number)
    {
        if (property.Condition is null || property.IsTemporal || property.IsInBody
            || Parameters.Count(property.Bindings) > MostInstances)
        {
            return [];
        }

        StateVariable[] reads = [.. ReadWriteSets.Of(property).Reads.Select(place => place.Variable).Distinct()];
        var changes = ImmutableArray.CreateBuilder<int>();
        for (int step = 0; step < trace.Steps.Length; step++)
        {
            if (step > 0 && !reads.Any(v => trace.Changes(v, step)))
                continue;

            int value = Evaluate(property, number, step, wasFalse: changes.Count > 0 && changes[^1] == False);
            if (changes.Count == 0 || changes[^1] != value)
                changes.AddRange(step, value);
        }

        return changes.DrainToImmutable();
    }

    /// <summary>An invariant or assumption is true when all its instances are, any other property when one is.</summary>
    private int Evaluate(Property property, int number, int step, bool wasFalse)
    {
        bool needsAll = property.Kind is PropertyKind.Invariant or PropertyKind.Assumption;
        long[] state = [.. trace.Steps[step].State];
        try
        {
            long count = Parameters.Count(property.Bindings);
            for (long i = 0; i < count; i++)
            {
                var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, i));
                if (_interpreter.Holds(instance, state) == needsAll)
                    continue;

                if (needsAll && !wasFalse)
                    _explanations.Add(Describe(number, step, _explainer.Explain(instance, state)));
                return needsAll ? False : True;
            }

            return needsAll ? True : False;
        }
        catch (ModelErrorException)
        {
            return Fails;
        }
    }

    private BundleExplanation Describe(int property, int step, Explanation explanation) => new(property, step,
    [
        .. explanation.Culprits.Select(culprit => new BundleCulprit(
            spans.Of(culprit.Span),
            culprit.Value,
            [.. culprit.Witnesses.Select(pair => new BundlePair(pair.Name, pair.Value))],
            [.. culprit.Reads.Select(pair => new BundlePair(pair.Place, pair.Value))],
            [.. culprit.Slots.SelectMany(part => new[] { part.Offset, part.Count })])),
    ]);
}
