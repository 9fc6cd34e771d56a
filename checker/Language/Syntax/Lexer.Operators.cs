using System.Buffers;
using System.Collections.Frozen;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Operators, punctuation and characters that start no token.</content>
internal sealed partial class Lexer
{
    /// <summary>
    /// The operators by their first character, the longest first: the first that fits is the token.
    /// </summary>
    private static readonly FrozenDictionary<char, (string Spelling, TokenKind Kind)[]> Operators =
        AllOperators();

    /// <summary>Rumur's spellings of operators outside ASCII.</summary>
    private static readonly FrozenDictionary<char, TokenKind> UnicodeOperators =
        new Dictionary<char, TokenKind>
        {
            ['∀'] = TokenKind.Forall,
            ['∃'] = TokenKind.Exists,
            ['≔'] = TokenKind.Assign,
            ['≥'] = TokenKind.GreaterEqual,
            ['→'] = TokenKind.Arrow,
            ['≤'] = TokenKind.LessEqual,
            ['≠'] = TokenKind.NotEqual,
            ['⇒'] = TokenKind.LongArrow,
            ['¬'] = TokenKind.Bang,
            ['∧'] = TokenKind.AmpersandAmpersand,
            ['∨'] = TokenKind.PipePipe,
            ['÷'] = TokenKind.Slash,
            ['∕'] = TokenKind.Slash,
            ['−'] = TokenKind.Minus,
            ['×'] = TokenKind.Star,
        }.ToFrozenDictionary();

    /// <summary>Every character that starts a token or separates two.</summary>
    private static readonly SearchValues<char> Readable = SearchValues.Create(
    [
        .. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789\"“ \t\r\n\f\v",
        .. Operators.Keys,
        .. UnicodeOperators.Keys,
    ]);

    private static FrozenDictionary<char, (string Spelling, TokenKind Kind)[]> AllOperators()
    {
        var operators = new List<(string Spelling, TokenKind Kind)>();
        for (TokenKind kind = TokenKind.Ampersand; kind <= TokenKind.TildeGreater; kind++)
            operators.Add((TokenText.Spelling(kind), kind));

        return operators
            .GroupBy(o => o.Spelling[0])
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(o => o.Spelling.Length).ToArray());
    }

    private bool TryScanOperator()
    {
        if (!Operators.TryGetValue(Current, out (string Spelling, TokenKind Kind)[]? candidates))
            return TryScanUnicodeOperator();

        int start = _position;
        ReadOnlySpan<char> rest = _text.AsSpan(_position);
        foreach ((string spelling, TokenKind kind) in candidates)
        {
            if (rest.StartsWith(spelling))
            {
                _position += spelling.Length;
                AddToken(kind, start);
                return true;
            }
        }

        return false;
    }

    private bool TryScanUnicodeOperator()
    {
        if (!UnicodeOperators.TryGetValue(Current, out TokenKind kind))
            return false;

        int start = _position++;
        AddToken(kind, start);
        if (_compatibility == Compatibility.CMurphi)
        {
            SourceSpan span = _tokens[^1].Span;
            string help = $"write '{TokenText.CMurphiSpelling(kind)}'";
            Report(SyntaxErrors.NotInCMurphi(span, $"'{span.Text}'", help));
        }

        return true;
    }

    /// <summary>
    /// Reports a run of characters that start no token, once, so that a binary file stays readable.
    /// </summary>
    private void SkipUnreadable()
    {
        int start = _position;
        int length = _text.AsSpan(start + 1).IndexOfAny(Readable);
        _position = length < 0 ? _text.Length : start + 1 + length;

        bool isPair = start + 1 < _text.Length && char.IsSurrogatePair(_text, start);
        SourceSpan first = _file.Span(start, isPair ? 2 : 1);
        Report(_text[start] == '\uFFFD'
            ? SyntaxErrors.InvalidUtf8(first)
            : SyntaxErrors.UnexpectedCharacter(first));
        _damaged.Add(_tokens.Count);
    }
}
