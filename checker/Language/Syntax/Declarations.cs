using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>
/// <c>import "jbd2/commit.m" with CopyOut = false;</c>
/// Brings a module's items in once per specification; overrides replace the values of its constants.
/// </summary>
public sealed record ImportDeclaration(
    SourceSpan Span, StringToken Path, ImmutableArray<ImportOverride> Overrides)
    : ItemSyntax(Span);

/// <summary><c>NAME = expression</c> in an import.</summary>
public sealed record ImportOverride(SourceSpan Span, Identifier Name, ExpressionSyntax Value) : SyntaxNode(Span);

/// <summary>A declaration that may also stand inside a rule or function.</summary>
public abstract record DeclarationSyntax(SourceSpan Span, DocComment? Doc) : ItemSyntax(Span);

/// <summary><c>a, b: 5;</c> in a <c>const</c> section.</summary>
public sealed record ConstDeclaration(
    SourceSpan Span, DocComment? Doc, ImmutableArray<Identifier> Names, ExpressionSyntax Value)
    : DeclarationSyntax(Span, Doc);

/// <summary><c>Node: scalarset(3);</c> in a <c>type</c> section.</summary>
public sealed record TypeDeclaration(
    SourceSpan Span, DocComment? Doc, ImmutableArray<Identifier> Names, TypeSyntax Type)
    : DeclarationSyntax(Span, Doc);

/// <summary><c>a, b: array [Node] of boolean;</c> in a <c>var</c> section.</summary>
public sealed record VarDeclaration(
    SourceSpan Span, DocComment? Doc, ImmutableArray<Identifier> Names, TypeSyntax Type)
    : DeclarationSyntax(Span, Doc);

/// <summary>A function, or a procedure when <see cref="ReturnType"/> is null.</summary>
public sealed record FunctionDeclaration(
    SourceSpan Span,
    DocComment? Doc,
    Identifier Name,
    ImmutableArray<ParameterSyntax> Parameters,
    TypeSyntax? ReturnType,
    ImmutableArray<DeclarationSyntax> Declarations,
    ImmutableArray<StatementSyntax> Body)
    : ItemSyntax(Span);

/// <summary><c>var a, b: T</c> in a parameter list.</summary>
public sealed record ParameterSyntax(
    SourceSpan Span, bool IsVar, ImmutableArray<Identifier> Names, TypeSyntax Type)
    : SyntaxNode(Span);
