namespace ModelCheck.Language.Syntax;

/// <summary>How messages name tokens: the spelling in single quotes, or what the token is.</summary>
internal static class TokenText
{
    /// <summary>The name of a kind, as in "expected ')'".</summary>
    public static string Of(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.Identifier => "a name",
        TokenKind.Integer => "a number",
        TokenKind.Real => "a real number",
        TokenKind.String => "a string",
        _ => $"'{Spelling(kind)}'",
    };

    /// <summary>What stands in the source, as in "found 'x'"; long tokens are cut.</summary>
    public static string Of(Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.String => "a string",
        _ => $"'{Shorten(token)}'",
    };

    /// <summary>The canonical spelling of a keyword, operator or mark.</summary>
    public static string Spelling(TokenKind kind) => kind switch
    {
        TokenKind.Ampersand => "&",
        TokenKind.AmpersandAmpersand => "&&",
        TokenKind.Arrow => "->",
        TokenKind.Assign => ":=",
        TokenKind.Bang => "!",
        TokenKind.Caret => "^",
        TokenKind.CloseBrace => "}",
        TokenKind.CloseBracket => "]",
        TokenKind.CloseParenthesis => ")",
        TokenKind.Colon => ":",
        TokenKind.Comma => ",",
        TokenKind.Dot => ".",
        TokenKind.DotDot => "..",
        TokenKind.Equal => "=",
        TokenKind.EqualEqual => "==",
        TokenKind.EqualGreater => "=>",
        TokenKind.EqualLess => "=<",
        TokenKind.Greater => ">",
        TokenKind.GreaterEqual => ">=",
        TokenKind.Less => "<",
        TokenKind.LessEqual => "<=",
        TokenKind.LongArrow => "==>",
        TokenKind.Minus => "-",
        TokenKind.NotEqual => "!=",
        TokenKind.OpenBrace => "{",
        TokenKind.OpenBracket => "[",
        TokenKind.OpenParenthesis => "(",
        TokenKind.Percent => "%",
        TokenKind.Pipe => "|",
        TokenKind.PipePipe => "||",
        TokenKind.Plus => "+",
        TokenKind.Question => "?",
        TokenKind.Semicolon => ";",
        TokenKind.ShiftLeft => "<<",
        TokenKind.ShiftRight => ">>",
        TokenKind.Slash => "/",
        TokenKind.Star => "*",
        TokenKind.Tilde => "~",
        TokenKind.TildeGreater => "~>",
        _ => Keywords.SpellingsOf(kind).First(),
    };

    /// <summary>The spelling that CMurphi has for an operator, where it is another than Rumur's.</summary>
    public static string CMurphiSpelling(TokenKind kind) => kind switch
    {
        TokenKind.AmpersandAmpersand => "&",
        TokenKind.PipePipe => "|",
        TokenKind.EqualEqual => "=",
        _ => Spelling(kind),
    };

    private static string Shorten(Token token)
    {
        const int Longest = 40;
        return token.Span.Length <= Longest
            ? token.Text
            : string.Concat(token.Span.File.Text.AsSpan(token.Span.Start, Longest), "…");
    }
}
