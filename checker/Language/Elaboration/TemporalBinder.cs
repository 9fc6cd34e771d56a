using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Elaboration;

/// <summary>
/// Builds temporal formulas. The largest parts without temporal operators become conditions on single states.
/// </summary>
internal sealed class TemporalBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>The most combinations of values that quantifiers around temporal operators may have.</summary>
    private const long MaxCombinations = 4096;

    /// <summary>A formula, or null after a diagnostic.</summary>
    public Formula? Bind(ExpressionSyntax syntax, Surroundings around) => Bind(syntax, around, 1);

    private Formula? Bind(ExpressionSyntax syntax, Surroundings around, long combinations)
    {
        if (!IsTemporal(syntax))
            return expressions.BindBoolean(syntax, around, "a formula") is { } bound ? new StateFormula(bound) : null;

        switch (syntax)
        {
            case ParenthesizedSyntax parenthesized:
                return Bind(parenthesized.Inner, around, combinations);
            case RuleObservationSyntax observation:
                context.ObservedRules.Add(observation.Rule);
                return new RuleFormula(observation.IsFired, observation.Rule.Value, syntax.Span);
            case UnarySyntax unary when OperatorOf(unary.Operator) is { } op:
                return Bind(unary.Operand, around, combinations) is { } operand
                    ? new UnaryFormula(op, operand, syntax.Span)
                    : null;
            case BinarySyntax { Operator: BinaryOperator.LeadsTo } leadsTo:
                return BindLeadsTo(leadsTo, around);
            case BinarySyntax binary when OperatorOf(binary.Operator) is { } op:
                Formula? left = Bind(binary.Left, around, combinations);
                Formula? right = Bind(binary.Right, around, combinations);
                return left is null || right is null ? null : new BinaryFormula(op, left, right, syntax.Span);
            case QuantifiedSyntax quantified:
                return BindQuantified(quantified, 0, around, combinations);
            default:
                expressions.BindBoolean(syntax, around, "a formula");
                return null;
        }
    }

    // P ~> Q  →  [](P -> <>Q)
    private UnaryFormula? BindLeadsTo(BinarySyntax syntax, Surroundings around)
    {
        Expression? cause = expressions.BindBoolean(syntax.Left, around, "the left side of '~>'");
        Expression? effect = expressions.BindBoolean(syntax.Right, around, "the right side of '~>'");
        if (cause is null || effect is null)
            return null;

        var eventually = new UnaryFormula(
            UnaryFormulaOperator.Eventually, new StateFormula(effect), syntax.Right.Span);
        var implies = new BinaryFormula(
            BinaryFormulaOperator.Implies, new StateFormula(cause), eventually, syntax.Span);
        return new UnaryFormula(UnaryFormulaOperator.Always, implies, syntax.Span);
    }

    private Formula? BindQuantified(QuantifiedSyntax syntax, int position, Surroundings around, long combinations)
    {
        if (position == syntax.Quantifiers.Length)
            return Bind(syntax.Body, around, combinations);

        QuantifierSyntax quantifier = syntax.Quantifiers[position];
        if (expressions.BindQuantifier(quantifier, around) is not var (variable, domain, inner))
            return null;

        if (BindingOf(quantifier, variable, domain) is not { } binding)
            return null;

        // The product cannot overflow: a count is below 2^63, and the limit is reported at once.
        Int128 product = (Int128)combinations * binding.Count;
        if (product > MaxCombinations)
        {
            context.Report(RuleErrors.TooManyFormulas(quantifier.Span, MaxCombinations));
            return null;
        }

        return BindQuantified(syntax, position + 1, inner, long.Max(1, (long)product)) is { } body
            ? new QuantifiedFormula(syntax.IsForall, binding, body, syntax.Span)
            : null;
    }

    private ParameterBinding? BindingOf(QuantifierSyntax syntax, LocalVariable variable, Domain domain)
    {
        if (domain is TypeDomain typed)
            return new TypeParameter(variable, typed.Type);

        var range = (RangeDomain)domain;
        if (range.Step is Constant { Value: 0 })
        {
            context.Report(RuleErrors.StepIsZero(range.Step.Span));
            return null;
        }

        if (range is { From: Constant from, To: Constant to, Step: Constant or null })
        {
            long step = (range.Step as Constant)?.Value ?? 1;
            Int128 distance = ((Int128)to.Value - from.Value) / step;
            bool isEmpty = step > 0 ? to.Value < from.Value : to.Value > from.Value;
            long count = isEmpty ? 0 : (long)Int128.Min(distance + 1, long.MaxValue);
            return new RangeParameter(variable, from.Value, step, count);
        }

        context.Report(RuleErrors.FormulaBoundsNotConstant(syntax.Span));
        return null;
    }

    private static bool IsTemporal(ExpressionSyntax syntax) => syntax switch
    {
        RuleObservationSyntax => true,
        ParenthesizedSyntax parenthesized => IsTemporal(parenthesized.Inner),
        UnarySyntax unary => OperatorOf(unary.Operator) is not (null or UnaryFormulaOperator.Not)
            || IsTemporal(unary.Operand),
        BinarySyntax binary =>
            binary.Operator is BinaryOperator.Until or BinaryOperator.Release or BinaryOperator.LeadsTo
            || IsTemporal(binary.Left) || IsTemporal(binary.Right),
        QuantifiedSyntax quantified => IsTemporal(quantified.Body),
        _ => false,
    };

    private static UnaryFormulaOperator? OperatorOf(UnaryOperator op) => op switch
    {
        UnaryOperator.Not => UnaryFormulaOperator.Not,
        UnaryOperator.Always => UnaryFormulaOperator.Always,
        UnaryOperator.Eventually => UnaryFormulaOperator.Eventually,
        UnaryOperator.Next => UnaryFormulaOperator.Next,
        _ => null,
    };

    private static BinaryFormulaOperator? OperatorOf(BinaryOperator op) => op switch
    {
        BinaryOperator.And or BinaryOperator.LogicalAnd => BinaryFormulaOperator.And,
        BinaryOperator.Or or BinaryOperator.LogicalOr => BinaryFormulaOperator.Or,
        BinaryOperator.Implies => BinaryFormulaOperator.Implies,
        BinaryOperator.Until => BinaryFormulaOperator.Until,
        BinaryOperator.Release => BinaryFormulaOperator.Release,
        _ => null,
    };
}
