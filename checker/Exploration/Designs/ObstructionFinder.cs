using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Designs;

/// <summary>Says what keeps a design from taking a step in a state.</summary>
/// <param name="lane">Who acts in a step, or null.</param>
internal sealed class ObstructionFinder(ModelNumbering numbering, Func<Instance<Rule>, string?> lane)
{
    private const int MostAlternatives = 2;

    private readonly GuardParts _guards = new(numbering.System);
    private readonly Explainer _explainer = new(numbering.System);
    private readonly TransitionRelation _transitions = new(new Interpreter(numbering.System));

    /// <summary>The obstruction to any initial state.</summary>
    public static Obstruction OfInitial() =>
        new(0, null, "it has no initial state that satisfies the assumptions", [], null, []);

    /// <summary>Whether a rule is fired by whoever acts in a step.</summary>
    public bool SameLane(int rule, Instance<Rule> step) =>
        lane(step) is { } wanted && lane(numbering.Rules[rule]) == wanted;

    /// <param name="step">As the run has it.</param>
    /// <param name="matches">The rules that stand for it.</param>
    /// <param name="trace">The steps before it.</param>
    public Obstruction Find(int number, Instance<Rule> step, ImmutableArray<int> matches, Trace trace)
    {
        ImmutableArray<long> state = trace.Steps[^1].State;
        ImmutableArray<Alternative> alternatives = AlternativesTo(step, matches, trace);
        if (matches is [])
            return new Obstruction(number, null, "it has no such rule", [], null, alternatives);

        Instance<Rule> rule = numbering.Rules[matches[0]];
        (string? objection, bool isError) = ObjectionTo(rule, [.. state]);
        string reason = objection
            ?? throw new InvalidOperationException($"'{rule.Owner.Name}' fires where it was found not to");
        ImmutableArray<SourceSpan> conjuncts = FalseParts(rule, state);
        Explanation? explanation = conjuncts is [] ? null : TryExplain(rule, state);
        return new Obstruction(number, rule, reason, conjuncts, explanation, alternatives) { IsError = isError };
    }

    /// <summary>The first rules that lead to another state.</summary>
    public ImmutableArray<Alternative> Onward(ImmutableArray<long> state) =>
    [
        .. Enumerable.Range(0, numbering.Rules.Count).Select(number => numbering.Rules[number])
            .Where(rule => LeadsOn(rule, state))
            .Take(MostAlternatives)
            .Select(rule => new Alternative(rule, null)),
    ];

    private bool LeadsOn(Instance<Rule> rule, ImmutableArray<long> state)
    {
        long[] successor = [.. state];
        return ObjectionTo(rule, successor).Objection is null && !successor.AsSpan().SequenceEqual(state.AsSpan());
    }

    // Null when it fires.
    private (string? Objection, bool IsError) ObjectionTo(Instance<Rule> rule, long[] state)
    {
        try
        {
            return (_transitions.Fire(rule, state, isInitial: false), false);
        }
        catch (ModelErrorException failure)
        {
            return ($"it goes wrong: {failure.Error.Message}", true);
        }
    }

    private Explanation? TryExplain(Instance<Rule> rule, ImmutableArray<long> state)
    {
        try
        {
            return _explainer.Explain(rule, [.. state]);
        }
        catch (ModelErrorException)
        {
            return null;
        }
    }

    private ImmutableArray<SourceSpan> FalseParts(Instance<Rule> rule, ImmutableArray<long> state) =>
        _guards.Find(rule, state, value => value == GuardPartValue.False) ?? [];

    // What the same task can do; if nothing, what it would do next but for one thing.
    private ImmutableArray<Alternative> AlternativesTo(Instance<Rule> step, ImmutableArray<int> matches, Trace trace)
    {
        ImmutableArray<long> state = trace.Steps[^1].State;
        List<Alternative> enabled = [];
        List<Alternative> waiting = [];
        IEnumerable<int> others = Enumerable.Range(0, numbering.Rules.Count).Except(matches);
        foreach (int number in others.Where(n => SameLane(n, step)))
        {
            Instance<Rule> rule = numbering.Rules[number];
            ImmutableArray<GuardPartValue> values = _guards.Evaluate(rule, state) ?? [];
            int last = values.IndexOf(GuardPartValue.False);
            if (ObjectionTo(rule, [.. state]).Objection is null)
                enabled.Add(new Alternative(rule, null));
            else if (last > 0 && values.Count(v => v != GuardPartValue.True) == 1)
                waiting.Add(new Alternative(rule, GuardParts.Of(rule.Owner)[last]) { Explanation = TryExplain(rule, state) });
        }

        var fresh = waiting.Where(a => !trace.Steps.Any(s => ReferenceEquals(s.Rule, a.Rule.Owner)));
        return [.. (enabled is [] ? fresh : enabled).Take(MostAlternatives)];
    }
}
