namespace ModelCheck.Language.Model;

/// <summary>Visits the operands of expressions, from left to right, for what they read and call.</summary>
public abstract class OperandVisitor : ExpressionVisitor<Nothing>
{
    /// <summary>Visits the bounds that a variable runs between.</summary>
    public void VisitDomain(Domain domain)
    {
        if (domain is not RangeDomain range)
            return;

        Visit(range.From);
        Visit(range.To);
        if (range.Step is not null)
            Visit(range.Step);
    }

    protected abstract void Read(Designator designator);

    protected abstract void Walk(Call call);

    protected internal override Nothing VisitConstant(Constant expression) => default;

    protected internal override Nothing VisitUndefined(UndefinedValue expression) => default;

    protected internal override Nothing VisitRead(Read expression)
    {
        Read(expression.Designator);
        return default;
    }

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
        VisitDomain(expression.Domain);
        return Visit(expression.Body);
    }

    protected internal override Nothing VisitCall(Call expression)
    {
        Walk(expression);
        return default;
    }

    protected internal override Nothing VisitIsUndefined(IsUndefined expression)
    {
        Read(expression.Designator);
        return default;
    }

    protected internal override Nothing VisitIsMember(IsMember expression) => Visit(expression.Operand);

    protected internal override Nothing VisitUnionConversion(UnionConversion expression) => Visit(expression.Operand);

    protected internal override Nothing VisitMultisetCount(MultisetCount expression)
    {
        Read(expression.Multiset);
        return Visit(expression.Condition);
    }

    protected Nothing VisitBoth(Expression left, Expression right)
    {
        Visit(left);
        return Visit(right);
    }
}
