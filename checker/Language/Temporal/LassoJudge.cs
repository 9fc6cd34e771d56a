using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Temporal;

/// <summary>
/// Decides, with the reference interpreter alone, whether a lasso is a counterexample: a fair run on which a temporal
/// property is false.
/// </summary>
public sealed class LassoJudge
{
    private readonly Interpreter _interpreter;
    private readonly TransitionRelation _transitions;
    private readonly RuleInstances _rules;
    private readonly FairInstances _fair;
    private readonly int[][] _members;

    public LassoJudge(TransitionSystem system)
    {
        _interpreter = new Interpreter(system);
        _transitions = new TransitionRelation(_interpreter);
        _rules = new RuleInstances(system.Rules);
        _fair = new FairInstances(_rules);
        ILookup<int, int> members = Enumerable.Range(0, _rules.Count).ToLookup(_fair.NumberOf);
        _members = [.. _fair.All.Select((_, number) => members[number].ToArray())];
    }

    /// <summary>What there is to say of a counterexample.</summary>
    /// <param name="trace">A path that the interpreter has executed, with a loop.</param>
    /// <returns>The facts, or why this is no counterexample.</returns>
    public (LassoFacts? Facts, string? Objection) Judge(Trace trace, Instance<Property> property)
    {
        var lasso = Lasso.Of(trace);
        if (trace.LoopStart == trace.Length && FindTransition(lasso.States[^1]) is { } possible)
            return (null, $"'{possible.Owner.Name}' fires where the run is to stutter for ever");

        var semantics = new LassoSemantics(_interpreter, _transitions, lasso);
        if (semantics.Evaluate(property)[0])
            return (null, $"'{property.Owner.Name}' is true of this run");

        var reasons = ImmutableArray.CreateBuilder<LoopFairness>();
        for (int number = 0; number < _fair.All.Length; number++)
        {
            if (ReasonFor(number, trace) is not { } reason)
                return (null, $"the loop is not fair to '{_fair.All[number].Rule.Name}'");

            reasons.Add(reason);
        }

        return (new LassoFacts(reasons.ToImmutable(), TriggerOf(property, semantics)), null);
    }

    private Instance<Rule>? FindTransition(ImmutableArray<long> state)
    {
        long[] slots = [.. state];
        for (int i = 0; i < _rules.Count; i++)
        {
            if (_transitions.HasTransition(_rules[i], slots))
                return _rules[i];
        }

        return null;
    }

    // Null when the loop is not fair to it.
    private LoopFairness? ReasonFor(int number, Trace trace)
    {
        FairInstance fair = _fair.All[number];
        int start = trace.LoopStart!.Value;
        for (int step = start + 1; step <= trace.Length; step++)
        {
            TraceStep firing = trace.Steps[step];
            if (firing.Rule == fair.Rule && IsInstance(fair, firing))
                return new LoopFairness(fair, FairnessReason.Fires, step);
        }

        int[] disabled = [.. Enumerable.Range(start, int.Max(1, trace.Length - start))
            .Where(step => !IsEnabled(number, trace.Steps[step].State))];
        if (disabled.Length == int.Max(1, trace.Length - start))
            return new LoopFairness(fair, FairnessReason.IsNeverEnabled, start);

        return fair.IsStrong || disabled is []
            ? null
            : new LoopFairness(fair, FairnessReason.IsDisabled, disabled[0]);
    }

    private bool IsEnabled(int number, ImmutableArray<long> state)
    {
        long[] slots = [.. state];
        return _members[number].Any(rule => _transitions.HasTransition(_rules[rule], slots));
    }

    private static bool IsInstance(FairInstance fair, TraceStep firing)
    {
        IEnumerable<long> arguments = firing.Rule.Parameters
            .Zip(firing.Arguments)
            .Where(pair => pair.First is not ChooseParameter)
            .Select(pair => pair.Second);
        return arguments.SequenceEqual(fair.Arguments);
    }

    private static int? TriggerOf(Instance<Property> property, LassoSemantics semantics)
    {
        if (property.Owner is not { Kind: PropertyKind.LeadsTo, Formula: UnaryFormula { Operand: var implication } })
            return null;

        return Array.IndexOf(semantics.Evaluate(implication, property), false);
    }
}
