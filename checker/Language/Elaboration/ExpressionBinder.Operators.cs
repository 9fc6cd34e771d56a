using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Operators, quantifiers and calls.</summary>
internal sealed partial class ExpressionBinder
{
    private Expression? BindUnary(UnarySyntax syntax, Surroundings around)
    {
        switch (syntax.Operator)
        {
            case UnaryOperator.Not:
                return BindBoolean(syntax.Operand, around, "the operand of '!'") is { } truth
                    ? new Not(truth, syntax.Span)
                    : null;
            case UnaryOperator.Plus:
                return BindInteger(syntax.Operand, around, "the operand of '+'");
            case UnaryOperator.Minus:
                return BindNegation(syntax, around);
            case UnaryOperator.BitwiseNot:
                return BindInteger(syntax.Operand, around, "the operand of '~'") is { } bits
                    ? new BitwiseNot(bits, syntax.Span)
                    : null;
            default:
                return ReportNull(RuleErrors.MisplacedTemporal(syntax.Span));
        }
    }

    // -5 is a constant of its own, so that messages and bounds show it as the user wrote it.
    private Expression? BindNegation(UnarySyntax syntax, Surroundings around)
    {
        Expression? operand = BindInteger(syntax.Operand, around, "the operand of '-'");
        if (operand is null)
            return null;

        if (operand is Constant { SimpleType: RangeType } constant)
        {
            _context.MentionInteger(-constant.Value);
            return new Constant(RangeType.Unbounded, -constant.Value, syntax.Span);
        }

        return new Negate(operand, syntax.Span);
    }

    private Expression? BindBinary(BinarySyntax syntax, Surroundings around)
    {
        Expression? left = Bind(syntax.Left, around);
        Expression? right = Bind(syntax.Right, around);
        if (left is null || right is null)
            return null;

        return syntax.Operator switch
        {
            BinaryOperator.Implies => BindLogical(LogicalOperator.Implies, left, right, syntax),
            BinaryOperator.LogicalAnd => BindLogical(LogicalOperator.And, left, right, syntax),
            BinaryOperator.LogicalOr => BindLogical(LogicalOperator.Or, left, right, syntax),
            BinaryOperator.And => BindAmbiguous(LogicalOperator.And, ArithmeticOperator.BitwiseAnd, left, right, syntax),
            BinaryOperator.Or => BindAmbiguous(LogicalOperator.Or, ArithmeticOperator.BitwiseOr, left, right, syntax),
            BinaryOperator.Xor => BindArithmetic(ArithmeticOperator.BitwiseXor, left, right, syntax),
            BinaryOperator.Less => BindComparison(ComparisonOperator.Less, left, right, syntax),
            BinaryOperator.LessOrEqual => BindComparison(ComparisonOperator.LessOrEqual, left, right, syntax),
            BinaryOperator.GreaterOrEqual => BindComparison(ComparisonOperator.GreaterOrEqual, left, right, syntax),
            BinaryOperator.Greater => BindComparison(ComparisonOperator.Greater, left, right, syntax),
            BinaryOperator.Equal => BindEquality(false, left, right, syntax),
            BinaryOperator.NotEqual => BindEquality(true, left, right, syntax),
            BinaryOperator.ShiftLeft => BindArithmetic(ArithmeticOperator.ShiftLeft, left, right, syntax),
            BinaryOperator.ShiftRight => BindArithmetic(ArithmeticOperator.ShiftRight, left, right, syntax),
            BinaryOperator.Add => BindArithmetic(ArithmeticOperator.Add, left, right, syntax),
            BinaryOperator.Subtract => BindArithmetic(ArithmeticOperator.Subtract, left, right, syntax),
            BinaryOperator.Multiply => BindArithmetic(ArithmeticOperator.Multiply, left, right, syntax),
            BinaryOperator.Divide => BindArithmetic(ArithmeticOperator.Divide, left, right, syntax),
            BinaryOperator.Remainder => BindArithmetic(ArithmeticOperator.Remainder, left, right, syntax),
            BinaryOperator.Until or BinaryOperator.Release or BinaryOperator.LeadsTo =>
                ReportNull(RuleErrors.MisplacedTemporal(syntax.OperatorSpan)),
        };
    }

    private Expression? BindLogical(LogicalOperator op, Expression left, Expression right, BinarySyntax syntax)
    {
        foreach (Expression side in new[] { left, right })
        {
            if (!IsBoolean(side.Type))
            {
                string what = $"an operand of '{syntax.OperatorSpan.Text}'";
                return ReportNull(TypeErrors.ExpectedBoolean(side.Span, what, side.Type.ToString()));
            }
        }

        return new Logical(op, left, right, syntax.Span);
    }

    // a & b  →  logical on booleans, bitwise on integers; to CMurphi always logical
    private Expression? BindAmbiguous(
        LogicalOperator logical, ArithmeticOperator bitwise, Expression left, Expression right, BinarySyntax syntax)
    {
        if (_context.Compatibility == Compatibility.CMurphi || (IsBoolean(left.Type) && IsBoolean(right.Type)))
            return BindLogical(logical, left, right, syntax);

        if (left.Type is RangeType && right.Type is RangeType)
            return new Arithmetic(bitwise, left, right, syntax.Span);

        return ReportNull(TypeErrors.MixedOperands(
            syntax.OperatorSpan, syntax.OperatorSpan.Text, left.Type.ToString(), right.Type.ToString()));
    }

    private Expression? BindArithmetic(ArithmeticOperator op, Expression left, Expression right, BinarySyntax syntax)
    {
        foreach (Expression side in new[] { left, right })
        {
            if (side.Type is not RangeType)
            {
                string what = $"an operand of '{syntax.OperatorSpan.Text}'";
                return ReportNull(TypeErrors.ExpectedInteger(side.Span, what, side.Type.ToString()));
            }
        }

        return new Arithmetic(op, left, right, syntax.Span);
    }

    private Expression? BindComparison(ComparisonOperator op, Expression left, Expression right, BinarySyntax syntax)
    {
        foreach (Expression side in new[] { left, right })
        {
            if (side.Type is not RangeType)
                return ReportNull(TypeErrors.NotOrdered(side.Span, syntax.OperatorSpan.Text, side.Type.ToString()));
        }

        return new Comparison(op, left, right, syntax.Span);
    }

    private Expression? BindEquality(bool isNegated, Expression left, Expression right, BinarySyntax syntax)
    {
        if (_context.Compatibility == Compatibility.CMurphi && left.Type is not SimpleType)
            return ReportNull(TypeErrors.AggregateComparison(syntax.Span));

        return Unify(left, right) is var (a, b)
            ? new Equality(isNegated, a, b, syntax.Span)
            : ReportNull(TypeErrors.CannotCompare(syntax.Span, left.Type.ToString(), right.Type.ToString()));
    }

    // Brings two values to one type: a member of a union becomes a value of the union.
    private (Expression Left, Expression Right)? Unify(Expression left, Expression right)
    {
        if (!_context.Relations.Assignable(left.Type, right.Type))
            return null;

        if (right.Type is UnionType && left.Type is not UnionType)
            return (Convert(left, right.Type)!, right);

        if (left.Type is UnionType && right.Type is not UnionType)
            return (left, Convert(right, left.Type)!);

        return (left, right);
    }

    private Expression? BindConditional(ConditionalSyntax syntax, Surroundings around)
    {
        Expression? condition = BindBoolean(syntax.Condition, around, "the condition of '?:'");
        Expression? whenTrue = Bind(syntax.WhenTrue, around);
        Expression? whenFalse = Bind(syntax.WhenFalse, around);
        if (condition is null || whenTrue is null || whenFalse is null)
            return null;

        if (Unify(whenTrue, whenFalse) is not var (a, b))
        {
            return ReportNull(TypeErrors.DifferentBranches(
                syntax.Span, whenTrue.Type.ToString(), whenFalse.Type.ToString()));
        }

        ModelType type = a.Type is RangeType ? RangeType.Unbounded : a.Type;
        return new Conditional(condition, a, b, type, syntax.Span);
    }

    // forall i: T; j: U do e end  →  forall i: T do forall j: U do e end end
    private Quantified? BindQuantified(QuantifiedSyntax syntax, int position, Surroundings around)
    {
        if (BindQuantifier(syntax.Quantifiers[position], around) is not var (variable, domain, inner))
            return null;

        Expression? body = position + 1 < syntax.Quantifiers.Length
            ? BindQuantified(syntax, position + 1, inner)
            : BindBoolean(syntax.Body, inner, $"the body of '{(syntax.IsForall ? "forall" : "exists")}'");
        return body is null ? null : new Quantified(syntax.IsForall, variable, domain, body, syntax.Span);
    }

    /// <summary>Declares the variable of a quantifier or loop; the surroundings given back know it.</summary>
    public (LocalVariable Variable, Domain Domain, Surroundings Inner)? BindQuantifier(
        QuantifierSyntax syntax, Surroundings around)
    {
        Domain? domain = BindDomain(syntax, around);
        Surroundings inner = around.Nested();
        if (domain is null)
        {
            inner.Scope.TryDeclare(new BrokenSymbol(syntax.Variable.Text, syntax.Variable.Span));
            return null;
        }

        SimpleType type = domain is TypeDomain typed ? typed.Type : RangeType.Unbounded;

        // In Rumur a loop's body may change its variable; the change lasts for that iteration.
        bool isReadOnly = _context.Compatibility != Compatibility.Rumur;
        LocalVariable variable = inner.Frame.Add(
            syntax.Variable.Text, type, LocalKind.Bound, isReadOnly, syntax.Variable.Span);
        _context.Declare(inner.Scope, new LocalSymbol(variable));
        return (variable, domain, inner);
    }

    private Domain? BindDomain(QuantifierSyntax syntax, Surroundings around)
    {
        if (syntax is TypeQuantifierSyntax typed)
        {
            SimpleType? type = Types.BindSimple(typed.Type, around, "a bound variable");
            return type is null ? null : new TypeDomain(type);
        }

        var range = (RangeQuantifierSyntax)syntax;
        Expression? from = BindInteger(range.From, around, "the start of a range");
        Expression? to = BindInteger(range.To, around, "the end of a range");
        Expression? step = range.Step is null ? null : BindInteger(range.Step, around, "the step of a range");
        if (from is null || to is null || (range.Step is not null && step is null))
            return null;

        return CheckRange(range, from, to, step) ? new RangeDomain(from, to, step) : null;
    }

    private bool CheckRange(RangeQuantifierSyntax syntax, Expression from, Expression to, Expression? step)
    {
        if (step is not null && LiteralValue(step) == 0)
        {
            _context.Report(RuleErrors.StepIsZero(syntax.Step!.Span));
            return false;
        }

        if (step is not null && _context.Compatibility == Compatibility.CMurphi && _constants.Visit(step) is null)
            return false;

        if (_context.Compatibility == Compatibility.Rumur && step is null
            && LiteralValue(from) is { } low && LiteralValue(to) is { } high && low > high)
        {
            _context.Report(RuleErrors.DescendingRange(syntax.Span, low, high));
            return false;
        }

        return true;
    }
}
