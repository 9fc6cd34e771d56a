using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>A type as written.</summary>
public abstract record TypeSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>boolean</c></summary>
public sealed record BooleanTypeSyntax(SourceSpan Span) : TypeSyntax(Span);

/// <summary>The name of a declared type.</summary>
public sealed record NamedTypeSyntax(SourceSpan Span, Identifier Name) : TypeSyntax(Span);

/// <summary><c>0..N-1</c>, both ends included.</summary>
public sealed record RangeTypeSyntax(SourceSpan Span, ExpressionSyntax Low, ExpressionSyntax High) : TypeSyntax(Span);

/// <summary><c>enum { A, B }</c></summary>
public sealed record EnumTypeSyntax(SourceSpan Span, ImmutableArray<Identifier> Members) : TypeSyntax(Span);

/// <summary><c>record a, b: T; c: U; end</c></summary>
public sealed record RecordTypeSyntax(SourceSpan Span, ImmutableArray<VarDeclaration> Fields) : TypeSyntax(Span);

/// <summary><c>array [Index] of Element</c></summary>
public sealed record ArrayTypeSyntax(SourceSpan Span, TypeSyntax Index, TypeSyntax Element) : TypeSyntax(Span);

/// <summary><c>scalarset(3)</c></summary>
public sealed record ScalarsetTypeSyntax(SourceSpan Span, ExpressionSyntax Size) : TypeSyntax(Span);

/// <summary><c>union { Node, enum { Home } }</c></summary>
public sealed record UnionTypeSyntax(SourceSpan Span, ImmutableArray<TypeSyntax> Members) : TypeSyntax(Span);

/// <summary><c>multiset [3] of Message</c></summary>
public sealed record MultisetTypeSyntax(SourceSpan Span, ExpressionSyntax Capacity, TypeSyntax Element)
    : TypeSyntax(Span);

/// <summary>Stands where no type could be parsed; a diagnostic has been reported.</summary>
public sealed record ErrorTypeSyntax(SourceSpan Span) : TypeSyntax(Span);
