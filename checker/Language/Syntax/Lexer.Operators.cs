using System.Buffers;
using System.Text;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Operators, punctuation and characters that start no token.</content>
internal sealed partial class Lexer
{
    private sealed record OperatorForm(string Spelling, TokenKind Kind);

    /// <summary>
    /// The operators by their first character, the longest first: the first that fits is the token.
    /// </summary>
    private static readonly OperatorForm[][] Operators = AllOperators();

    /// <summary>Rumur's spellings of operators outside ASCII.</summary>
    private const string UnicodeOperators = "∀∃≔≥→≤≠⇒¬∧∨÷∕−×";

    /// <summary>Parallel to <see cref="UnicodeOperators"/>.</summary>
    private static readonly TokenKind[] UnicodeOperatorKinds =
    [
        TokenKind.Forall,
        TokenKind.Exists,
        TokenKind.Assign,
        TokenKind.GreaterEqual,
        TokenKind.Arrow,
        TokenKind.LessEqual,
        TokenKind.NotEqual,
        TokenKind.LongArrow,
        TokenKind.Bang,
        TokenKind.AmpersandAmpersand,
        TokenKind.PipePipe,
        TokenKind.Slash,
        TokenKind.Slash,
        TokenKind.Minus,
        TokenKind.Star,
    ];

    // Only for unreadable text, so not made before there is some.
    private static readonly Lazy<SearchValues<char>> Readable = new(AllReadable);

    private static OperatorForm[][] AllOperators()
    {
        var operators = new OperatorForm[sbyte.MaxValue + 1][];
        Array.Fill(operators, []);
        for (TokenKind kind = TokenKind.Ampersand; kind <= TokenKind.TildeGreater; kind++)
        {
            var form = new OperatorForm(TokenText.Spelling(kind), kind);
            OperatorForm[] others = operators[form.Spelling[0]];
            operators[form.Spelling[0]] = [.. others, form];
        }

        foreach (OperatorForm[] forms in operators)
            Array.Sort(forms, (x, y) => y.Spelling.Length.CompareTo(x.Spelling.Length));

        return operators;
    }

    // Every character that starts a token or separates two.
    private static SearchValues<char> AllReadable()
    {
        var characters = new StringBuilder(UnicodeOperators);
        characters.Append("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789\"“ \t\r\n\f\v");
        for (int first = 0; first < Operators.Length; first++)
        {
            if (Operators[first].Length > 0)
                characters.Append((char)first);
        }

        return SearchValues.Create(characters.ToString());
    }

    private bool TryScanOperator()
    {
        if (Current >= Operators.Length)
            return TryScanUnicodeOperator();

        int start = _position;
        ReadOnlySpan<char> rest = _text.AsSpan(_position);
        foreach (OperatorForm form in Operators[Current])
        {
            if (rest.StartsWith(form.Spelling))
            {
                _position += form.Spelling.Length;
                AddToken(form.Kind, start);
                return true;
            }
        }

        return false;
    }

    private bool TryScanUnicodeOperator()
    {
        int which = UnicodeOperators.IndexOf(Current);
        if (which < 0)
            return false;

        TokenKind kind = UnicodeOperatorKinds[which];
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
        int length = _text.AsSpan(start + 1).IndexOfAny(Readable.Value);
        _position = length < 0 ? _text.Length : start + 1 + length;

        bool isPair = start + 1 < _text.Length && char.IsSurrogatePair(_text, start);
        SourceSpan first = _file.Span(start, isPair ? 2 : 1);
        Report(_text[start] == '\uFFFD'
            ? SyntaxErrors.InvalidUtf8(first)
            : SyntaxErrors.UnexpectedCharacter(first));
        _damaged.Add(_tokens.Count);
    }
}
