using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Mutation;

/// <summary>Takes out what constants decide: parts of conditions, and statements that never run.</summary>
/// <remarks>
/// The result does the same in every state, errors included: an operand is only dropped where it is never evaluated,
/// or is a constant itself.
/// </remarks>
internal sealed class ConstantPruning : ModelRewriter
{
    /// <summary>The same system without what its constants rule out.</summary>
    public static TransitionSystem Prune(TransitionSystem system) =>
        SystemEditor.Apply(system, new ConstantPruning(), owner: null);

    public static Constant Truth(bool value, SourceSpan span) => new(EnumType.Boolean, value ? 1 : 0, span);

    // Every case that looks below gives the rewritten node: looking twice at each level would be exponential.
    protected override Expression? Replacement(Expression expression) => expression switch
    {
        Not not => Pruned(not),
        Logical logical => Pruned(logical),
        Conditional choice => Pruned(choice),
        Equality { Left: Constant left, Right: Constant right } equality =>
            Truth((left.Value == right.Value) != equality.IsNegated, equality.Span),
        Comparison { Left: Constant left, Right: Constant right } comparison =>
            Truth(Compare(comparison.Operator, left.Value, right.Value), comparison.Span),
        _ => null,
    };

    protected override ImmutableArray<Statement>? Replacement(Statement statement) => statement switch
    {
        If choice => Pruned(choice),
        While { Condition: var condition } when Rewrite(condition) is Constant { Value: 0 } => [],
        _ => null,
    };

    private Expression Pruned(Not not)
    {
        Expression operand = Rewrite(not.Operand);
        if (operand is Constant constant)
            return Truth(constant.Value == 0, not.Span);

        return new Not(operand, not.Span);
    }

    private Expression Pruned(Conditional choice)
    {
        Expression condition = Rewrite(choice.Condition);
        return condition is Constant constant
            ? Rewrite(constant.Value != 0 ? choice.WhenTrue : choice.WhenFalse)
            : choice with
            {
                Condition = condition,
                WhenTrue = Rewrite(choice.WhenTrue),
                WhenFalse = Rewrite(choice.WhenFalse),
            };
    }

    private Expression Pruned(Logical logical)
    {
        Expression left = Rewrite(logical.Left);
        if (left is Constant first)
        {
            bool isDecided = (first.Value != 0) == (logical.Operator == LogicalOperator.Or);
            return isDecided
                ? Truth(logical.Operator != LogicalOperator.And, logical.Span)
                : Rewrite(logical.Right);
        }

        Expression right = Rewrite(logical.Right);
        bool isNeutral = logical.Operator != LogicalOperator.Implies
            && right is Constant second
            && (second.Value != 0) == (logical.Operator == LogicalOperator.And);
        return isNeutral ? left : logical with { Left = left, Right = right };
    }

    private ImmutableArray<Statement> Pruned(If choice)
    {
        var arms = ImmutableArray.CreateBuilder<IfArm>();
        ImmutableArray<Statement> otherwise = choice.Else;
        foreach (IfArm arm in choice.Arms)
        {
            Expression condition = Rewrite(arm.Condition);
            if (condition is Constant { Value: 0 })
                continue;

            if (condition is Constant)
            {
                otherwise = arm.Body;
                break;
            }

            arms.Add(new IfArm(condition, Rewrite(arm.Body)));
        }

        ImmutableArray<Statement> rest = Rewrite(otherwise);
        if (arms.Count == 0)
            return rest;

        If pruned = choice with { Arms = arms.ToImmutable(), Else = rest };
        return [pruned];
    }

    private static bool Compare(ComparisonOperator comparison, long left, long right) => comparison switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Greater => left > right,
    };
}
