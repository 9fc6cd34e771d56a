using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Collects what expressions read, and what the functions that they call read and write.</summary>
internal sealed class ExpressionPlaces(PlaceCollector collector) : ExpressionVisitor<Nothing>
{
    protected internal override Nothing VisitConstant(Constant expression) => default;

    protected internal override Nothing VisitUndefined(UndefinedValue expression) => default;

    protected internal override Nothing VisitRead(Read expression) => Read(expression.Designator);

    protected internal override Nothing VisitNot(Not expression) => Visit(expression.Operand);

    protected internal override Nothing VisitNegate(Negate expression) => Visit(expression.Operand);

    protected internal override Nothing VisitBitwiseNot(BitwiseNot expression) => Visit(expression.Operand);

    protected internal override Nothing VisitArithmetic(Arithmetic expression) => VisitBoth(expression.Left, expression.Right);

    protected internal override Nothing VisitComparison(Comparison expression) => VisitBoth(expression.Left, expression.Right);

    protected internal override Nothing VisitEquality(Equality expression) => VisitBoth(expression.Left, expression.Right);

    protected internal override Nothing VisitLogical(Logical expression) => VisitBoth(expression.Left, expression.Right);

    protected internal override Nothing VisitConditional(Conditional expression)
    {
        Visit(expression.Condition);
        return VisitBoth(expression.WhenTrue, expression.WhenFalse);
    }

    protected internal override Nothing VisitQuantified(Quantified expression)
    {
        collector.BindDomain(expression.Domain);
        return Visit(expression.Body);
    }

    protected internal override Nothing VisitCall(Call expression)
    {
        collector.WalkCall(expression);
        return default;
    }

    protected internal override Nothing VisitIsUndefined(IsUndefined expression) => Read(expression.Designator);

    protected internal override Nothing VisitIsMember(IsMember expression) => Visit(expression.Operand);

    protected internal override Nothing VisitUnionConversion(UnionConversion expression) => Visit(expression.Operand);

    protected internal override Nothing VisitMultisetCount(MultisetCount expression)
    {
        Read(expression.Multiset);
        return Visit(expression.Condition);
    }

    private Nothing VisitBoth(Expression left, Expression right)
    {
        Visit(left);
        return Visit(right);
    }

    private Nothing Read(Designator designator)
    {
        collector.Read(designator);
        return default;
    }
}
