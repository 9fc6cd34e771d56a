using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Notes what expressions read, and what the functions that they call read and write, as far as they are evaluated.</summary>
internal sealed class ExpressionFootprint(FootprintFinder finder) : OperandVisitor
{
    protected override void Read(Designator designator) => finder.Read(designator);

    protected override void Walk(Call call) => finder.Walk(call);

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
}
