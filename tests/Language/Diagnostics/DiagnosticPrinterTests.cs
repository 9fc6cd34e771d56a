using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Diagnostics;

public class DiagnosticPrinterTests
{
    private static string Print(bool useColor, params Diagnostic[] diagnostics)
    {
        var output = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(output, useColor).Print(diagnostics);
        return output.ToString();
    }

    private static Diagnostic Error(SourceFile file, int start, int length) =>
        new("MC0201", Severity.Error, file.Span(start, length), "'hold' is not declared");

    [Fact]
    public void Shows_the_place_the_line_and_the_help()
    {
        var file = new SourceFile("specs/mutex.m", "var held: 0..1;\nrule hold = 1 ==> end;\n");
        Diagnostic diagnostic = Error(file, file.Text.IndexOf("hold"), 4) with
        {
            Help = "did you mean 'held'?",
            Related = (file.Span(4, 4), "declared here"),
        };

        Assert.Equal(
            """
            specs/mutex.m:2:6: error MC0201: 'hold' is not declared
               2 | rule hold = 1 ==> end;
                 |      ^^^^
                 = help: did you mean 'held'?
            specs/mutex.m:1:5: note: declared here
               1 | var held: 0..1;
                 |     ^^^^

            """,
            Print(useColor: false, diagnostic));
    }

    [Fact]
    public void Colors_on_request()
    {
        var file = new SourceFile("a.m", "x");

        string text = Print(useColor: true, Error(file, 0, 1) with { Severity = Severity.Warning });

        Assert.Equal(
            "\e[1ma.m:1:1\e[0m: \e[1;33mwarning MC0201\e[0m: 'hold' is not declared\n"
            + "   1 | x\n     | \e[1;33m^\e[0m\n",
            text);
    }

    [Theory]
    [InlineData("\tx := \e[31m;", 1, 1, "     x := \\u001B[31m;", "     ^")]
    [InlineData("a\e\eb", 1, 2, " a\\u001B\\u001Bb", "  ^^^^^^^^^^^^")]
    [InlineData("\u202Ex", 1, 1, " \\u202Ex", "       ^")]
    [InlineData("🙂x", 2, 1, " 🙂x", "  ^")]
    [InlineData("ab", 2, 0, " ab", "   ^")]
    [InlineData("one\ntwo", 1, 6, " one", "  ^^")]
    [InlineData("", 0, 0, " ", " ^")]
    public void Shows_untrusted_text_safely_and_aligned(
        string text, int start, int length, string expectedLine, string expectedCarets)
    {
        Diagnostic diagnostic = Error(new SourceFile("<test>", text), start, length);

        string[] lines = Print(useColor: false, diagnostic).Split('\n');

        Assert.Equal(["   1 |" + expectedLine, "     |" + expectedCarets], lines[1..3]);
    }

    [Fact]
    public void Paths_and_messages_cannot_steer_the_terminal()
    {
        var file = new SourceFile("\e[2J.m", "x");
        Diagnostic diagnostic = Error(file, 0, 1) with { Message = "'\e[2J'\r" };

        Assert.DoesNotContain('\e', Print(useColor: false, diagnostic));
        Assert.DoesNotContain('\r', Print(useColor: false, diagnostic));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_000)]
    [InlineData(999_999)]
    public void Shows_a_window_of_a_long_line(int position)
    {
        string text = new string('a', 1_000_000).Remove(position, 1).Insert(position, "X");

        Diagnostic diagnostic = Error(new SourceFile("<test>", text), position, 1);

        string[] lines = Print(useColor: false, diagnostic).Split('\n');

        Assert.InRange(lines[1].Length, 20, 140);
        Assert.Equal('X', lines[1][lines[2].IndexOf('^')]);
        Assert.Equal(position > 0, lines[1].StartsWith("   1 | …"));
        Assert.Equal(position < 999_999, lines[1].EndsWith('…'));
    }

    [Fact]
    public void Cuts_long_messages()
    {
        Diagnostic diagnostic = Error(new SourceFile("a.m", "x"), 0, 1) with { Message = new string('m', 100_000) };

        Assert.InRange(Print(useColor: false, diagnostic).Length, 1_000, 1_200);
    }

    [Fact]
    public void Prints_at_most_twenty_in_the_order_of_the_text_errors_first()
    {
        var file = new SourceFile("a.m", new string('x', 50));
        IEnumerable<Diagnostic> warnings = Enumerable.Range(0, 10)
            .Select(i => Error(file, i, 1) with { Severity = Severity.Warning });
        IEnumerable<Diagnostic> errors = Enumerable.Range(10, 18).Reverse().Select(i => Error(file, i, 1));

        string[] lines = Print(useColor: false, [.. errors, .. warnings]).Split('\n');

        string[] heads = [.. lines.Where(line => line.StartsWith("a.m"))];
        Assert.Equal(20, heads.Length);
        Assert.Equal(18, heads.Count(line => line.Contains("error")));
        Assert.StartsWith("a.m:1:1: warning", heads[0]);
        Assert.StartsWith("a.m:1:28: error", heads[^1]);
        Assert.Equal("and 8 more", lines[^2]);
    }
}
