using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Tests.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Printing;

public class FormatterPropertyTests
{
    private static readonly Arbitrary<SpecificationSyntax> Trees =
        Gen.Sized(size =>
            Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomSyntax(seed, size).Specification()))
        .ToArbitrary();

    private static readonly Config Config =
        Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60).WithReplay(2_024, 11);

    /// <summary>
    /// Printing adds the parentheses that a tree needs and has not; nothing else may change.
    /// </summary>
    [Fact]
    public void Printing_a_tree_and_parsing_it_gives_the_tree_back() =>
        Prop.ForAll(Trees, tree =>
        {
            string text = Formatter.Format(tree);
            Assert.Equal(Bare(tree), Bare(ParseWithoutErrors(text).Tree));
        }).Check(Config);

    [Fact]
    public void Formatting_a_printed_tree_changes_only_blank_lines() =>
        Prop.ForAll(Trees, tree =>
        {
            string text = Formatter.Format(tree);
            string formatted = Format(text);
            Assert.Equal(text, formatted);
        }).Check(Config);

    [Fact]
    public void Comments_anywhere_are_kept_and_change_nothing_else() =>
        Prop.ForAll(Trees, ArbMap.Default.ArbFor<int>(), (tree, seed) =>
        {
            string commented = InsertComments(Formatter.Format(tree), new Random(seed));
            (SpecificationSyntax before, _) = ParseWithoutErrors(commented);

            string formatted = Format(commented);

            (SpecificationSyntax after, _) = ParseWithoutErrors(formatted);
            Assert.Equal(SyntaxDump.Of(before), SyntaxDump.Of(after));
            Assert.Equal(CommentsOf(before), CommentsOf(after));
            Assert.Equal(formatted, Format(formatted));
        }).Check(Config);

    private static string Bare(SpecificationSyntax tree) =>
        SyntaxDump.Of(tree).Replace("{", "").Replace("}", "");

    private static string Format(string text)
    {
        (SpecificationSyntax tree, SourceFile file) = ParseWithoutErrors(text);
        return Formatter.Format(tree, file);
    }

    private static (SpecificationSyntax Tree, SourceFile File) ParseWithoutErrors(string text)
    {
        var file = new SourceFile("<test>", text);
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax tree = Parser.Parse(file, Compatibility.None, diagnostics);
        foreach (Diagnostic error in diagnostics.All.Where(d => d.Severity == Severity.Error))
            Assert.Fail($"{error.Span}: {error.Message}\n{text}");

        return (tree, file);
    }

    private static IEnumerable<string> CommentsOf(SpecificationSyntax tree) =>
        tree.Comments.Select(comment => comment.Span.Text.TrimEnd()).Order(StringComparer.Ordinal);

    /// <summary>Puts numbered comments of every form between the tokens.</summary>
    private static string InsertComments(string text, Random random)
    {
        LexedFile lexed = Lexer.Lex(new SourceFile("<test>", text), Compatibility.None, new DiagnosticBag());
        var result = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < lexed.Tokens.Length; i++)
        {
            int start = lexed.Tokens[i].Span.Start;
            result.Append(text, copied, start - copied);
            copied = start;
            if (random.Next(6) == 0)
                result.Append(RandomComment(random, i));
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static string RandomComment(Random random, int number) => random.Next(7) switch
    {
        0 => $" -- c{number}\n",
        1 => $"\n-- c{number}\n",
        2 => $"\n\n\n      -- c{number}\n\n\n",
        3 => $"/* c{number} */",
        4 => $"\n/* c{number}\n   more */\n",
        5 => $" /* c{number} */ -- d{number}\n",
        _ => $" --- c{number}\n\n",
    };
}
