using System.Text.RegularExpressions;
using Xunit;

namespace ModelCheck.Tests.Reporting.Gate;

public partial class GateHtmlTests
{
    [Fact]
    public void A_page_has_every_finding_the_trace_and_the_table()
    {
        string page = GateReports.OfEverything("html");

        Assert.Contains("ModelCheck: 4 specifications of 6 not as expected; 1 expectation not run</h1>", page);
        Assert.Contains("specs/f deadlock.m:1</code>: expected holds, but: deadlock in 2 steps</li>", page);
        Assert.Contains("<summary>The trace of 2 steps</summary>", page);
        Assert.Contains("   2   t 2  take the first  t: 2", page);
        Assert.Equal(6, Row().Count(page));
    }

    [Fact]
    public void Nothing_in_a_specification_is_markup_and_nothing_is_fetched_or_run()
    {
        string page = GateReports.OfEverything("html");

        Assert.Contains("\\u001B|`&lt;b&gt;\\u202E", page);
        Assert.DoesNotContain("<b>", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain(page, c => c != '\n' && char.IsControl(c));
        Assert.Matches("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-[^']+'\"", page);
    }

    [GeneratedRegex("<tr><td class")]
    private static partial Regex Row();
}
