using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>The plain Murphi text of expressions, compound ones in parentheses.</summary>
internal sealed class FlatExpressions : ExpressionVisitor<string>
{
    private readonly FlatNames _names;
    private readonly FlatTypes _types;
    private readonly FlatDesignators _designators;

    public FlatExpressions(FlatNames names, FlatTypes types)
    {
        _names = names;
        _types = types;
        _designators = new FlatDesignators(names, this);
    }

    public string Place(Designator designator) => _designators.Visit(designator);

    /// <summary>Whether a simple value may be undefined where it is read, so that copying it needs a test.</summary>
    public static bool MayBeUndefined(Expression value) => value switch
    {
        Read { Designator: LocalAccess { Variable.Kind: LocalKind.Bound or LocalKind.ValueAlias } } => false,
        Read => true,
        UnionConversion conversion => MayBeUndefined(conversion.Operand),
        _ => false,
    };

    /// <summary>The place that a copied value is read from: the operand of its conversions.</summary>
    public static Designator SourceOf(Expression value) => value switch
    {
        Read read => read.Designator,
        UnionConversion conversion => SourceOf(conversion.Operand),
        _ => throw new ArgumentException("not a copy", nameof(value)),
    };

    /// <summary>
    /// A quantifier or loop header, and the condition under which its body runs at all: Rumur runs the body of a
    /// loop over an empty range once, for its first value. Null for no condition; false for never.
    /// </summary>
    public (string Header, string? Condition) Header(LocalVariable variable, Domain domain)
    {
        string name = _names.Of(variable);
        if (domain is TypeDomain typed)
            return ($"{name}: {_types.TextOf(typed.Type)}", null);

        var range = (RangeDomain)domain;
        string from = Visit(range.From);
        string to = Visit(range.To);
        string step = range.Step is null ? "" : $" by {Visit(range.Step)}";
        return ($"{name} := {from} to {to}{step}", NonEmpty(range, from, to));
    }

    protected internal override string VisitConstant(Constant expression) =>
        _types.ValueOf(expression.SimpleType, expression.Value);

    protected internal override string VisitUndefined(UndefinedValue expression) =>
        throw new InvalidOperationException("an undefined argument is named by its statement");

    protected internal override string VisitRead(Read expression) => Place(expression.Designator);

    protected internal override string VisitNot(Not expression) => $"(!{Visit(expression.Operand)})";

    protected internal override string VisitNegate(Negate expression) => $"(-{Visit(expression.Operand)})";

    protected internal override string VisitBitwiseNot(BitwiseNot expression) => $"(~{Visit(expression.Operand)})";

    protected internal override string VisitArithmetic(Arithmetic expression)
    {
        string left = Visit(expression.Left);
        string right = Visit(expression.Right);
        return expression.Operator switch
        {
            ArithmeticOperator.Add => $"({left} + {right})",
            ArithmeticOperator.Subtract => $"({left} - {right})",
            ArithmeticOperator.Multiply => $"({left} * {right})",
            ArithmeticOperator.Divide => $"({left} / {right})",
            ArithmeticOperator.Remainder => $"({left} % {right})",
            ArithmeticOperator.ShiftLeft => $"({left} << {right})",
            ArithmeticOperator.ShiftRight => $"({left} >> {right})",

            // The sums keep Rumur before 2026 from taking operands of a named range type for booleans.
            ArithmeticOperator.BitwiseAnd => $"(({left} + 0) & ({right} + 0))",
            ArithmeticOperator.BitwiseOr => $"(({left} + 0) | ({right} + 0))",
            ArithmeticOperator.BitwiseXor => $"(({left} + 0) ^ ({right} + 0))",
        };
    }

    protected internal override string VisitComparison(Comparison expression)
    {
        string symbol = expression.Operator switch
        {
            ComparisonOperator.Less => "<",
            ComparisonOperator.LessOrEqual => "<=",
            ComparisonOperator.GreaterOrEqual => ">=",
            ComparisonOperator.Greater => ">",
        };
        return $"({Visit(expression.Left)} {symbol} {Visit(expression.Right)})";
    }

    protected internal override string VisitEquality(Equality expression) =>
        $"({Visit(expression.Left)} {(expression.IsNegated ? "!=" : "=")} {Visit(expression.Right)})";

    protected internal override string VisitLogical(Logical expression)
    {
        string symbol = expression.Operator switch
        {
            LogicalOperator.And => "&",
            LogicalOperator.Or => "|",
            LogicalOperator.Implies => "->",
        };
        return $"({Visit(expression.Left)} {symbol} {Visit(expression.Right)})";
    }

    protected internal override string VisitConditional(Conditional expression) =>
        $"({Visit(expression.Condition)} ? {Visit(expression.WhenTrue)} : {Visit(expression.WhenFalse)})";

    protected internal override string VisitQuantified(Quantified expression)
    {
        _names.Enter(expression.Variable);
        (string header, string? condition) = Header(expression.Variable, expression.Domain);
        string word = expression.IsForall ? "forall" : "exists";
        string text = $"({word} {header} do {Visit(expression.Body)} end)";
        _names.Leave();
        if (condition is null)
            return text;

        return expression.IsForall ? $"({condition} -> {text})" : $"({condition} & {text})";
    }

    protected internal override string VisitCall(Call expression) =>
        $"{_names.Of(expression.Function)}({string.Join(", ", expression.Arguments.Select(Visit))})";

    protected internal override string VisitIsUndefined(IsUndefined expression) =>
        $"isundefined({Place(expression.Designator)})";

    protected internal override string VisitIsMember(IsMember expression)
    {
        string operand = Visit(expression.Operand);
        return expression.Operand.Type is RangeType or UnionType
            ? $"(({expression.Low} <= {operand}) & ({operand} <= {expression.High}))"
            : $"({operand} = {operand})";
    }

    protected internal override string VisitUnionConversion(UnionConversion expression)
    {
        string operand = Visit(expression.Operand);
        if (FlatTypes.IsBoolean(expression.Target))
            return $"(({operand} + {expression.Delta}) = 1)";

        if (FlatTypes.IsBoolean(expression.Operand.Type))
            operand = $"({operand} ? 1 : 0)";

        return $"({operand} + ({expression.Delta}))";
    }

    // multisetcount(i: m, p(i))  →  (m[0].present & p(0) ? 1 : 0) + (m[1].present & p(1) ? 1 : 0) + …
    protected internal override string VisitMultisetCount(MultisetCount expression)
    {
        string multiset = Place(expression.Multiset);
        int capacity = ((MultisetType)expression.Multiset.Type).Capacity;
        return $"({string.Join(" + ", Enumerable.Range(0, capacity).Select(CountOne))})";

        string CountOne(int place)
        {
            _names.Replace(expression.Variable, place.ToString());
            return $"(({multiset}[{place}].present & {Visit(expression.Condition)}) ? 1 : 0)";
        }
    }

    private string? NonEmpty(RangeDomain range, string from, string to)
    {
        long? step = range.Step is null ? 1 : (range.Step as Constant)?.Value;
        if (range.From is Constant { Value: var low } && range.To is Constant { Value: var high } && step is not null)
            return (step > 0 ? low <= high : low >= high) ? null : "false";

        return step switch
        {
            null => $"({Visit(range.Step!)} > 0 ? {from} <= {to} : {from} >= {to})",
            > 0 => $"({from} <= {to})",
            _ => $"({from} >= {to})",
        };
    }
}

/// <summary>The plain Murphi text of places.</summary>
internal sealed class FlatDesignators(FlatNames names, FlatExpressions expressions) : DesignatorVisitor<string>
{
    protected internal override string VisitState(StateAccess designator) => names.Of(designator.Variable);

    protected internal override string VisitLocal(LocalAccess designator) => names.Of(designator.Variable);

    protected internal override string VisitField(FieldAccess designator) =>
        $"{Visit(designator.Target)}.{designator.Field.Name}";

    protected internal override string VisitIndex(IndexAccess designator) =>
        $"{Visit(designator.Target)}[{expressions.Visit(designator.Index)}]";

    protected internal override string VisitMultisetElement(MultisetElement designator) =>
        $"{Visit(designator.Target)}[{expressions.Visit(designator.Index)}].element";
}
