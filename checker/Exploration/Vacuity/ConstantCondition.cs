using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>Tells conditions that constants alone decide.</summary>
internal static class ConstantCondition
{
    /// <summary>Its value, whatever the state and the parameters; null when it depends on them.</summary>
    public static bool? ValueOf(Expression expression) => expression switch
    {
        Constant constant => constant.Value != 0,
        Not not => !ValueOf(not.Operand),
        Logical { Operator: LogicalOperator.And } and => Either(false, and.Left, and.Right),
        Logical { Operator: LogicalOperator.Or } or => Either(true, or.Left, or.Right),
        Logical implies => ValueOf(implies.Left) == false ? true : ValueOf(implies.Left) is true ? ValueOf(implies.Right) : null,
        Equality { Left: Constant left, Right: Constant right } equality =>
            (left.Value == right.Value) != equality.IsNegated,
        Comparison { Left: Constant left, Right: Constant right } comparison => comparison.Operator switch
        {
            ComparisonOperator.Less => left.Value < right.Value,
            ComparisonOperator.LessOrEqual => left.Value <= right.Value,
            ComparisonOperator.GreaterOrEqual => left.Value >= right.Value,
            ComparisonOperator.Greater => left.Value > right.Value,
        },
        _ => null,
    };

    // One side with the deciding value is enough; else both have to be known.
    private static bool? Either(bool deciding, Expression left, Expression right)
    {
        bool? first = ValueOf(left);
        bool? second = ValueOf(right);
        if (first == deciding || second == deciding)
            return deciding;

        return first is null || second is null ? null : !deciding;
    }
}
