using System.Text.RegularExpressions;
using ModelCheck.Reporting.Markdown;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting.Gate;

public partial class MarkdownTests
{
    [Fact]
    public void A_summary_has_the_table_the_line_the_trace_and_the_diagram()
    {
        string summary = GateReports.OfEverything("md");

        Assert.StartsWith("## ❌ ModelCheck: 4 specifications of 6 not as expected; 1 expectation not run\n", summary);
        Assert.Contains("specs/f deadlock.m:1</code>: expected holds, but: deadlock in 2 steps\n", summary);
        Assert.Contains("   2   t 2  take the first  t: 2", summary);
        Assert.Contains("  participant L0 as t 1\n  participant L1 as t 2\n  L0->>L0: 1. take the first (t: 1)\n", summary);
        Assert.Contains("  Note over L1: held#91;2#93;: 0 to 2\n", summary);
    }

    [Fact]
    public void What_holds_has_no_diagram()
    {
        string summary = GateReports.OfCheck(SmallSpecs.Holds, new MarkdownFormat());

        Assert.StartsWith("## ✅ ModelCheck: holds in all 3 states\n", summary);
        Assert.DoesNotContain("mermaid", summary);
    }

    [Fact]
    public void Nothing_in_a_specification_is_a_mark_or_a_tag()
    {
        string summary = GateReports.OfCheck(ReportSpecs.Hostile, new MarkdownFormat());
        string prose = Blocks().Replace(summary, "");

        Assert.Contains("```mermaid\n", summary);
        Assert.DoesNotContain(summary, c => c != '\n' && char.IsControl(c));
        Assert.Matches(@"\A[^<]*((</?code>|</?details>|</?summary>)[^<]*)*\z", prose);
    }

    [Theory]
    [InlineData("a|b`c*d_e<f>@g#h", "a&#124;b&#96;c&#42;d&#95;e&#60;f&#62;&#64;g&#35;h")]
    [InlineData("[x](y)", "&#91;x&#93;(y)")]
    public void Marks_are_escaped(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [GeneratedRegex("^(`{3,}).*?^\\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
