using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>A statement as written.</summary>
public abstract record StatementSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>target := value</c>; the value may be <see cref="UndefinedSyntax"/>.</summary>
public sealed record AssignmentSyntax(SourceSpan Span, ExpressionSyntax Target, ExpressionSyntax Value)
    : StatementSyntax(Span);

/// <summary><c>if … then … elsif … then … else … end</c>; <see cref="Else"/> is null when there is none.</summary>
public sealed record IfSyntax(
    SourceSpan Span, ImmutableArray<IfArmSyntax> Arms, ImmutableArray<StatementSyntax>? Else)
    : StatementSyntax(Span);

/// <summary>One condition of an <c>if</c> and what it guards.</summary>
public sealed record IfArmSyntax(SourceSpan Span, ExpressionSyntax Condition, ImmutableArray<StatementSyntax> Body)
    : SyntaxNode(Span);

/// <summary><c>switch subject case a, b: … else … end</c></summary>
public sealed record SwitchSyntax(
    SourceSpan Span,
    ExpressionSyntax Subject,
    ImmutableArray<SwitchCaseSyntax> Cases,
    ImmutableArray<StatementSyntax>? Else)
    : StatementSyntax(Span);

/// <summary><c>case a, b: …</c></summary>
public sealed record SwitchCaseSyntax(
    SourceSpan Span, ImmutableArray<ExpressionSyntax> Values, ImmutableArray<StatementSyntax> Body)
    : SyntaxNode(Span);

/// <summary><c>for i: T; j := a to b do … end</c></summary>
public sealed record ForSyntax(
    SourceSpan Span, ImmutableArray<QuantifierSyntax> Quantifiers, ImmutableArray<StatementSyntax> Body)
    : StatementSyntax(Span);

/// <summary><c>while condition do … end</c></summary>
public sealed record WhileSyntax(SourceSpan Span, ExpressionSyntax Condition, ImmutableArray<StatementSyntax> Body)
    : StatementSyntax(Span);

/// <summary><c>alias x: e; y: f do … end</c></summary>
public sealed record AliasStatementSyntax(
    SourceSpan Span, ImmutableArray<AliasSyntax> Aliases, ImmutableArray<StatementSyntax> Body)
    : StatementSyntax(Span);

/// <summary><c>procedure(arguments)</c></summary>
public sealed record CallStatementSyntax(SourceSpan Span, CallSyntax Call) : StatementSyntax(Span);

/// <summary><c>clear designator</c>: every leaf to the least value of its type.</summary>
public sealed record ClearSyntax(SourceSpan Span, ExpressionSyntax Target) : StatementSyntax(Span);

/// <summary><c>undefine designator</c>: every leaf to undefined.</summary>
public sealed record UndefineSyntax(SourceSpan Span, ExpressionSyntax Target) : StatementSyntax(Span);

/// <summary><c>error "message"</c></summary>
public sealed record ErrorStatementSyntax(SourceSpan Span, StringToken Message) : StatementSyntax(Span);

/// <summary><c>put expression</c> or <c>put "text"</c>; exactly one of the two is set.</summary>
public sealed record PutSyntax(SourceSpan Span, ExpressionSyntax? Value, StringToken? Text) : StatementSyntax(Span);

/// <summary><c>return</c> or <c>return value</c></summary>
public sealed record ReturnSyntax(SourceSpan Span, ExpressionSyntax? Value) : StatementSyntax(Span);

/// <summary><c>assert</c>, <c>invariant</c>, <c>assume</c> or <c>cover</c> inside a body.</summary>
public sealed record PropertyStatementSyntax(
    SourceSpan Span, PropertyKindSyntax Kind, StringToken? Message, ExpressionSyntax Condition)
    : StatementSyntax(Span);

/// <summary><c>multisetadd(element, multiset)</c></summary>
public sealed record MultisetAddSyntax(SourceSpan Span, ExpressionSyntax Element, ExpressionSyntax Multiset)
    : StatementSyntax(Span);

/// <summary><c>multisetremove(index, multiset)</c>; the index is one that <c>choose</c> bound.</summary>
public sealed record MultisetRemoveSyntax(SourceSpan Span, ExpressionSyntax Index, ExpressionSyntax Multiset)
    : StatementSyntax(Span);

/// <summary><c>multisetremovepred(i: multiset, condition)</c></summary>
public sealed record MultisetRemovePredicateSyntax(
    SourceSpan Span, Identifier Variable, ExpressionSyntax Multiset, ExpressionSyntax Condition)
    : StatementSyntax(Span);
