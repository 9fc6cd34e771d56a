using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Elaboration;

/// <summary>
/// Computes the value of a constant expression of simple type; null, with a diagnostic, when it is not constant or
/// has no value.
/// </summary>
internal sealed class ConstantEvaluator(BindingContext context) : ExpressionVisitor<long?>
{
    protected internal override long? VisitConstant(Constant expression) => expression.Value;

    protected internal override long? VisitUndefined(UndefinedValue expression) => NotConstant(expression);

    protected internal override long? VisitRead(Read expression) =>
        expression.Designator is LocalAccess { Variable: var alias }
        && context.ConstantAliases.TryGetValue(alias, out Constant? constant)
            ? constant.Value
            : NotConstant(expression);

    protected internal override long? VisitNot(Not expression) => Visit(expression.Operand) is { } v ? 1 - v : null;

    protected internal override long? VisitNegate(Negate expression) =>
        Visit(expression.Operand) is { } v ? Fit(expression, -(Int128)v) : null;

    protected internal override long? VisitBitwiseNot(BitwiseNot expression) =>
        Visit(expression.Operand) is { } v ? Fit(expression, ~(Int128)v) : null;

    protected internal override long? VisitArithmetic(Arithmetic expression)
    {
        if (Visit(expression.Left) is not { } left || Visit(expression.Right) is not { } right)
            return null;

        if (right == 0 && expression.Operator is ArithmeticOperator.Divide or ArithmeticOperator.Remainder)
        {
            context.Report(TypeErrors.ConstantFails(expression.Span, "division by zero"));
            return null;
        }

        return Fit(expression, Compute(expression.Operator, left, right));
    }

    protected internal override long? VisitComparison(Comparison expression)
    {
        if (Visit(expression.Left) is not { } left || Visit(expression.Right) is not { } right)
            return null;

        bool holds = expression.Operator switch
        {
            ComparisonOperator.Less => left < right,
            ComparisonOperator.LessOrEqual => left <= right,
            ComparisonOperator.GreaterOrEqual => left >= right,
            ComparisonOperator.Greater => left > right,
        };
        return Bit(holds);
    }

    protected internal override long? VisitEquality(Equality expression) =>
        Visit(expression.Left) is { } left && Visit(expression.Right) is { } right
            ? Bit(left == right != expression.IsNegated)
            : null;

    protected internal override long? VisitLogical(Logical expression)
    {
        if (Visit(expression.Left) is not { } left || Visit(expression.Right) is not { } right)
            return null;

        return expression.Operator switch
        {
            LogicalOperator.And => left & right,
            LogicalOperator.Or => left | right,
            LogicalOperator.Implies => (1 - left) | right,
        };
    }

    protected internal override long? VisitConditional(Conditional expression) =>
        Visit(expression.Condition) switch
        {
            null => null,
            0 => Visit(expression.WhenFalse),
            _ => Visit(expression.WhenTrue),
        };

    protected internal override long? VisitQuantified(Quantified expression) => NotConstant(expression);

    protected internal override long? VisitCall(Call expression) => NotConstant(expression);

    protected internal override long? VisitIsUndefined(IsUndefined expression) => NotConstant(expression);

    protected internal override long? VisitIsMember(IsMember expression) =>
        Visit(expression.Operand) is { } v ? Bit(v >= expression.Low && v <= expression.High) : null;

    protected internal override long? VisitUnionConversion(UnionConversion expression) =>
        Visit(expression.Operand) is { } v ? v + expression.Delta : null;

    protected internal override long? VisitMultisetCount(MultisetCount expression) => NotConstant(expression);

    // Int128 holds every result of one operation on 64-bit operands but a left shift, which saturates beyond it.
    private static Int128 Compute(ArithmeticOperator op, long left, long right) => op switch
    {
        ArithmeticOperator.Add => (Int128)left + right,
        ArithmeticOperator.Subtract => (Int128)left - right,
        ArithmeticOperator.Multiply => (Int128)left * right,
        ArithmeticOperator.Divide => (Int128)left / right,
        ArithmeticOperator.Remainder => (Int128)left % right,
        ArithmeticOperator.BitwiseAnd => left & right,
        ArithmeticOperator.BitwiseOr => left | right,
        ArithmeticOperator.BitwiseXor => left ^ right,
        ArithmeticOperator.ShiftLeft => Shift(left, right),
        ArithmeticOperator.ShiftRight => Shift(left, -(Int128)right),
    };

    private static Int128 Shift(long value, Int128 amount) => (int)Int128.Clamp(amount, -64, 64) switch
    {
        64 => 0,
        >= 0 and var left => unchecked(value << left),
        > -64 and var right => value >> -right,
        _ => value < 0 ? -1 : 0,
    };

    private static long Bit(bool value) => value ? 1 : 0;

    private long? Fit(Expression expression, Int128 value)
    {
        if (value > long.MinValue && value <= long.MaxValue)
            return (long)value;

        context.Report(TypeErrors.ConstantFails(expression.Span, "it does not fit in 64 bits"));
        return null;
    }

    private long? NotConstant(Expression expression)
    {
        context.Report(NameErrors.NotConstant(expression.Span));
        return null;
    }
}
