using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>A token and where it stands. Its text is read from the file when somebody asks.</summary>
internal readonly record struct Token(TokenKind Kind, SourceSpan Span)
{
    public string Text => Span.Text;

    /// <summary>
    /// Whether the token may name something: every word except those that both tools reserve.
    /// </summary>
    public bool IsName => Kind is TokenKind.Identifier or (>= TokenKind.Always and <= TokenKind.With);

    /// <summary>Whether the token is a word that both tools reserve.</summary>
    public bool IsKeyword => Kind is >= TokenKind.Alias and <= TokenKind.While;

    /// <summary>
    /// Whether the token is <c>end</c> or one of its longer forms, except <c>endchoose</c>.
    /// </summary>
    public bool IsEnd => Kind is >= TokenKind.End and <= TokenKind.EndWhile;
}
