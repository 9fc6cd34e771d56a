using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Notes what expressions read, and what the functions that they call read and write.</summary>
internal sealed class ExpressionFootprint(FootprintFinder finder) : ExpressionVisitor<Nothing>
{
    protected override Nothing VisitConstant(Constant expression) => default;

    protected override Nothing VisitUndefined(UndefinedValue expression) => default;

    protected override Nothing VisitRead(Read expression) => Read(expression.Designator);

    protected override Nothing VisitNot(Not expression) => Visit(expression.Operand);

    protected override Nothing VisitNegate(Negate expression) => Visit(expression.Operand);

    protected override Nothing VisitBitwiseNot(BitwiseNot expression) => Visit(expression.Operand);

    protected override Nothing VisitArithmetic(Arithmetic expression) => VisitBoth(expression.Left, expression.Right);

    protected override Nothing VisitComparison(Comparison expression) => VisitBoth(expression.Left, expression.Right);

    protected override Nothing VisitEquality(Equality expression) => VisitBoth(expression.Left, expression.Right);

    protected override Nothing VisitLogical(Logical expression)
    {
        Visit(expression.Left);
        long deciding = expression.Operator == LogicalOperator.Or ? 1 : 0;
        return finder.Known.Of(expression.Left) == deciding ? default : Visit(expression.Right);
    }

    protected override Nothing VisitConditional(Conditional expression)
    {
        Visit(expression.Condition);
        return finder.Known.Of(expression.Condition) switch
        {
            null => VisitBoth(expression.WhenTrue, expression.WhenFalse),
            0 => Visit(expression.WhenFalse),
            _ => Visit(expression.WhenTrue),
        };
    }

    protected override Nothing VisitQuantified(Quantified expression)
    {
        VisitDomain(expression.Domain);
        return Visit(expression.Body);
    }

    protected override Nothing VisitCall(Call expression)
    {
        finder.Walk(expression);
        return default;
    }

    protected override Nothing VisitIsUndefined(IsUndefined expression) => Read(expression.Designator);

    protected override Nothing VisitIsMember(IsMember expression) => Visit(expression.Operand);

    protected override Nothing VisitUnionConversion(UnionConversion expression) => Visit(expression.Operand);

    protected override Nothing VisitMultisetCount(MultisetCount expression)
    {
        Read(expression.Multiset);
        return Visit(expression.Condition);
    }

    public void VisitDomain(Domain domain)
    {
        if (domain is not RangeDomain range)
            return;

        Visit(range.From);
        Visit(range.To);
        if (range.Step is not null)
            Visit(range.Step);
    }

    private Nothing VisitBoth(Expression left, Expression right)
    {
        Visit(left);
        return Visit(right);
    }

    private Nothing Read(Designator designator)
    {
        finder.Read(designator);
        return default;
    }
}
