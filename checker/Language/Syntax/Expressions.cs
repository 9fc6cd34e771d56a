using System.Collections.Immutable;
using System.Numerics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>An expression as written.</summary>
public abstract record ExpressionSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <summary>A decimal or hexadecimal number, of any size: the binder says what fits.</summary>
public sealed record IntegerSyntax(SourceSpan Span, BigInteger Value) : ExpressionSyntax(Span);

/// <summary><c>true</c> or <c>false</c></summary>
public sealed record BooleanSyntax(SourceSpan Span, bool Value) : ExpressionSyntax(Span);

/// <summary><c>undefined</c> [CMurphi], only on the right of an assignment or as an argument.</summary>
public sealed record UndefinedSyntax(SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>The name of a constant, enum member, variable, parameter or alias.</summary>
public sealed record NameSyntax(SourceSpan Span, Identifier Name) : ExpressionSyntax(Span);

/// <summary><c>record.field</c></summary>
public sealed record FieldSyntax(SourceSpan Span, ExpressionSyntax Target, Identifier Field) : ExpressionSyntax(Span);

/// <summary><c>array[index]</c>, also <c>multiset[index]</c> with an index that <c>choose</c> bound.</summary>
public sealed record IndexSyntax(SourceSpan Span, ExpressionSyntax Target, ExpressionSyntax Index)
    : ExpressionSyntax(Span);

/// <summary>An expression in parentheses, kept so that printing gives back what was written.</summary>
public sealed record ParenthesizedSyntax(SourceSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Span);

public enum UnaryOperator
{
    Not,
    Plus,
    Minus,
    BitwiseNot,

    /// <summary><c>[] f</c> or <c>always f</c>, only in <c>ltl</c>.</summary>
    Always,

    /// <summary><c>&lt;&gt; f</c> or <c>eventually f</c>, only in <c>ltl</c>.</summary>
    Eventually,

    /// <summary><c>next f</c>, only in <c>ltl</c>.</summary>
    Next,
}

public sealed record UnarySyntax(SourceSpan Span, UnaryOperator Operator, ExpressionSyntax Operand)
    : ExpressionSyntax(Span);

public enum BinaryOperator
{
    Implies,

    /// <summary><c>||</c></summary>
    LogicalOr,

    /// <summary><c>&amp;&amp;</c></summary>
    LogicalAnd,

    /// <summary><c>|</c>: logical on booleans, bitwise on integers.</summary>
    Or,

    /// <summary><c>^</c></summary>
    Xor,

    /// <summary><c>&amp;</c>: logical on booleans, bitwise on integers.</summary>
    And,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,

    /// <summary><c>f until g</c>, only in <c>ltl</c>.</summary>
    Until,

    /// <summary><c>f release g</c>, only in <c>ltl</c>.</summary>
    Release,

    /// <summary><c>P ~> Q</c>, only in <c>leadsto</c>.</summary>
    LeadsTo,
}

public sealed record BinarySyntax(
    SourceSpan Span, BinaryOperator Operator, SourceSpan OperatorSpan, ExpressionSyntax Left, ExpressionSyntax Right)
    : ExpressionSyntax(Span);

/// <summary><c>condition ? whenTrue : whenFalse</c></summary>
public sealed record ConditionalSyntax(
    SourceSpan Span, ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse)
    : ExpressionSyntax(Span);

/// <summary><c>forall i: T do … end</c> or <c>exists …</c></summary>
public sealed record QuantifiedSyntax(
    SourceSpan Span, bool IsForall, ImmutableArray<QuantifierSyntax> Quantifiers, ExpressionSyntax Body)
    : ExpressionSyntax(Span);

/// <summary><c>function(arguments)</c></summary>
public sealed record CallSyntax(SourceSpan Span, Identifier Function, ImmutableArray<ExpressionSyntax> Arguments)
    : ExpressionSyntax(Span);

/// <summary><c>isundefined(designator)</c></summary>
public sealed record IsUndefinedSyntax(SourceSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary><c>ismember(expression, type)</c></summary>
public sealed record IsMemberSyntax(SourceSpan Span, ExpressionSyntax Operand, TypeSyntax Type)
    : ExpressionSyntax(Span);

/// <summary><c>multisetcount(i: multiset, condition)</c></summary>
public sealed record MultisetCountSyntax(
    SourceSpan Span, Identifier Variable, ExpressionSyntax Multiset, ExpressionSyntax Condition)
    : ExpressionSyntax(Span);

/// <summary><c>enabled "rule"</c> or <c>fired "rule"</c>, only in <c>ltl</c>.</summary>
public sealed record RuleObservationSyntax(SourceSpan Span, bool IsFired, StringToken Rule) : ExpressionSyntax(Span);

/// <summary>Stands where no expression could be parsed; a diagnostic has been reported.</summary>
public sealed record ErrorExpressionSyntax(SourceSpan Span) : ExpressionSyntax(Span);
