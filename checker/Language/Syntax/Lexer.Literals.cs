using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Numbers and strings.</content>
internal sealed partial class Lexer
{
    private void ScanNumber()
    {
        int start = _position;
        if (Current == '0' && At(1) is 'x' or 'X')
        {
            _position += 2;
            SkipWhile(char.IsAsciiHexDigit);
            AddToken(TokenKind.Integer, start);
            CheckHexadecimal(_tokens[^1].Span);
            CheckLength(_tokens[^1].Span);
            return;
        }

        SkipWhile(char.IsAsciiDigit);
        if (Current == '.' && char.IsAsciiDigit(At(1)))
        {
            _position++;
            SkipWhile(char.IsAsciiDigit);
            AddToken(TokenKind.Real, start);
            return;
        }

        AddToken(TokenKind.Integer, start);
        CheckLeadingZero(_tokens[^1].Span);
        CheckLength(_tokens[^1].Span);
    }

    private void SkipWhile(Func<char, bool> predicate)
    {
        while (!AtEnd && predicate(Current))
            _position++;
    }

    private void CheckLength(SourceSpan number)
    {
        if (number.Length > IntegerLiteral.MaxLength)
            Report(SyntaxErrors.NumberTooLong(number, IntegerLiteral.MaxLength));
    }

    private void CheckHexadecimal(SourceSpan number)
    {
        if (number.Length == 2)
            Report(SyntaxErrors.MissingHexadecimalDigits(number));
        else if (_compatibility == Compatibility.CMurphi)
            Report(SyntaxErrors.NotInCMurphi(number, "a hexadecimal number", "write it in decimal"));
    }

    private void CheckLeadingZero(SourceSpan number)
    {
        ReadOnlySpan<char> digits = _text.AsSpan(number.Start, number.Length);
        if (!IntegerLiteral.HasLeadingZero(digits))
            return;

        if (_compatibility == Compatibility.None)
            Report(SyntaxErrors.LeadingZero(number));
        else if (_compatibility == Compatibility.Rumur && digits.ContainsAny('8', '9'))
            Report(SyntaxErrors.NotOctal(number));
    }

    /// <summary>
    /// A string from its opening quote on. One opened by <c>“</c> ends at <c>”</c> or <c>"</c>, as in Rumur;
    /// CMurphi knows neither curly quotes nor escapes.
    /// </summary>
    private void ScanString()
    {
        int start = _position;
        bool isCurly = Current == '“';
        bool hasEscapes = _compatibility != Compatibility.CMurphi;
        _position++;
        while (!AtEnd && !(_stringsEndAtLine && Current is '\n' or '\r'))
        {
            if (Current == '"' || (isCurly && Current == '”'))
            {
                _position++;
                AddToken(TokenKind.String, start);
                if (isCurly && _compatibility == Compatibility.CMurphi)
                    Report(SyntaxErrors.NotInCMurphi(_file.Span(start, 1), "a curly quote", "write '\"'"));
                return;
            }

            bool isEscape = hasEscapes && Current == '\\' && !(_stringsEndAtLine && At(1) is '\n' or '\r');
            _position = Math.Min(_text.Length, _position + (isEscape ? 2 : 1));
        }

        AddToken(TokenKind.String, start);
        Report(SyntaxErrors.UnterminatedString(_file.Span(start, 1)));

        // What is missing behind it is likely to stand in it.
        _damaged.Add(_tokens.Count);
        _stringRanToEndOfFile |= !_stringsEndAtLine;
    }
}
