using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Takes conditions apart into those that are evaluated one after another until one is false.</summary>
internal static class ConditionParts
{
    /// <summary>The parts that must all be true for the condition to be.</summary>
    public static ImmutableArray<Expression> Of(Expression condition)
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        Add(condition, isNegated: false, parts);
        return parts.ToImmutable();
    }

    /// <summary>The parts that must all be true for the condition to be false.</summary>
    public static ImmutableArray<Expression> OfNegation(Expression condition)
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        Add(condition, isNegated: true, parts);
        return parts.ToImmutable();
    }

    public static Expression Conjunction(ImmutableArray<Expression> parts) =>
        parts.Skip(1).Aggregate(parts[0], (left, right) => new Logical(LogicalOperator.And, left, right, left.Span));

    private static void Add(Expression condition, bool isNegated, ImmutableArray<Expression>.Builder parts)
    {
        switch (condition)
        {
            case Not not:
                Add(not.Operand, !isNegated, parts);
                break;
            case Logical { Operator: LogicalOperator.And } both when !isNegated:
                Add(both.Left, false, parts);
                Add(both.Right, false, parts);
                break;
            case Logical { Operator: LogicalOperator.Or } either when isNegated:
                Add(either.Left, true, parts);
                Add(either.Right, true, parts);
                break;
            case Logical { Operator: LogicalOperator.Implies } implies when isNegated:
                Add(implies.Left, false, parts);
                Add(implies.Right, true, parts);
                break;
            default:
                parts.Add(isNegated ? new Not(condition, condition.Span) : condition);
                break;
        }
    }
}
