using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class LexerTests
{
    public static TheoryData<string, string> Operators() =>
        Spellings(TokenKind.Ampersand, TokenKind.TildeGreater);

    public static TheoryData<string, string> ReservedWords() =>
        Spellings(TokenKind.Alias, TokenKind.While);

    public static TheoryData<string, string> ContextualWords() =>
        Spellings(TokenKind.Always, TokenKind.With);

    private static TheoryData<string, string> Spellings(TokenKind first, TokenKind last)
    {
        var data = new TheoryData<string, string>();
        for (TokenKind kind = first; kind <= last; kind++)
            data.Add(TokenText.Spelling(kind), kind.ToString());

        return data;
    }

    private static (LexedFile File, IReadOnlyList<Diagnostic> Diagnostics) Lex(
        string text, Compatibility compatibility = Compatibility.None)
    {
        var diagnostics = new DiagnosticBag();
        LexedFile file = Lexer.Lex(new SourceFile("<test>", text), compatibility, diagnostics);
        return (file, diagnostics.All);
    }

    private static IEnumerable<string> Kinds(string text) =>
        Lex(text).File.Tokens.SkipLast(1).Select(token => token.Kind.ToString());

    private static IEnumerable<string> Texts(string text) =>
        Lex(text).File.Tokens.SkipLast(1).Select(token => token.Text);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Reads_every_operator(string spelling, string kind) => Assert.Equal([kind], Kinds(spelling));

    [Theory]
    [MemberData(nameof(Operators))]
    public void Reads_an_operator_between_names_without_spaces(string spelling, string kind) =>
        Assert.Equal(["Identifier", kind, "Identifier"], Kinds($"a{spelling}b"));

    [Theory]
    [MemberData(nameof(ReservedWords))]
    [MemberData(nameof(ContextualWords))]
    public void Reads_every_keyword_in_any_case(string spelling, string kind)
    {
        Assert.Equal([kind], Kinds(spelling));
        Assert.Equal([kind], Kinds(spelling.ToUpperInvariant()));
        Assert.Equal(["Identifier"], Kinds(spelling + "_"));
    }

    [Theory]
    [MemberData(nameof(ReservedWords))]
    public void Words_of_both_tools_cannot_be_names(string spelling, string kind)
    {
        Token token = Lex(spelling).File.Tokens[0];

        Assert.Equal(kind, token.Kind.ToString());
        Assert.True(token.IsKeyword);
        Assert.False(token.IsName);
    }

    [Theory]
    [MemberData(nameof(ContextualWords))]
    public void Other_words_can_be_names(string spelling, string kind)
    {
        Token token = Lex(spelling).File.Tokens[0];

        Assert.Equal(kind, token.Kind.ToString());
        Assert.False(token.IsKeyword);
        Assert.True(token.IsName);
    }

    [Theory]
    [InlineData("0..3", "0", "..", "3")]
    [InlineData("x.y", "x", ".", "y")]
    [InlineData("0x1f+0x2F", "0x1f", "+", "0x2F")]
    [InlineData("1.5..2.5", "1.5", "..", "2.5")]
    [InlineData("a->b", "a", "->", "b")]
    [InlineData("a==>b", "a", "==>", "b")]
    [InlineData("a:=-1", "a", ":=", "-", "1")]
    [InlineData("a<-1", "a", "<", "-", "1")]
    [InlineData("<>[]p", "<", ">", "[", "]", "p")]
    [InlineData("3to5", "3", "to5")]
    [InlineData("\"a\"\"b\"", "\"a\"", "\"b\"")]
    [InlineData("“a”“b\"", "“a”", "“b\"")]
    [InlineData("\"a\\\"b\" c", "\"a\\\"b\"", "c")]
    [InlineData("\"two\nlines\"", "\"two\nlines\"")]
    [InlineData("\uFEFFa\r\n\tb\f\vc", "a", "b", "c")]
    public void Splits_text_into_tokens(string text, params string[] expected) =>
        Assert.Equal(expected, Texts(text));

    [Theory]
    [InlineData("a--b", CommentKind.Line, "--b")]
    [InlineData("-- a\r\nb", CommentKind.Line, "-- a")]
    [InlineData("--- a", CommentKind.Doc, "--- a")]
    [InlineData("---", CommentKind.Doc, "---")]
    [InlineData("-----", CommentKind.Line, "-----")]
    [InlineData("/* a -- b \n * /* c */ d", CommentKind.Block, "/* a -- b \n * /* c */")]
    [InlineData("/**/", CommentKind.Block, "/**/")]
    [InlineData("-- \0 \uFFFD “ \" ", CommentKind.Line, "-- \0 \uFFFD “ \" ")]
    public void Keeps_comments(string text, CommentKind kind, string expected)
    {
        (LexedFile file, IReadOnlyList<Diagnostic> diagnostics) = Lex(text);

        Comment comment = Assert.Single(file.Comments);
        Assert.Equal((kind, expected), (comment.Kind, comment.Span.Text));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_forgotten_quote_is_reported_on_its_line()
    {
        const string Text = "rule \"a ==> end;\nrule \"b\" end;\nrule \"c\" end;";

        Diagnostic diagnostic = Assert.Single(Lex(Text).Diagnostics);

        Assert.Equal("MC0103", diagnostic.Code);
        Assert.Equal((1, 6), (diagnostic.Span.Line, diagnostic.Span.Column));
    }

    [Fact]
    public void A_string_may_span_lines_except_in_CMurphi()
    {
        const string Text = "put \"a\nb\"";

        Assert.Empty(Lex(Text).Diagnostics);
        Assert.Empty(Lex(Text, Compatibility.Rumur).Diagnostics);
        Assert.Equal(["MC0103", "MC0103"], Lex(Text, Compatibility.CMurphi).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Unreadable_text_is_reported_once_where_it_starts()
    {
        (LexedFile file, IReadOnlyList<Diagnostic> diagnostics) = Lex("a §§é b");

        Assert.Equal(["a", "b"], file.Tokens.SkipLast(1).Select(token => token.Text));
        Assert.Equal([1], file.Damaged);
        Assert.Equal("unexpected character '§' (U+00A7)", Assert.Single(diagnostics).Message);
    }
}
