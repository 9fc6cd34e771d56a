using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// The value of an expression of a simple type, which must be defined: the default for every operand.
/// </summary>
internal sealed class ExpressionEvaluator(Execution execution) : ExpressionVisitor<long>
{
    /// <summary>The value of a boolean expression.</summary>
    public bool Holds(Expression condition) => Visit(condition) != 0;

    protected internal override long VisitConstant(Constant expression) => expression.Value;

    protected internal override long VisitUndefined(UndefinedValue expression) =>
        throw UndefinedRead(expression.Span, "'undefined' has no value");

    protected internal override long VisitRead(Read expression)
    {
        long value = execution.Designators.Read(expression.Designator).Value;
        if (value != ModelType.Undefined)
            return value;

        throw UndefinedRead(
            expression.Span, $"'{execution.Designators.NameOf(expression.Designator)}' is undefined");
    }

    protected internal override long VisitNot(Not expression) => Truth(!Holds(expression.Operand));

    protected internal override long VisitNegate(Negate expression)
    {
        long? result = execution.Arithmetic.Negate(Visit(expression.Operand), out ArithmeticFault? fault);
        return result ?? throw Fault(fault!, expression.Span);
    }

    protected internal override long VisitBitwiseNot(BitwiseNot expression)
    {
        long? result = execution.Arithmetic.BitwiseNot(Visit(expression.Operand), out ArithmeticFault? fault);
        return result ?? throw Fault(fault!, expression.Span);
    }

    protected internal override long VisitArithmetic(Arithmetic expression)
    {
        long left = Visit(expression.Left);
        long right = Visit(expression.Right);
        ArithmeticOperator op = expression.Operator;
        long? result = execution.Arithmetic.Apply(op, left, right, out ArithmeticFault? fault);
        return result ?? throw Fault(fault!, expression.Span);
    }

    protected internal override long VisitComparison(Comparison expression)
    {
        long left = Visit(expression.Left);
        long right = Visit(expression.Right);
        return Truth(expression.Operator switch
        {
            ComparisonOperator.Less => left < right,
            ComparisonOperator.LessOrEqual => left <= right,
            ComparisonOperator.GreaterOrEqual => left >= right,
            ComparisonOperator.Greater => left > right,
        });
    }

    protected internal override long VisitEquality(Equality expression)
    {
        bool mayBeUndefined =
            expression.Left.Type is ScalarsetType && execution.Semantics.UndefinedScalarsetsCompare;
        long[] left = execution.Values.Evaluate(expression.Left, mayBeUndefined);
        long[] right = execution.Values.Evaluate(expression.Right, mayBeUndefined);
        MultisetCanonicalizer.Canonicalize(expression.Left.Type, left);
        MultisetCanonicalizer.Canonicalize(expression.Right.Type, right);
        return Truth(left.AsSpan().SequenceEqual(right) != expression.IsNegated);
    }

    protected internal override long VisitLogical(Logical expression) => Truth(expression.Operator switch
    {
        LogicalOperator.And => Holds(expression.Left) && Holds(expression.Right),
        LogicalOperator.Or => Holds(expression.Left) || Holds(expression.Right),
        LogicalOperator.Implies => !Holds(expression.Left) || Holds(expression.Right),
    });

    protected internal override long VisitConditional(Conditional expression) =>
        Visit(Holds(expression.Condition) ? expression.WhenTrue : expression.WhenFalse);

    protected internal override long VisitQuantified(Quantified expression)
    {
        foreach (long value in execution.Domains.Values(expression.Domain))
        {
            execution.Assign(expression.Variable, value);
            if (Holds(expression.Body) != expression.IsForall)
                return Truth(!expression.IsForall);
        }

        return Truth(expression.IsForall);
    }

    protected internal override long VisitCall(Call expression)
    {
        long value = execution.Functions.Call(expression)![0];
        if (value != ModelType.Undefined)
            return value;

        throw UndefinedRead(
            expression.Span, $"function '{expression.Function.Name}' returned an undefined value");
    }

    protected internal override long VisitIsUndefined(IsUndefined expression) =>
        Truth(execution.Designators.Read(expression.Designator).Value == ModelType.Undefined);

    protected internal override long VisitIsMember(IsMember expression)
    {
        long value = Visit(expression.Operand);
        return Truth(value >= expression.Low && value <= expression.High);
    }

    protected internal override long VisitUnionConversion(UnionConversion expression) =>
        execution.Values.Convert(expression, Visit(expression.Operand));

    protected internal override long VisitMultisetCount(MultisetCount expression)
    {
        long count = 0;
        foreach (int place in execution.Designators.ReadPlaces(expression.Multiset).Present())
        {
            execution.Assign(expression.Variable, place);
            if (Holds(expression.Condition))
                count++;
        }

        return count;
    }

    private static long Truth(bool value) => value ? 1 : 0;

    private ModelErrorException UndefinedRead(SourceSpan span, string message) =>
        execution.Error(ModelErrorKind.UndefinedRead, span, message);

    private ModelErrorException Fault(ArithmeticFault fault, SourceSpan span)
    {
        ModelErrorKind kind =
            fault.IsDivisionByZero ? ModelErrorKind.DivisionByZero : ModelErrorKind.Overflow;
        return execution.Error(kind, span, fault.Message);
    }
}
