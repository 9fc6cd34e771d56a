using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Bounds of what an expression evaluates to, when it evaluates without a fault.</summary>
/// <remarks>
/// Also after a fault: the harmless values that stand in for a result lie within the same bounds.
/// </remarks>
internal sealed class BoundsAnalysis(MethodEmitter method) : ExpressionVisitor<Interval>
{
    protected override Interval VisitConstant(Constant expression) => new(expression.Value, expression.Value);

    protected override Interval VisitUndefined(UndefinedValue expression) => OfType(expression.Type);

    protected override Interval VisitRead(Read expression)
    {
        if (expression.Designator is not LocalAccess access)
            return OfType(expression.Type);

        return method.PlaceOf(access.Variable) switch
        {
            ConstantPlace constant => new Interval(constant.Value, constant.Value),
            ScalarPlace scalar => Interval.Of(scalar.Type),
            StatePlace { Node: States.Leaf leaf } => Interval.Of(leaf.Type),
            SlotPlace { Type: SimpleType type } => Interval.Of(type),
            _ => OfType(expression.Type),
        };
    }

    protected override Interval VisitNot(Not expression) => Interval.Boolean;

    protected override Interval VisitNegate(Negate expression) =>
        method.Unit.Arithmetic.Fit(new Interval(0, 0) - Visit(expression.Operand));

    protected override Interval VisitBitwiseNot(BitwiseNot expression) => method.Unit.Arithmetic.Bounds;

    protected override Interval VisitArithmetic(Arithmetic expression) =>
        method.Unit.Arithmetic.Fit(
            Exact(expression.Operator, Visit(expression.Left), Visit(expression.Right)));

    protected override Interval VisitComparison(Comparison expression) => Interval.Boolean;

    protected override Interval VisitEquality(Equality expression) => Interval.Boolean;

    protected override Interval VisitLogical(Logical expression) => Interval.Boolean;

    protected override Interval VisitConditional(Conditional expression) =>
        Visit(expression.WhenTrue).Union(Visit(expression.WhenFalse));

    protected override Interval VisitQuantified(Quantified expression) => Interval.Boolean;

    protected override Interval VisitCall(Call expression) => OfType(expression.Type);

    protected override Interval VisitIsUndefined(IsUndefined expression) => Interval.Boolean;

    protected override Interval VisitIsMember(IsMember expression) => Interval.Boolean;

    protected override Interval VisitUnionConversion(UnionConversion expression) =>
        Interval.Of(expression.Target);

    protected override Interval VisitMultisetCount(MultisetCount expression) =>
        new(0, ((MultisetType)expression.Multiset.Type).Capacity);

    /// <summary>
    /// Bounds of a result before it is made to fit, or null where nothing better than all integers is known.
    /// </summary>
    public static Interval? Exact(ArithmeticOperator op, Interval left, Interval right) => op switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide when !right.Contains(0) => left.Quotient(),
        ArithmeticOperator.Remainder when !right.Contains(0) => left.Quotient(),
        ArithmeticOperator.BitwiseAnd or ArithmeticOperator.BitwiseOr or ArithmeticOperator.BitwiseXor
            when left.Low >= 0 && right.Low >= 0 => left.BitwiseWith(right),
        _ => null,
    };

    private static Interval OfType(ModelType type) =>
        type is SimpleType simple ? Interval.Of(simple) : Interval.Boolean;
}
