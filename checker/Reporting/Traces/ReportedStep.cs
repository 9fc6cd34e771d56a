using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Traces;

/// <summary>One step of a trace with everything that a report says about it.</summary>
/// <param name="Number">0 for the initial state.</param>
/// <param name="Firing">The rule and the slots that all of this was made from.</param>
/// <param name="Parameters">
/// The rule's parameters and their values, in order. The place that <c>choose</c> took means nothing outside one state,
/// so the element that stood there is given for it, where the multiset is a variable of its own.
/// </param>
/// <param name="Lane">Null when the rule has none, and for the initial state.</param>
/// <param name="State">The state after the step, parallel to the variables.</param>
/// <param name="Changes">Against the state before; empty for the initial state.</param>
public sealed record ReportedStep(
    int Number,
    TraceStep Firing,
    ImmutableArray<(string Name, StateValue Value)> Parameters,
    string? Lane,
    ImmutableArray<(StateVariable Variable, StateValue Value)> State,
    ImmutableArray<StateChange> Changes)
{
    public Rule Rule => Firing.Rule;

    /// <summary>The steps of a trace, the initial state first.</summary>
    public static ImmutableArray<ReportedStep> Of(TransitionSystem system, Trace trace)
    {
        var steps = ImmutableArray.CreateBuilder<ReportedStep>(trace.Steps.Length);
        for (int i = 0; i < trace.Steps.Length; i++)
        {
            TraceStep step = trace.Steps[i];
            TraceStep? before = i == 0 ? null : trace.Steps[i - 1];
            steps.Add(new ReportedStep(
                i,
                step,
                [.. step.Rule.Parameters.Zip(step.Arguments, (p, value) => Describe(p, value, before?.State))],
                before is null ? null : Traces.Lane.Of(step.Rule, step.Arguments),
                [.. system.Variables.Select(v => (v, StateValue.Of(v, step.State)))],
                before is null ? [] : StateDiff.Between(system.Variables, before.State, step.State)));
        }

        return steps.MoveToImmutable();
    }

    /// <summary>A parameter's name and value as a reader should see it.</summary>
    /// <param name="before">The slots of the state that the rule is fired in; null for an initial rule.</param>
    internal static (string Name, StateValue Value) Describe(
        ParameterBinding parameter, long argument, ImmutableArray<long>? before)
    {
        StateValue value = new SimpleValue((SimpleType)parameter.Variable.Type, argument);
        if (before is { } slots
            && parameter is ChooseParameter { Multiset: StateAccess { Variable: { Type: MultisetType type } variable } })
        {
            int start = variable.Offset + ((int)argument * type.Stride) + 1;
            value = StateValue.Of(type.Element, slots.AsSpan(start, type.Element.SlotCount));
        }

        return (parameter.Variable.Name, value);
    }
}
