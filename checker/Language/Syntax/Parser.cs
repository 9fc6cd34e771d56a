using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>
/// Reads a file into a syntax tree: recursive descent, with precedence climbing for expressions.
/// </summary>
/// <remarks>
/// <para>Accepts the union of both Murphi dialects and our additions; what the chosen dialect lacks is read
/// all the same and reported, so that one message names the construct instead of several that follow from
/// it.</para>
/// <para>Never throws and always ends: a list takes at least one token per turn or stops. After an error,
/// nothing more is reported until the parser has moved on, and error nodes stand where nothing could be read;
/// a name that is missing has an empty text.</para>
/// <para>Takes linear time: no alternative is tried twice.</para>
/// </remarks>
public sealed partial class Parser
{
    /// <summary>
    /// The greatest height of a syntax tree, in levels of recursion needed to walk over it.
    /// </summary>
    public const int MaxDepth = 1_000;

    private readonly SourceFile _file;
    private readonly Compatibility _compatibility;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<Token> _tokens;
    private readonly IReadOnlySet<int> _damaged;
    private readonly DocComments _docs;
    private readonly IReadOnlySet<string> _declaredWords;
    private int _position;

    /// <summary>
    /// Index of the token where the last syntax error was reported; no other is reported up to it.
    /// </summary>
    private int _errorPosition = -1;

    private Parser(
        SourceFile file, LexedFile lexed, Compatibility compatibility, DiagnosticBag diagnostics)
    {
        _file = file;
        _compatibility = compatibility;
        _diagnostics = diagnostics;
        _tokens = lexed.Tokens;
        _damaged = lexed.Damaged;
        _docs = new DocComments(lexed.Comments);
        _declaredWords = DeclaredWords.Find(lexed.Tokens);
    }

    /// <summary>
    /// Parses a file. What is wrong with it is added to the diagnostics; the tree is whole in any case.
    /// </summary>
    /// <remarks>Needs no more of the caller's stack for a deeply nested file than for another.</remarks>
    public static SpecificationSyntax Parse(
        SourceFile file, Compatibility compatibility, DiagnosticBag diagnostics)
    {
        LexedFile lexed = Lexer.Lex(file, compatibility, diagnostics);
        var parser = new Parser(file, lexed, compatibility, diagnostics);
        ImmutableArray<ItemSyntax> items = DeepStack.Run(parser.ParseItems);
        return new SpecificationSyntax(file.Span(0, file.Text.Length), items, lexed.Comments);
    }

    private Token Current => _tokens[_position];

    private Token Peek(int offset) => _tokens[Math.Min(_position + offset, _tokens.Length - 1)];

    private bool At(TokenKind kind) => Current.Kind == kind;

    /// <summary>Takes the current token; at the end of the file there is nothing to take.</summary>
    private Token Advance()
    {
        Token token = Current;
        if (token.Kind != TokenKind.EndOfFile)
            _position++;

        return token;
    }

    private bool Accept(TokenKind kind)
    {
        if (!At(kind))
            return false;

        Advance();
        return true;
    }

    private bool Expect(TokenKind kind)
    {
        if (Accept(kind))
            return true;

        ReportMissing(kind);
        return false;
    }

    /// <summary>From a first token to the last one taken; empty when nothing was taken.</summary>
    private SourceSpan SpanFrom(SourceSpan first)
    {
        return _file.Span(first.Start, Math.Max(0, LastEnd - first.Start));
    }

    /// <summary>Where the last token that was taken ends.</summary>
    private int LastEnd => _position > 0 ? _tokens[_position - 1].Span.End : 0;

    private SourceSpan SpanBehindLast => _file.Span(LastEnd, 0);

    private SourceSpan EmptySpan => _file.Span(Current.Span.Start, 0);

    /// <summary>
    /// Reports what stops the grammar from going on here, unless something near was reported already.
    /// </summary>
    private void Report(Diagnostic diagnostic)
    {
        if (_position <= _errorPosition)
            return;

        _errorPosition = _position;
        if (!_damaged.Contains(_position))
            _diagnostics.Add(diagnostic);
    }

    /// <summary>Reports something about text that the parser has understood.</summary>
    private void Remark(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    private void ReportExpected(string wanted, string? help = null) =>
        Report(SyntaxErrors.Expected(Current.Span, wanted, TokenText.Of(Current), help));

    /// <summary>
    /// Reports a keyword or mark that is missing here, or before the line break that precedes the current token.
    /// A word that was probably meant to be the keyword is taken for it.
    /// </summary>
    private void ReportMissing(TokenKind kind)
    {
        string wanted = TokenText.Of(kind);
        SourceSpan behindLast = SpanBehindLast;
        if (_position > 0 && behindLast.Line < Current.Span.Line)
        {
            Report(SyntaxErrors.Expected(behindLast, wanted, found: null, help: null));
            return;
        }

        string? help = kind is >= TokenKind.Alias and <= TokenKind.With
            ? SuggestWord([TokenText.Spelling(kind)])
            : null;
        ReportExpected(wanted, help);
        if (help is not null)
            Advance();
    }

    private void OnlyInRumur(SourceSpan span, string construct, string? help = null)
    {
        if (_compatibility == Compatibility.CMurphi)
            Remark(SyntaxErrors.NotInCMurphi(span, construct, help));
    }

    private void OnlyInCMurphi(SourceSpan span, string construct, string? help = null)
    {
        if (_compatibility == Compatibility.Rumur)
            Remark(SyntaxErrors.NotInRumur(span, construct, help));
    }

    private void OnlyOurs(SourceSpan span, string construct)
    {
        OnlyInRumur(span, construct);
        OnlyInCMurphi(span, construct);
    }

    /// <summary>
    /// What CMurphi has and we do not: the message says so, or that Rumur does not have it either.
    /// </summary>
    private void NotSupported(SourceSpan span, string construct) =>
        Remark(_compatibility == Compatibility.Rumur
            ? SyntaxErrors.NotInRumur(span, construct)
            : SyntaxErrors.NotSupported(span, construct));
}
