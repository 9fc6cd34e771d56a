using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>Says what a log would hold of a firing.</summary>
public sealed class EventReader(TransitionSystem system)
{
    private readonly Interpreter _interpreter = new(system);

    /// <summary>The values of an event's fields, in order; null for one whose evaluation goes wrong.</summary>
    /// <param name="rule">With one of its events.</param>
    public ImmutableArray<long?> Read(Instance<Rule> rule, RuleEvent seen, long[] before, long[] after)
    {
        var values = ImmutableArray.CreateBuilder<long?>(seen.Fields.Length);
        foreach (EventField field in seen.Fields)
            values.Add(ValueOf(rule, seen, field.Value, field.IsAfter ? after : before));

        return values.MoveToImmutable();
    }

    /// <summary>Whether a firing in that state gives the event. A condition whose evaluation goes wrong counts as true.</summary>
    public bool IsGiven(Instance<Rule> rule, RuleEvent seen, long[] before) =>
        seen.Condition is not { } condition || ValueOf(rule, seen, condition, before) is not 0;

    private long? ValueOf(Instance<Rule> rule, RuleEvent seen, Expression value, long[] state)
    {
        Execution execution = _interpreter.Execution;
        // A copy: calls on the way may write to it.
        execution.Begin([.. state], seen.Frame);
        try
        {
            return execution.Bind(rule.Owner.Bindings, rule.Arguments)
                ? execution.Expressions.Visit(value)
                : null;
        }
        catch (Exception failure) when (failure is ModelErrorException or TransitionAbandonedException)
        {
            return null;
        }
    }
}
