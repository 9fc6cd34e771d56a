using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>The tokens and comments of a file, each in source order.</summary>
/// <param name="Tokens">Ends with one <see cref="TokenKind.EndOfFile"/> and holds no other.</param>
/// <param name="Damaged">Indices of the tokens right before which unreadable text was skipped, or a string not closed,
/// and reported.</param>
internal sealed record LexedFile(
    ImmutableArray<Token> Tokens, ImmutableArray<Comment> Comments, IReadOnlySet<int> Damaged);

/// <summary>
/// Splits a file into tokens and comments. Never fails: what it cannot read it reports and skips.
/// </summary>
internal sealed partial class Lexer
{
    private readonly SourceFile _file;
    private readonly string _text;
    private readonly Compatibility _compatibility;
    private readonly bool _stringsEndAtLine;
    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<Comment>.Builder _comments = ImmutableArray.CreateBuilder<Comment>();
    private readonly HashSet<int> _damaged = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private int _position;
    private bool _stringRanToEndOfFile;

    private Lexer(SourceFile file, Compatibility compatibility, bool stringsEndAtLine)
    {
        _file = file;
        _text = file.Text;
        _compatibility = compatibility;
        _stringsEndAtLine = stringsEndAtLine;
    }

    public static LexedFile Lex(SourceFile file, Compatibility compatibility, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(file, compatibility, stringsEndAtLine: compatibility == Compatibility.CMurphi);
        lexer.Run();

        // A string may span lines, so one forgotten quote turns every later string inside out. Reading again
        // with strings that end at their line shows where the quote is missing.
        if (lexer._stringRanToEndOfFile)
        {
            lexer = new Lexer(file, compatibility, stringsEndAtLine: true);
            lexer.Run();
        }

        foreach (Diagnostic diagnostic in lexer._diagnostics)
            diagnostics.Add(diagnostic);

        return new LexedFile(lexer._tokens.ToImmutable(), lexer._comments.ToImmutable(), lexer._damaged);
    }

    private char Current => At(0);

    private char At(int offset) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private bool AtEnd => _position >= _text.Length;

    private void Run()
    {
        if (Current == '\uFEFF')
            _position++;

        while (true)
        {
            SkipSpaceAndComments();
            if (AtEnd)
                break;

            ScanToken();
        }

        _tokens.Add(new Token(TokenKind.EndOfFile, _file.Span(_text.Length, 0)));
    }

    private void SkipSpaceAndComments()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' or '\f' or '\v')
                _position++;
            else if (Current == '-' && At(1) == '-')
                ScanLineComment();
            else if (Current == '/' && At(1) == '*')
                ScanBlockComment();
            else
                return;
        }
    }

    private void ScanLineComment()
    {
        int start = _position;
        CommentKind kind = At(2) == '-' && At(3) != '-' ? CommentKind.Doc : CommentKind.Line;
        _position = EndOfLine();
        _comments.Add(new Comment(_file.Span(start, _position - start), kind));
    }

    private void ScanBlockComment()
    {
        int start = _position;
        int close = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (close < 0)
            Report(SyntaxErrors.UnterminatedComment(_file.Span(start, 2)));

        _position = close < 0 ? _text.Length : close + 2;
        _comments.Add(new Comment(_file.Span(start, _position - start), CommentKind.Block));
    }

    /// <summary>
    /// The offset of the line feed or carriage return that ends the current line, or the text's end.
    /// </summary>
    private int EndOfLine()
    {
        int length = _text.AsSpan(_position).IndexOfAny('\n', '\r');
        return length < 0 ? _text.Length : _position + length;
    }

    private void ScanToken()
    {
        if (char.IsAsciiLetter(Current))
            ScanWord();
        else if (Current == '_')
            ScanUnderscore();
        else if (char.IsAsciiDigit(Current))
            ScanNumber();
        else if (Current is '"' or '“')
            ScanString();
        else if (!TryScanOperator())
            SkipUnreadable();
    }

    private void ScanWord()
    {
        int start = _position;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
            _position++;

        AddToken(Keywords.KindOf(_text.AsSpan(start, _position - start)), start);
    }

    private void ScanUnderscore()
    {
        int start = _position;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
            _position++;

        AddToken(TokenKind.Identifier, start);
        Report(SyntaxErrors.LeadingUnderscore(_tokens[^1].Span));
    }

    private void AddToken(TokenKind kind, int start) =>
        _tokens.Add(new Token(kind, _file.Span(start, _position - start)));

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
