using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>Finds the implications and quantifiers of a property that decide whether it says anything.</summary>
/// <remarks>
/// A part is looked at only where evaluation gets to it, so that what protects it from going wrong still does:
/// <code>
/// p -> (q -> r)              p, and p &amp; q
/// a | (p -> q)               !a &amp; p
/// forall i := a to b do      exists i := a to b do true, then the body with exists around it
/// </code>
/// </remarks>
internal sealed class PropertyParts(VacuityPlan plan, Property property)
{
    public void Add(Expression condition) => Visit(condition, part => part, -1);

    private void Visit(Expression expression, Func<Expression, Expression> within, int parent)
    {
        switch (expression)
        {
            case Quantified quantified:
                VisitQuantified(quantified, within, parent);
                break;
            case Logical { Operator: LogicalOperator.Implies } implies:
                VisitImplication(implies, within, parent);
                break;
            case Logical logical:
                Expression context = logical.Operator == LogicalOperator.And
                    ? logical.Left
                    : new Not(logical.Left, logical.Left.Span);
                Visit(logical.Left, within, parent);
                VisitUnder(context, logical.Right, within, parent);
                break;
            case Conditional choice:
                VisitUnder(choice.Condition, choice.WhenTrue, within, parent);
                VisitUnder(new Not(choice.Condition, choice.Condition.Span), choice.WhenFalse, within, parent);
                break;
        }
    }

    private void VisitQuantified(Quantified quantified, Func<Expression, Expression> within, int parent)
    {
        Expression Inside(Expression part) => within(quantified with { IsForall = false, Body = part });
        int number = parent;
        if (quantified.Domain is RangeDomain)
        {
            var any = new Constant(EnumType.Boolean, 1, quantified.Span);
            number = Watch(VacuityKind.EmptyQuantifier, quantified.Span, Inside(any), parent);
        }

        Visit(quantified.Body, Inside, number);
    }

    private void VisitImplication(Logical implies, Func<Expression, Expression> within, int parent)
    {
        Visit(implies.Left, within, parent);
        int number = parent;
        if (ConstantCondition.ValueOf(implies.Left) is null)
            number = Watch(VacuityKind.IdleAntecedent, implies.Left.Span, within(implies.Left), parent);

        VisitUnder(implies.Left, implies.Right, within, number);
    }

    // Nothing is said of what a constant excludes.
    private void VisitUnder(
        Expression context, Expression expression, Func<Expression, Expression> within, int parent)
    {
        if (ConstantCondition.ValueOf(context) != false)
            Visit(expression, part => within(VacuityPlan.And(context, part)), parent);
    }

    private int Watch(VacuityKind kind, SourceSpan span, Expression condition, int parent) => plan.Add(new WatchedPoint(
        VacuityPlan.Point(kind, property.Name, span),
        property,
        VacuityPlan.Cover(property.Name, property.Bindings, property.Frame, condition),
        parent));
}
