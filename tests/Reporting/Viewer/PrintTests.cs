using System.Text;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>The page on paper: every step, no controls, nothing cut off; printed by the browser itself.</summary>
[Collection(ViewerBrowserTests.Name)]
public class PrintTests(ViewerBrowser browser)
{
    /// <summary>A4 without the margins, in CSS pixels.</summary>
    private const int PaperWidth = 718;

    [BrowserFact]
    public void A_kernel_trace_is_printed_whole()
    {
        ViewerDriver page = browser.OpenSpec("ext4-data-journal/v5.7.m", "view=lanes&step=3");
        page.Resize(1280, 800, dark: true);
        Watch(page, "[...document.querySelectorAll('.print-step')].map(e => e.textContent)");
        string pdf = Print(page);

        Assert.InRange(PagesOf(pdf), 2, 6);
        string[] steps = Printed(page);
        Assert.Equal(17, steps.Length);
        Assert.StartsWith("13 User_1 store faults p=0 in “", steps[13], StringComparison.Ordinal);
        Assert.EndsWith("u_step[User_1]: U_user_mode → U_fault", steps[13], StringComparison.Ordinal);
        Assert.Contains("in “the commit reads the live page”", steps[16], StringComparison.Ordinal);
        Assert.Equal(0, page.Count(".print-sheet"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void On_paper_there_are_no_controls_and_nothing_is_cut_off()
    {
        ViewerDriver page = browser.OpenSpec("ext4-data-journal/v5.7.m", "view=table&step=3");
        page.Resize(PaperWidth, 1000, dark: true, isPrint: true);
        page.Run("dispatchEvent(new Event('beforeprint'))");

        Assert.Equal("rgb(255, 255, 255)", page.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(17, page.Texts(".print-step").Count(text => text != ""));
        Assert.Contains("is false", string.Join('\n', page.Texts(".print-culprit")), StringComparison.Ordinal);
        Assert.StartsWith("invariant \"tight window", page.Text("h1"), StringComparison.Ordinal);
        Assert.InRange(page.Evaluate<long>("document.documentElement.scrollWidth"), 1, PaperWidth);
        Assert.Equal(0L, page.Evaluate<long>("[...document.querySelectorAll('button, input, [role=slider]')].filter(e => e.offsetParent).length"));
        Assert.Equal("", page.Evaluate<string>(CutOff));
        page.Run("dispatchEvent(new Event('afterprint'))");
        page.Resize(1280, 800);
    }

    [BrowserFact]
    public void A_run_without_a_trace_is_printed_as_it_is()
    {
        ViewerDriver page = browser.OpenText(Tests.Cli.SmallSpecs.Holds);
        Watch(page, "[document.querySelector('.statistics').textContent]");

        Assert.Equal(1, PagesOf(Print(page)));
        Assert.Contains("states3", Assert.Single(Printed(page)), StringComparison.Ordinal);
    }

    /// <summary>Those whose text does not fit into them, in sight or not: what overflow hides.</summary>
    private const string CutOff =
        """
        [...document.querySelectorAll('.head *, .print-sheet, .print-sheet *')]
          .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
            && getComputedStyle(e).overflowX !== 'visible').map(e => e.className).join(' ')
        """;

    /// <summary>Keeps what the page has while it is printed; its own listener came first.</summary>
    private static void Watch(ViewerDriver page, string expression) =>
        page.Run($"addEventListener('beforeprint', () => window.printed = {expression})");

    private static string[] Printed(ViewerDriver page) =>
        [.. ((IEnumerable<object>)page.Run("return window.printed")!).Cast<string>()];

    private static string Print(ViewerDriver page)
    {
        string pdf = Encoding.Latin1.GetString(page.Print());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        return pdf;
    }

    private static int PagesOf(string pdf) => pdf.Split("/Type /Page\n").Length - 1;
}
