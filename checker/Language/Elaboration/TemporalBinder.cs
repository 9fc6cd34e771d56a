using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Elaboration;

/// <summary>Types temporal formulas. Nothing is built from them yet.</summary>
internal sealed class TemporalBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>Reports everything that is wrong with a formula.</summary>
    public void Check(ExpressionSyntax formula, Surroundings around)
    {
        switch (formula)
        {
            case ParenthesizedSyntax parenthesized:
                Check(parenthesized.Inner, around);
                break;
            case RuleObservationSyntax observation:
                context.ObservedRules.Add(observation.Rule);
                break;
            case UnarySyntax { Operator: UnaryOperator.Not or UnaryOperator.Always or UnaryOperator.Eventually or UnaryOperator.Next } unary:
                Check(unary.Operand, around);
                break;
            case BinarySyntax binary when IsConnective(binary.Operator):
                Check(binary.Left, around);
                Check(binary.Right, around);
                break;
            case QuantifiedSyntax quantified:
                CheckQuantified(quantified, around);
                break;
            default:
                expressions.BindBoolean(formula, around, "a formula");
                break;
        }
    }

    private void CheckQuantified(QuantifiedSyntax formula, Surroundings around)
    {
        Surroundings inner = around;
        foreach (QuantifierSyntax quantifier in formula.Quantifiers)
        {
            if (expressions.BindQuantifier(quantifier, inner) is not var (_, _, next))
                return;

            inner = next;
        }

        Check(formula.Body, inner);
    }

    private static bool IsConnective(BinaryOperator op) => op
        is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.LogicalAnd or BinaryOperator.LogicalOr
        or BinaryOperator.Implies or BinaryOperator.Until or BinaryOperator.Release or BinaryOperator.LeadsTo;
}
