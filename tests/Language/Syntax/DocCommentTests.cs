using ModelCheck.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class DocCommentTests
{
    [Fact]
    public void Lines_right_above_an_item_document_it()
    {
        const string Text = """
            -- no part of it
            --- The first line.
            ---   Indented.
            --- @source fs/jbd2/commit.c jbd2_journal_commit_transaction
            ---
            --- @source   mm/page.c
            --- @lane
            rule "r" end;
            """;

        DocComment doc = Assert.IsType<SimpleRuleSyntax>(Assert.Single(Parsing.ParseClean(Text).Items)).Doc!;

        Assert.Equal("The first line.\n  Indented.\n", doc.Text);
        Assert.Equal(
            ["fs/jbd2/commit.c jbd2_journal_commit_transaction", "mm/page.c"], doc.Values("source"));
        Assert.Equal([""], doc.Values("lane"));
        Assert.Equal((2, 7), (doc.Span.Line, doc.Span.File.LocationOf(doc.Span.End).Line));
    }

    [Theory]
    [InlineData("--- d\nconst N: 1;")]
    [InlineData("const\n  --- d\n  N: 1;")]
    [InlineData("type\n  --- d\n  T: boolean;")]
    [InlineData("--- d\nvar x: T; y: T;")]
    [InlineData("type R: record\n  --- d\n  x: T; end;")]
    [InlineData("--- d\nfunction f(): T; end;")]
    [InlineData("--- d\nfair rule end;")]
    [InlineData("--- d\nstartstate end;")]
    [InlineData("--- d\ninvariant x;")]
    [InlineData("--- d\nltl x;")]
    [InlineData("--- d\nruleset i: T do rule end; end;")]
    [InlineData("--- d\nalias a: b do rule end; end;")]
    [InlineData("--- d\nchoose i: m do rule end; end;")]
    [InlineData("rule var\n  --- d\n  x: T; begin end;")]
    [InlineData("   --- d  \r\n\tstartstate end;")]
    public void Every_kind_of_item_can_have_documentation(string text) =>
        Assert.Single(SyntaxDump.Of(Parsing.ParseClean(text)).Split("DocComment(Text: \"d\")").Skip(1));

    [Theory]
    [InlineData("--- d\n\nrule end;")]
    [InlineData("--- d\n-- other\nrule end;")]
    [InlineData("-- d\nrule end;")]
    [InlineData("---- d\nrule end;")]
    [InlineData("rule end; --- d\nrule end;")]
    [InlineData("--- d\nvar\n  x: T;")]
    [InlineData("rule\n--- d\nx := 1; end;")]
    public void Other_comments_document_nothing(string text) =>
        Assert.DoesNotContain("DocComment", SyntaxDump.Of(Parsing.ParseClean(text)));

    [Fact]
    public void Documentation_stays_among_the_comments()
    {
        SpecificationSyntax tree = Parsing.ParseClean("--- a\nrule end; -- b\n/* c */");

        Assert.Equal(
            [CommentKind.Doc, CommentKind.Line, CommentKind.Block],
            tree.Comments.Select(comment => comment.Kind));
    }
}
