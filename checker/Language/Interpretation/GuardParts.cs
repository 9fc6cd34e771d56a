using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Interpretation;

/// <summary>What a part of a guard is in one state.</summary>
public enum GuardPartValue
{
    False,
    True,

    /// <summary>Evaluating it fails in that state, as behind a conjunct that protects it.</summary>
    None,
}

/// <summary>Takes the guard of a rule apart into the conjuncts that all have to be true for it to fire.</summary>
public sealed class GuardParts(TransitionSystem system)
{
    private readonly Interpreter _interpreter = new(system);

    /// <summary>The conjuncts of a rule's guard in source order; none when it has no guard.</summary>
    public static ImmutableArray<SourceSpan> Of(Rule rule) => [.. Conjuncts(rule.Guard).Select(c => c.Span)];

    /// <summary>
    /// The value of each conjunct, also behind a false one, in the order of <see cref="Of"/>; null when a
    /// <c>choose</c> around the rule names a place without an element.
    /// </summary>
    public ImmutableArray<GuardPartValue>? Evaluate(Instance<Rule> rule, ImmutableArray<long> state)
    {
        Execution execution = _interpreter.Execution;
        // A copy: calls on the way may write to it.
        execution.Begin([.. state], rule.Owner.Frame);
        try
        {
            if (!execution.Bind(rule.Owner.Bindings, rule.Arguments))
                return null;
        }
        catch (ModelErrorException)
        {
            return [.. Conjuncts(rule.Owner.Guard).Select(_ => GuardPartValue.None)];
        }

        return [.. Conjuncts(rule.Owner.Guard).Select(ValueOf)];
    }

    /// <summary>
    /// The conjuncts whose value is such that <paramref name="isWanted"/>, in source order; null where
    /// <see cref="Evaluate"/> is.
    /// </summary>
    public ImmutableArray<SourceSpan>? Find(
        Instance<Rule> rule, ImmutableArray<long> state, Predicate<GuardPartValue> isWanted) =>
        Evaluate(rule, state) is { } values ? [.. Of(rule.Owner).Where((_, i) => isWanted(values[i]))] : null;

    private GuardPartValue ValueOf(Expression conjunct)
    {
        Execution execution = _interpreter.Execution;
        CallPosition position = execution.Position;
        try
        {
            return execution.Expressions.Holds(conjunct) ? GuardPartValue.True : GuardPartValue.False;
        }
        catch (Exception failure) when (failure is ModelErrorException or TransitionAbandonedException)
        {
            execution.ReturnTo(position);
            return GuardPartValue.None;
        }
    }

    /// <summary>The expressions that all have to be true, in source order; none for null.</summary>
    public static IEnumerable<Expression> Conjuncts(Expression? guard) => guard switch
    {
        null => [],
        Logical { Operator: LogicalOperator.And } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => [guard],
    };
}
