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
        for (int i = 1; i < tokens.Length; i++)
        {
            switch (tokens[i - 1].Kind)
            {
                case TokenKind.Function or TokenKind.Procedure:
                    AddContextual(tokens.AsSpan(i, 1), declared);
                    break;
                case TokenKind.OpenBrace when i >= 2 && tokens[i - 2].Kind == TokenKind.Enum:
                    AddContextual(tokens.AsSpan(i, NamesLength(tokens, i)), declared);
                    break;
                case TokenKind.Const or TokenKind.Type or TokenKind.Var or TokenKind.Record or TokenKind.Alias
                    or TokenKind.Semicolon or TokenKind.OpenParenthesis:
                    int length = NamesLength(tokens, i);
                    if (tokens[i + length].Kind == TokenKind.Colon)
                        AddContextual(tokens.AsSpan(i, length), declared);
                    break;
            }
        }

        return declared;
    }

    /// <summary>The number of names and commas from an index on.</summary>
    private static int NamesLength(ImmutableArray<Token> tokens, int start)
    {
        int end = start;
        while (tokens[end].IsName || tokens[end].Kind == TokenKind.Comma)
            end++;

        return end - start;
    }

    private static void AddContextual(ReadOnlySpan<Token> tokens, HashSet<string> declared)
    {
        foreach (Token token in tokens)
        {
            if (token.IsName && token.Kind != TokenKind.Identifier)
                declared.Add(token.Text);
        }
    }
}
