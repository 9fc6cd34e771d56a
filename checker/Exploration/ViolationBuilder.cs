using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Exploration;

/// <summary>
/// Turns what a search found, in numbers, into violations in terms of the model. Each one is confirmed by the
/// reference interpreter on the way; a disagreement is a bug of ours and throws.
/// </summary>
internal sealed class ViolationBuilder(ModelNumbering numbering, DeadlockDetection deadlocks)
{
    private readonly TraceBuilder _traces = new(numbering);

    public Violation Build(Finding finding) => finding.Kind switch
    {
        FindingKind.NoInitialState => WithoutTrace(
            ViolationKind.Assumption,
            numbering.Checked.FirstOrDefault(p => p.Kind == PropertyKind.Assumption)),
        FindingKind.CoverNotMet => WithoutTrace(ViolationKind.Cover, numbering.Covers[finding.Number]),
        FindingKind.InvariantViolated => OfProperty(finding, ViolationKind.Invariant),
        FindingKind.LivenessViolated => OfProperty(finding, ViolationKind.Liveness),
        FindingKind.RunViolated => OfRun(finding),
        FindingKind.PropertyFault => OfPropertyFault(finding),
        FindingKind.RuleFault => OfRuleFault(finding),
        FindingKind.Deadlock => OfDeadlock(finding),
    };

    private static Violation WithoutTrace(ViolationKind kind, Property? property) =>
        new(kind, property, [], null, null, null);

    private Violation OfProperty(Finding finding, ViolationKind kind)
    {
        Instance<Property> instance = numbering.Instances[finding.Number];
        Trace trace = ErrorFreeTrace(finding);
        long[] state = [.. trace.Steps[^1].State];
        if (_traces.Interpreter.Holds(instance, state))
        {
            throw TraceBuilder.Mismatch(
                $"'{instance.Owner.Name}' holds in the last state of its counterexample");
        }

        Explanation explanation = new Explainer(numbering.System).Explain(instance, state);
        return new Violation(kind, instance.Owner, instance.Arguments, null, trace, explanation);
    }

    private Violation OfRun(Finding finding)
    {
        Instance<Property> instance =
            numbering.TemporalInstances[numbering.RunProperties[finding.Number].Instance].Property;
        Trace trace = ErrorFreeTrace(finding);
        (LassoFacts? facts, string? objection) = new LassoJudge(numbering.System).Judge(trace, instance);
        return facts is null
            ? throw TraceBuilder.Mismatch(objection!)
            : new Violation(ViolationKind.Temporal, instance.Owner, instance.Arguments, null, trace, null)
            {
                Lasso = facts,
            };
    }

    private Violation OfPropertyFault(Finding finding)
    {
        Instance<Property> instance = numbering.Instances[finding.Number];
        Trace trace = ErrorFreeTrace(finding);
        try
        {
            _traces.Interpreter.Holds(instance, [.. trace.Steps[^1].State]);
        }
        catch (ModelErrorException e)
        {
            Property owner = numbering.OwnerOf(instance.Owner);
            ImmutableArray<long> arguments = [.. instance.Arguments.Take(owner.Bindings.OfType<ParameterBinding>().Count())];
            return new Violation(ViolationKind.ModelError, owner, arguments, e.Error, trace, null);
        }

        throw TraceBuilder.Mismatch($"evaluating '{instance.Owner.Name}' ends without an error");
    }

    private Violation OfRuleFault(Finding finding)
    {
        (Trace trace, ModelError? error) = _traces.Build(finding.Path!);
        return error is null
            ? throw TraceBuilder.Mismatch($"'{trace.Steps[^1].Rule.Name}' ends without an error")
            : new Violation(ViolationKind.ModelError, null, [], error, trace, null);
    }

    private Violation OfDeadlock(Finding finding)
    {
        Trace trace = ErrorFreeTrace(finding);
        long[] state = [.. trace.Steps[^1].State];
        long? priority = numbering.HasPriorities ? LeastEnabledPriority(state) : null;
        for (int i = 0; i < numbering.Rules.Count; i++)
        {
            if (numbering.Rules[i].Owner.Priority > priority)
                continue;

            long[] successor = [.. state];
            bool fired = _traces.Interpreter.Fire(numbering.Rules[i], successor) == FireOutcome.Fired;
            bool isProgress =
                deadlocks == DeadlockDetection.Stuck || !successor.AsSpan().SequenceEqual(state);
            if (fired && isProgress)
                throw TraceBuilder.Mismatch($"'{numbering.Rules[i].Owner.Name}' fires in a deadlock");
        }

        return new Violation(ViolationKind.Deadlock, null, [], null, trace, null);
    }

    private long? LeastEnabledPriority(long[] state) => Enumerable.Range(0, numbering.Rules.Count)
        .Select(i => numbering.Rules[i])
        .Where(rule => _traces.Interpreter.IsEnabled(rule, state))
        .Min(rule => (long?)rule.Owner.Priority);

    private Trace ErrorFreeTrace(Finding finding)
    {
        (Trace trace, ModelError? error) = _traces.Build(finding.Path!);
        return error is null ? trace : throw TraceBuilder.Mismatch(
            $"a step ends in an error: {error.Message}");
    }
}
