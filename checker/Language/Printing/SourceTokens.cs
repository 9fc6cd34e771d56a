using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>
/// Follows the tokens of the source while their canonical form is printed, to find the places of keywords and
/// marks that the syntax tree does not record.
/// </summary>
/// <remarks>
/// A mark that printing adds or drops is no trouble: only the next token is ever compared, and every name and
/// literal that is printed says where it stands.
/// </remarks>
internal sealed class SourceTokens
{
    private readonly ImmutableArray<Token> _tokens;
    private int _next;

    public SourceTokens(ImmutableArray<Token> tokens) => _tokens = tokens;

    /// <summary>Goes on behind a part of the source that was printed; never back.</summary>
    public void SkipTo(int offset)
    {
        while (_next < _tokens.Length && _tokens[_next].Span.Start < offset)
            _next++;
    }

    /// <summary>
    /// Takes the next token if it is the one that is printed; semicolons before it may have been dropped.
    /// </summary>
    public SourceSpan? Take(string text)
    {
        int candidate = _next;
        while (text != ";" && candidate < _tokens.Length && _tokens[candidate].Kind == TokenKind.Semicolon)
            candidate++;

        if (candidate >= _tokens.Length || !IsPrintedAs(_tokens[candidate], text))
            return null;

        _next = candidate + 1;
        return _tokens[candidate].Span;
    }

    private static bool IsPrintedAs(Token token, string text) => text switch
    {
        "end" => token.IsEnd || token.Kind == TokenKind.EndChoose,
        "do" => token.Kind is TokenKind.Do or TokenKind.Colon,
        "function" or "procedure" => token.Kind is TokenKind.Function or TokenKind.Procedure,
        _ => token.Span.Length == text.Length && token.Text.Equals(text, StringComparison.OrdinalIgnoreCase),
    };
}
