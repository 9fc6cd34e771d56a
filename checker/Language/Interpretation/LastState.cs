using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>Says what is wrong at the end of a replayed trace, as far as the last state shows it.</summary>
public sealed class LastState(TransitionSystem system, Trace trace)
{
    private readonly Interpreter _interpreter = new(system);
    private readonly long[] _state = [.. trace.Steps[^1].State];

    /// <summary>A violated invariant, else a deadlock, else null.</summary>
    public Violation? FindViolation() => FindViolatedInvariant() ?? FindDeadlock();

    /// <summary>The violation of one property by some value of its parameters, or null.</summary>
    public Violation? FindViolationOf(Property property)
    {
        long count = Parameters.Count(property.Bindings);
        for (long number = 0; number < count; number++)
        {
            var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, number));
            if (Check(instance) is { } violation)
                return violation;
        }

        return null;
    }

    private Violation? FindViolatedInvariant() => system.PropertiesOf(PropertyKind.Invariant)
        .Select(FindViolationOf).FirstOrDefault(violation => violation is not null);

    private Violation? Check(Instance<Property> instance)
    {
        try
        {
            if (_interpreter.Holds(instance, _state))
                return null;

            Explanation explanation = new Explainer(system).Explain(instance, _state);
            return new Violation(
                ViolationKind.Invariant, instance.Owner, instance.Arguments, Error: null, trace, explanation);
        }
        catch (ModelErrorException failure)
        {
            return new Violation(
                ViolationKind.ModelError, instance.Owner, instance.Arguments, failure.Error, trace, Explanation: null);
        }
    }

    private Violation? FindDeadlock()
    {
        var instances = new RuleInstances(system.Rules);
        bool leadsOn = Enumerable.Range(0, instances.Count).Any(number => LeadsOn(instances[number]));
        return leadsOn
            ? null
            : new Violation(ViolationKind.Deadlock, Property: null, [], Error: null, trace, Explanation: null);
    }

    /// <summary>Whether firing a rule gives another state, or goes wrong, which is no deadlock either.</summary>
    private bool LeadsOn(Instance<Rule> rule)
    {
        long[] successor = [.. _state];
        try
        {
            return _interpreter.Fire(rule, successor) == FireOutcome.Fired && !successor.AsSpan().SequenceEqual(_state);
        }
        catch (ModelErrorException)
        {
            return true;
        }
    }
}
