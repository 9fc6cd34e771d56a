using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Printing;

/// <summary>
/// Prints expressions and types on one line, as <see cref="Formatter"/> would if lines had no end.
/// </summary>
/// <remarks>Recurses as deep as the expression is nested.</remarks>
public static class ExpressionPrinter
{
    public static string Print(ExpressionSyntax expression) =>
        Print(new SyntaxDocs(null, []).Expression(expression));

    public static string Print(TypeSyntax type) =>
        Print(new SyntaxDocs(null, []).Type(type));

    private static string Print(Doc doc) =>
        Layout.Print(doc, int.MaxValue, new SourceTokens([]), new CommentQueue([], []));
}
