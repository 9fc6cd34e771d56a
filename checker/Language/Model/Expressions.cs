using System.Collections.Immutable;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>A typed expression with every name resolved. Its cases are the methods of <see cref="ExpressionVisitor{T}"/>.</summary>
/// <remarks>
/// Operands are evaluated left to right. Evaluating an undefined simple value is an error wherever a node's
/// description does not say otherwise. Building a node with operands of the wrong type is a bug of the binder.
/// </remarks>
public abstract record Expression(ModelType Type, SourceSpan Span)
{
    public abstract T Accept<T>(ExpressionVisitor<T> visitor);
}

/// <summary>A literal, named constant or enum member, folded. A boolean is 0 or 1.</summary>
public sealed record Constant(SimpleType SimpleType, long Value, SourceSpan Span) : Expression(SimpleType, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitConstant(this);
}

/// <summary><c>undefined</c>, as an argument or the right side of an assignment.</summary>
public sealed record UndefinedValue(ModelType Type, SourceSpan Span) : Expression(Type, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitUndefined(this);
}

/// <summary>The contents of a place. For an aggregate: all its slots, undefined ones included.</summary>
public sealed record Read(Designator Designator) : Expression(Designator.Type, Designator.Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitRead(this);
}

/// <summary><c>!operand</c></summary>
public sealed record Not(Expression Operand, SourceSpan Span) : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitNot(this);
}

/// <summary><c>-operand</c></summary>
public sealed record Negate(Expression Operand, SourceSpan Span) : Expression(RangeType.Unbounded, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitNegate(this);
}

/// <summary><c>~operand</c></summary>
public sealed record BitwiseNot(Expression Operand, SourceSpan Span) : Expression(RangeType.Unbounded, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitBitwiseNot(this);
}

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,

    /// <summary>Truncates toward zero. By zero: an error.</summary>
    Divide,

    /// <summary>Has the sign of the dividend. By zero: an error.</summary>
    Remainder,
    BitwiseAnd,
    BitwiseOr,
    BitwiseXor,

    /// <summary>By a negative amount: the other way. By the width or more: 0, or -1 for a negative number shifted right.</summary>
    ShiftLeft,

    /// <summary>Arithmetic: keeps the sign. Amounts as for <see cref="ShiftLeft"/>.</summary>
    ShiftRight,
}

/// <summary><c>left + right</c> and its kin, on integers.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right, SourceSpan Span)
    : Expression(RangeType.Unbounded, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitArithmetic(this);
}

public enum ComparisonOperator
{
    Less,
    LessOrEqual,
    GreaterOrEqual,
    Greater,
}

/// <summary><c>left &lt; right</c> and its kin, on integers.</summary>
public sealed record Comparison(ComparisonOperator Operator, Expression Left, Expression Right, SourceSpan Span)
    : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitComparison(this);
}

/// <summary>
/// <c>left = right</c>, or <c>!=</c> when negated; both sides have the same type after conversion, or both are ranges.
/// </summary>
/// <remarks>
/// Simple values must be defined, except scalarsets under <see cref="Semantics.UndefinedScalarsetsCompare"/>, where
/// undefined equals only undefined. Aggregates are compared slot by slot, and undefined equals undefined without an
/// error; multisets as multisets, whatever the order of their places.
/// </remarks>
public sealed record Equality(bool IsNegated, Expression Left, Expression Right, SourceSpan Span)
    : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitEquality(this);
}

public enum LogicalOperator
{
    And,
    Or,
    Implies,
}

/// <summary><c>left &amp; right</c>, <c>|</c>, <c>-></c>: the right side is evaluated only if the left does not decide.</summary>
public sealed record Logical(LogicalOperator Operator, Expression Left, Expression Right, SourceSpan Span)
    : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitLogical(this);
}

/// <summary><c>condition ? whenTrue : whenFalse</c>; only the chosen side is evaluated.</summary>
public sealed record Conditional(
    Expression Condition, Expression WhenTrue, Expression WhenFalse, ModelType Type, SourceSpan Span)
    : Expression(Type, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitConditional(this);
}

/// <summary><c>forall</c> or <c>exists</c> over one variable; stops at the first value that decides.</summary>
public sealed record Quantified(bool IsForall, LocalVariable Variable, Domain Domain, Expression Body, SourceSpan Span)
    : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitQuantified(this);
}

/// <summary>
/// A call of a function, or of a procedure as a statement. An argument for a <c>var</c> parameter (and, under
/// <see cref="Semantics.ConstParametersAreReferences"/>, any argument that is a place) is a <see cref="Read"/> whose
/// designator is passed by reference. An undefined simple value may be passed.
/// </summary>
public sealed record Call(Function Function, ImmutableArray<Expression> Arguments, SourceSpan Span)
    : Expression(Function.ReturnType ?? EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitCall(this);
}

/// <summary><c>isundefined(designator)</c> of a simple type: no error on undefined.</summary>
public sealed record IsUndefined(Designator Designator, SourceSpan Span) : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitIsUndefined(this);
}

/// <summary><c>ismember(operand, type)</c>: whether a value belongs to one of a union's members, or to a range.</summary>
/// <remarks>True exactly when the operand's value lies in [<see cref="Low"/>, <see cref="High"/>]; undefined is an error, except under <see cref="Semantics.UndefinedScalarsetsCompare"/>.</remarks>
public sealed record IsMember(Expression Operand, SimpleType MemberType, long Low, long High, SourceSpan Span)
    : Expression(EnumType.Boolean, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitIsMember(this);
}

/// <summary>
/// A value moved between a union and one of its members: the result is operand + <see cref="Delta"/>. Into a member
/// the result must be one of its values, else it is a range error. Undefined stays undefined where copying it is allowed.
/// </summary>
public sealed record UnionConversion(Expression Operand, SimpleType Target, long Delta, SourceSpan Span)
    : Expression(Target, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitUnionConversion(this);
}

/// <summary><c>multisetcount(i: multiset, condition)</c>: how many present elements satisfy the condition.</summary>
public sealed record MultisetCount(
    LocalVariable Variable, Designator Multiset, Expression Condition, SourceSpan Span)
    : Expression(RangeType.Unbounded, Span)
{
    public override T Accept<T>(ExpressionVisitor<T> visitor) => visitor.VisitMultisetCount(this);
}

/// <summary>
/// One method per kind of expression and no defaults: a new kind stops every consumer from compiling until it says
/// what the kind means to it.
/// </summary>
public abstract class ExpressionVisitor<T>
{
    public T Visit(Expression expression) => expression.Accept(this);

    protected internal abstract T VisitConstant(Constant expression);

    protected internal abstract T VisitUndefined(UndefinedValue expression);

    protected internal abstract T VisitRead(Read expression);

    protected internal abstract T VisitNot(Not expression);

    protected internal abstract T VisitNegate(Negate expression);

    protected internal abstract T VisitBitwiseNot(BitwiseNot expression);

    protected internal abstract T VisitArithmetic(Arithmetic expression);

    protected internal abstract T VisitComparison(Comparison expression);

    protected internal abstract T VisitEquality(Equality expression);

    protected internal abstract T VisitLogical(Logical expression);

    protected internal abstract T VisitConditional(Conditional expression);

    protected internal abstract T VisitQuantified(Quantified expression);

    protected internal abstract T VisitCall(Call expression);

    protected internal abstract T VisitIsUndefined(IsUndefined expression);

    protected internal abstract T VisitIsMember(IsMember expression);

    protected internal abstract T VisitUnionConversion(UnionConversion expression);

    protected internal abstract T VisitMultisetCount(MultisetCount expression);
}
