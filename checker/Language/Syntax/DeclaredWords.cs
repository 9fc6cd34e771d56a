using System.Collections.Immutable;

namespace ModelCheck.Language.Syntax;

/// <summary>Finds the contextual keywords that a file declares as names of its own.</summary>
/// <remarks>
/// <c>log(x)</c> is a call when the file declares a function <c>log</c>, and <c>x := undefined</c> assigns an
/// enum member when the file declares one. A declaration may follow its use, so the whole file is looked
/// through first.
/// </remarks>
internal static class DeclaredWords
{
    public static IReadOnlySet<string> Find(ImmutableArray<Token> tokens)
    {
        var declared = new HashSet<string>();
        bool inEnum = false;
        for (int i = 1; i < tokens.Length - 1; i++)
        {
            TokenKind before = tokens[i - 1].Kind;
            if (before is TokenKind.OpenBrace or TokenKind.CloseBrace)
                inEnum = before == TokenKind.OpenBrace && i >= 2 && tokens[i - 2].Kind == TokenKind.Enum;

            if (tokens[i].Kind is < TokenKind.Always or > TokenKind.With)
                continue;

            bool isDeclared = inEnum
                || before is TokenKind.Function or TokenKind.Procedure
                || (StartsDeclaration(before) && tokens[i + 1].Kind == TokenKind.Colon);
            if (isDeclared)
                declared.Add(tokens[i].Text);
        }

        return declared;
    }

    private static bool StartsDeclaration(TokenKind before) =>
        before is TokenKind.Const or TokenKind.Type or TokenKind.Var or TokenKind.Record or TokenKind.Alias
            or TokenKind.Semicolon or TokenKind.OpenParenthesis;
}
