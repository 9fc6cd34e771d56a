using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// The value of an expression that the compiler knows, bound variables of unrolled rules included; else null.
/// </summary>
/// <remarks>Only what cannot go wrong is folded, so leaving out the evaluation changes nothing.</remarks>
internal sealed class ConstantFolder(MethodEmitter method) : ExpressionVisitor<long?>
{
    protected override long? VisitConstant(Constant expression) => expression.Value;

    protected override long? VisitUndefined(UndefinedValue expression) => null;

    protected override long? VisitRead(Read expression) =>
        expression.Designator is LocalAccess access && method.PlaceOf(access.Variable) is ConstantPlace constant
            ? constant.Value
            : null;

    protected override long? VisitNot(Not expression) =>
        Visit(expression.Operand) is { } value ? 1 - value : null;

    protected override long? VisitNegate(Negate expression) =>
        Visit(expression.Operand) is { } value && Fits(-(Int128)value) ? -value : null;

    protected override long? VisitBitwiseNot(BitwiseNot expression) => null;

    protected override long? VisitArithmetic(Arithmetic expression)
    {
        if (Visit(expression.Left) is not { } left || Visit(expression.Right) is not { } right)
            return null;

        return Apply(expression.Operator, left, right) is { } value && Fits(value) ? (long)value : null;
    }

    protected override long? VisitComparison(Comparison expression)
    {
        if (Visit(expression.Left) is not { } left || Visit(expression.Right) is not { } right)
            return null;

        return Truth(Compare(expression.Operator, left, right));
    }

    protected override long? VisitEquality(Equality expression) =>
        Visit(expression.Left) is { } left && Visit(expression.Right) is { } right
            ? Truth((left == right) != expression.IsNegated)
            : null;

    protected override long? VisitLogical(Logical expression)
    {
        long? left = Visit(expression.Left);
        if (left is null)
            return null;

        return (expression.Operator, left != 0) switch
        {
            (LogicalOperator.And, false) => 0,
            (LogicalOperator.Or, true) => 1,
            (LogicalOperator.Implies, false) => 1,
            _ => Visit(expression.Right),
        };
    }

    protected override long? VisitConditional(Conditional expression) => Visit(expression.Condition) is { } condition
        ? Visit(condition != 0 ? expression.WhenTrue : expression.WhenFalse)
        : null;

    protected override long? VisitQuantified(Quantified expression) => null;

    protected override long? VisitCall(Call expression) => null;

    protected override long? VisitIsUndefined(IsUndefined expression) =>
        expression.Designator is LocalAccess access && method.PlaceOf(access.Variable) is ConstantPlace ? 0 : null;

    protected override long? VisitIsMember(IsMember expression) => Visit(expression.Operand) is { } value
        ? Truth(value >= expression.Low && value <= expression.High)
        : null;

    protected override long? VisitUnionConversion(UnionConversion expression) =>
        Visit(expression.Operand) is { } value && expression.Target.Contains(value + expression.Delta)
            ? value + expression.Delta
            : null;

    protected override long? VisitMultisetCount(MultisetCount expression) => null;

    /// <summary>The exact result, or null where there is none or it takes more than arithmetic.</summary>
    public static Int128? Apply(ArithmeticOperator op, long left, long right) => op switch
    {
        ArithmeticOperator.Add => (Int128)left + right,
        ArithmeticOperator.Subtract => (Int128)left - right,
        ArithmeticOperator.Multiply => (Int128)left * right,
        ArithmeticOperator.Divide when right != 0 => (Int128)left / right,
        ArithmeticOperator.Remainder when right != 0 => (Int128)left % right,
        _ => null,
    };

    public static bool Compare(ComparisonOperator op, long left, long right) => op switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Greater => left > right,
    };

    private static long Truth(bool value) => value ? 1 : 0;

    private bool Fits(Int128 value) => method.Unit.Arithmetic.Bounds.Contains(value);
}
