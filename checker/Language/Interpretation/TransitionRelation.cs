using ModelCheck.Language.Model;

namespace ModelCheck.Language.Interpretation;

/// <summary>Which firings are transitions: priorities and assumptions included.</summary>
public sealed class TransitionRelation
{
    private readonly Interpreter _interpreter;
    private readonly RuleInstances _rules;

    public TransitionRelation(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _rules = new RuleInstances(interpreter.System.Rules);
    }

    /// <summary>Fires a rule in place. The state is the successor only when nothing stands against it.</summary>
    /// <returns>What stands against this being a transition, as in "it is not enabled"; null when it is one.</returns>
    /// <exception cref="Results.ModelErrorException">The model goes wrong.</exception>
    public string? Fire(Instance<Rule> rule, long[] state, bool isInitial)
    {
        Instance<Rule>? preferred = isInitial ? null : FindPreferred(rule.Owner, state);
        if (preferred is not null)
            return $"rule '{preferred.Value.Owner.Name}' is enabled and has priority";

        FireOutcome outcome = _interpreter.Fire(rule, state);
        if (outcome != FireOutcome.Fired)
            return outcome == FireOutcome.Disabled ? "it is not enabled" : "an assumption in it fails";

        Property? violated = FindViolatedAssumption(state);
        return violated is null ? null : $"its state violates the assumption '{violated.Name}'";
    }

    /// <summary>Whether a rule has a transition from a state, which is left as it is.</summary>
    public bool HasTransition(Instance<Rule> rule, long[] state) => Fire(rule, [.. state], isInitial: false) is null;

    private Instance<Rule>? FindPreferred(Rule rule, long[] state)
    {
        for (int i = 0; i < _rules.Rules.Length; i++)
        {
            if (_rules.Rules[i].Priority >= rule.Priority)
                continue;

            int end = _rules.FirstOf(i) + (int)Parameters.Count(_rules.Rules[i].Bindings);
            for (int number = _rules.FirstOf(i); number < end; number++)
            {
                if (_interpreter.IsEnabled(_rules[number], state))
                    return _rules[number];
            }
        }

        return null;
    }

    private Property? FindViolatedAssumption(long[] state)
    {
        foreach (Property property in _interpreter.System.PropertiesOf(PropertyKind.Assumption))
        {
            long count = Parameters.Count(property.Bindings);
            for (long number = 0; number < count; number++)
            {
                var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, number));
                if (!_interpreter.Holds(instance, state))
                    return property;
            }
        }

        return null;
    }
}
