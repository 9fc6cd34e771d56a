using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Evaluates the guards of all rule instances along a trace.</summary>
internal sealed class GuardTable
{
    /// <summary>How many guards are evaluated at most; a longer trace is looked at from its end.</summary>
    private const int MostEvaluations = 200_000;

    private readonly GuardParts _parts;
    private readonly RuleInstances _instances;
    private readonly Trace _trace;
    private readonly ImmutableArray<StateVariable[]> _reads;
    private readonly Dictionary<string, int> _patterns = [];

    private GuardTable(TransitionSystem system, RuleInstances instances, Trace trace)
    {
        _parts = new GuardParts(system);
        _instances = instances;
        _trace = trace;
        _reads =
        [
            .. system.Rules.Select(rule =>
                ReadWriteSets.Of(rule).Reads.Select(place => place.Variable).Distinct().ToArray()),
        ];
    }

    public static BundleGuards Of(TransitionSystem system, RuleInstances? instances, Trace trace)
    {
        if (instances is null || instances.Count == 0)
            return new BundleGuards(trace.Steps.Length, [], []);

        int steps = Math.Max(1, MostEvaluations / instances.Count);
        return new GuardTable(system, instances, trace).From(Math.Max(0, trace.Steps.Length - steps));
    }

    private BundleGuards From(int first)
    {
        var changes = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        int[] current = new int[_instances.Count];
        Array.Fill(current, -1);
        for (int step = first; step < _trace.Steps.Length; step++)
            changes.Add(Advance(current, step, isFirst: step == first));

        ImmutableArray<string> patterns = [.. _patterns.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        return new BundleGuards(first, patterns, changes.DrainToImmutable());
    }

    private ImmutableArray<int> Advance(int[] current, int step, bool isFirst)
    {
        var changes = ImmutableArray.CreateBuilder<int>();
        bool[] mayDiffer = [.. _reads.Select(variables => isFirst || variables.Any(v => _trace.Changes(v, step)))];
        for (int number = 0; number < current.Length; number++)
        {
            if (!mayDiffer[_instances.RuleIndexOf(number)])
                continue;

            int pattern = PatternOf(_instances[number], step);
            if (pattern == current[number])
                continue;

            current[number] = pattern;
            changes.AddRange(number, pattern);
        }

        return changes.DrainToImmutable();
    }

    private int PatternOf(Instance<Rule> rule, int step)
    {
        string text = _parts.Evaluate(rule, _trace.Steps[step].State) is { } values
            ? string.Concat(values.Select(LetterOf))
            : "-";
        if (!_patterns.TryGetValue(text, out int number))
            _patterns.Add(text, number = _patterns.Count);

        return number;
    }

    private static char LetterOf(GuardPartValue value) => value switch
    {
        GuardPartValue.True => 't',
        GuardPartValue.False => 'f',
        GuardPartValue.None => '?',
    };
}
