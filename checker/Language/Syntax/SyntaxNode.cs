using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>A piece of a specification exactly as written: names unresolved, types unchecked.</summary>
/// <remarks>Immutable. <see cref="Span"/> reaches from the node's first token to its last.</remarks>
public abstract record SyntaxNode(SourceSpan Span);

/// <summary>A name where it is declared or used.</summary>
public sealed record Identifier(SourceSpan Span, string Text) : SyntaxNode(Span)
{
    public override string ToString() => Text;
}

/// <summary>A string literal; <see cref="Value"/> is what stands between the quotes, escapes kept.</summary>
public sealed record StringToken(SourceSpan Span, string Value) : SyntaxNode(Span);

/// <summary>The <c>---</c> comment above a declaration or rule.</summary>
/// <param name="Text">The lines without their dashes and without the tagged ones, joined by line feeds.</param>
/// <param name="Tags"><c>@source fs/ext4/inode.c ext4_page_mkwrite</c> is ("source", "fs/ext4/inode.c ext4_page_mkwrite").</param>
public sealed record DocComment(SourceSpan Span, string Text, ImmutableArray<(string Tag, string Value)> Tags)
    : SyntaxNode(Span)
{
    /// <summary>The values of a tag, in source order; empty when it is absent.</summary>
    public IEnumerable<string> Values(string tag) => Tags.Where(t => t.Tag == tag).Select(t => t.Value);
}

/// <summary>A comment, whatever its form. <see cref="SyntaxNode.Span"/> includes the comment marks.</summary>
public sealed record Comment(SourceSpan Span, CommentKind Kind) : SyntaxNode(Span);

public enum CommentKind
{
    /// <summary><c>-- text</c></summary>
    Line,

    /// <summary><c>--- text</c>: documentation of what follows.</summary>
    Doc,

    /// <summary><c>/* text */</c></summary>
    Block,
}

/// <summary>One parsed file.</summary>
/// <param name="Items">Declarations, functions, rules and properties in source order.</param>
/// <param name="Comments">Every comment of the file in source order: the formatter puts them back.</param>
public sealed record SpecificationSyntax(
    SourceSpan Span,
    ImmutableArray<ItemSyntax> Items,
    ImmutableArray<Comment> Comments)
    : SyntaxNode(Span);

/// <summary>Anything that may stand at the top level of a file.</summary>
public abstract record ItemSyntax(SourceSpan Span) : SyntaxNode(Span);
