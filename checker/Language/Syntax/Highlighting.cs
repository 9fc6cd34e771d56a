using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>How a reader tells pieces of source apart.</summary>
public enum HighlightKind
{
    Keyword,
    Number,
    Text,
    Comment,
    DocComment,
}

/// <summary>Finds the pieces of a file that editors give a colour of their own.</summary>
public static class Highlighting
{
    /// <summary>The pieces in source order; they do not overlap, and names and operators are none.</summary>
    public static ImmutableArray<(SourceSpan Span, HighlightKind Kind)> Of(
        SourceFile file, Compatibility compatibility)
    {
        LexedFile lexed = Lexer.Lex(file, compatibility, new DiagnosticBag());
        var tokens = lexed.Tokens
            .Select(token => (token.Span, Kind: KindOf(token)))
            .Where(piece => piece.Kind is not null)
            .Select(piece => (piece.Span, piece.Kind!.Value));
        var comments = lexed.Comments.Select(comment =>
            (comment.Span, comment.Kind == CommentKind.Doc ? HighlightKind.DocComment : HighlightKind.Comment));
        return [.. tokens.Concat(comments).OrderBy(piece => piece.Span.Start)];
    }

    private static HighlightKind? KindOf(Token token) => token.Kind switch
    {
        TokenKind.Integer or TokenKind.Real => HighlightKind.Number,
        TokenKind.String => HighlightKind.Text,
        _ => token.IsKeyword ? HighlightKind.Keyword : null,
    };
}
