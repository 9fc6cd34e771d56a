using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>The canonical form of a specification.</summary>
/// <remarks>
/// Keywords in lower case, two spaces per level, <c>end;</c> for every end, <c>begin</c> before every body,
/// lines of at most <see cref="LineWidth"/> characters where they can be broken, at most one blank line.
/// Comments stay where they are. Formatting twice changes nothing more, and the formatted text parses to the
/// same tree.
/// </remarks>
public static class Formatter
{
    public const int LineWidth = 100;

    /// <param name="specification">A tree without error nodes.</param>
    /// <param name="file">The file that it was parsed from.</param>
    public static string Format(SpecificationSyntax specification, SourceFile file) =>
        DeepStack.Run(() =>
        {
            // Which dialect the file is in changes no place of a token, and what is wrong has been reported.
            LexedFile lexed = Lexer.Lex(file, Compatibility.None, new DiagnosticBag());
            return Print(specification, file, lexed.Tokens);
        });

    /// <summary>
    /// The canonical form of a tree that is not from a file; it has no comments but the documentation.
    /// </summary>
    public static string Format(SpecificationSyntax specification) =>
        DeepStack.Run(() => Print(specification, file: null, []));

    private static string Print(
        SpecificationSyntax specification, SourceFile? file, ImmutableArray<Token> tokens)
    {
        var docs = new SyntaxDocs(file, tokens);
        Doc doc = docs.Specification(specification.Items);
        IEnumerable<Comment> comments = file is null
            ? []
            : WithoutPrinted(specification.Comments, [.. docs.PrintedDocs.OrderBy(span => span.Start)]);
        string text = Layout.Print(
            doc, LineWidth, new SourceTokens(tokens), new CommentQueue(comments, tokens));
        return text.Length == 0 ? "" : text + "\n";
    }

    private static IEnumerable<Comment> WithoutPrinted(
        ImmutableArray<Comment> comments, ImmutableArray<SourceSpan> printed)
    {
        int next = 0;
        foreach (Comment comment in comments)
        {
            while (next < printed.Length && printed[next].End <= comment.Span.Start)
                next++;

            if (next == printed.Length || comment.Span.Start < printed[next].Start)
                yield return comment;
        }
    }
}
