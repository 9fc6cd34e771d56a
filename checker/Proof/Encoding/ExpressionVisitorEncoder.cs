using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// The value of an expression of a simple type, which must be defined: the default for every operand.
/// </summary>
/// <remarks>
/// A boolean gives a formula, a scalarset of any size a term of its sort, an enum a term of its sort; an
/// integer a term of
/// whatever sort its range has, and of <see cref="Sort.Integers"/> after arithmetic.
/// </remarks>
internal sealed class ExpressionVisitorEncoder(SymbolicExecution execution) : ExpressionVisitor<Term>
{
    private EncodingContext Context => execution.Context;

    private TermFactory Terms => execution.Terms;

    protected override Term VisitConstant(Constant expression)
    {
        if (Context.Sorts.IsAnySize(expression.SimpleType))
            throw new UnencodableException(expression.Span, "this names an element of a scalarset of any size");

        Sort sort = Context.Sorts.Of(expression.SimpleType, expression.Span);
        return Terms.Constant(sort, expression.Value);
    }

    protected override Term VisitUndefined(UndefinedValue expression)
    {
        execution.Fail(Terms.True, ModelErrorKind.UndefinedRead, expression.Span);
        return Context.AnyValue(Context.Sorts.Of((SimpleType)expression.Type, expression.Span));
    }

    protected override Term VisitRead(Read expression) =>
        Defined(execution.Values.Read(expression.Designator), expression);

    protected override Term VisitNot(Not expression) => Terms.Not(Visit(expression.Operand));

    protected override Term VisitNegate(Negate expression)
    {
        Term operand = Visit(expression.Operand);
        return Context.Cases.Of(operand) is null
            ? Context.Integers.Apply(
                execution, ArithmeticOperator.Subtract, Terms.IntegerConstant(0), operand, expression.Span)
            : Context.Integers.Apply(
                execution, operand, value => Context.Arithmetic.Negate(value, out _), expression.Span);
    }

    protected override Term VisitBitwiseNot(BitwiseNot expression) => Context.Integers.Apply(
        execution,
        Visit(expression.Operand),
        value => Context.Arithmetic.BitwiseNot(value, out _),
        expression.Span);

    protected override Term VisitArithmetic(Arithmetic expression)
    {
        Term left = Visit(expression.Left);
        Term right = Visit(expression.Right);
        return Context.Integers.Apply(execution, expression.Operator, left, right, expression.Span);
    }

    protected override Term VisitComparison(Comparison expression)
    {
        Term left = Visit(expression.Left);
        Term right = Visit(expression.Right);
        return Context.Integers.Compare(expression.Operator, left, right);
    }

    protected override Term VisitEquality(Equality expression)
    {
        Term equal = expression.Left.Type is SimpleType
            ? SimpleEquality(expression)
            : AggregateEquality(expression);
        return expression.IsNegated ? Terms.Not(equal) : equal;
    }

    protected override Term VisitLogical(Logical expression)
    {
        Term left = Visit(expression.Left);
        bool mayWrite = Context.HasEffects(expression.Right);
        return expression.Operator switch
        {
            LogicalOperator.And =>
                execution.Conditionally(left, mayWrite, () => Visit(expression.Right), Terms.False),
            LogicalOperator.Or =>
                execution.Conditionally(Terms.Not(left), mayWrite, () => Visit(expression.Right), Terms.True),
            LogicalOperator.Implies =>
                execution.Conditionally(left, mayWrite, () => Visit(expression.Right), Terms.True),
        };
    }

    protected override Term VisitConditional(Conditional expression)
    {
        Term condition = Visit(expression.Condition);
        var type = (SimpleType)expression.Type;
        Sort sort = expression.Type is RangeType ? Sort.Integers : Context.Sorts.Of(type, expression.Span);
        Term any = Context.AnyValue(sort);
        Term whenTrue = execution.Conditionally(
            condition, Context.HasEffects(expression.WhenTrue), () => Side(expression.WhenTrue, sort), any);
        Term whenFalse = execution.Conditionally(
            Terms.Not(condition),
            Context.HasEffects(expression.WhenFalse),
            () => Side(expression.WhenFalse, sort),
            any);
        return Terms.Ite(condition, whenTrue, whenFalse);
    }

    protected override Term VisitQuantified(Quantified expression) => execution.Domains.Quantify(expression);

    protected override Term VisitCall(Call expression) =>
        Defined(execution.Functions.Call(expression)[0], expression);

    protected override Term VisitIsUndefined(IsUndefined expression) =>
        Terms.Not(execution.Values.Read(expression.Designator).Defined);

    protected override Term VisitIsMember(IsMember expression)
    {
        Term operand = Visit(expression.Operand);
        if (Context.Cases.Of(operand) is { } cases)
        {
            return Terms.Or(cases.Where(c => c.Value >= expression.Low && c.Value <= expression.High)
                .Select(c => c.Condition));
        }

        if (operand.Sort == Sort.Integers)
        {
            return Terms.And(
                Terms.LessOrEqual(Terms.IntegerConstant(expression.Low), operand),
                Terms.LessOrEqual(operand, Terms.IntegerConstant(expression.High)));
        }

        var type = (SimpleType)expression.Operand.Type;
        return expression.Low <= type.Low && expression.High >= type.High
            ? Terms.True
            : throw new UnencodableException(expression.Span, $"'{type}' has too many values to list");
    }

    protected override Term VisitUnionConversion(UnionConversion expression) =>
        execution.Values.Convert(expression, new PartialValue(Visit(expression.Operand), Terms.True)).Value!;

    protected override Term VisitMultisetCount(MultisetCount expression) =>
        throw new UnencodableException(expression.Span, "a multiset has no encoding");

    private Term Defined(PartialValue value, Expression expression)
    {
        execution.Fail(Terms.Not(value.Defined), ModelErrorKind.UndefinedRead, expression.Span);
        return value.Value ?? Context.AnyValue(Context.Sorts.Of((SimpleType)expression.Type, expression.Span));
    }

    private Term Side(Expression side, Sort sort)
    {
        Term value = Visit(side);
        return sort == Sort.Integers ? Context.Integers.ToInteger(value) : value;
    }

    private Term SimpleEquality(Equality expression)
    {
        bool mayBeUndefined =
            expression.Left.Type is ScalarsetType && Context.System.Semantics.UndefinedScalarsetsCompare;
        PartialValue left = execution.Values.EvaluateSimple(expression.Left, mayBeUndefined);
        PartialValue right = execution.Values.EvaluateSimple(expression.Right, mayBeUndefined);
        return SameValue(left, right);
    }

    private Term AggregateEquality(Equality expression)
    {
        ImmutableArray<PartialValue> left = execution.Values.EvaluateAggregate(expression.Left);
        ImmutableArray<PartialValue> right = execution.Values.EvaluateAggregate(expression.Right);
        ImmutableArray<LeafShape> shapes = Context.Layout.LeavesOf(expression.Left.Type, expression.Span);
        return Terms.And(shapes.Select((shape, i) =>
        {
            ImmutableArray<Term> formals = Context.FormalsOf(Context.SortsOf(shape.Indices));
            return Terms.ForAll(formals, SameValue(left[i], right[i]));
        }));
    }

    // Undefined equals undefined; where it must not be compared, both are known to be defined here.
    private Term SameValue(PartialValue left, PartialValue right)
    {
        Term same = left.Value is null || right.Value is null
            ? Terms.False
            : Context.Integers.Equal(left.Value, right.Value);
        return Terms.And(
            Terms.Equal(left.Defined, right.Defined), Terms.Or(Terms.Not(left.Defined), same));
    }
}
