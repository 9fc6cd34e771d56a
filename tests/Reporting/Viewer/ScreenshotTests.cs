using System.Globalization;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>The page at two widths, light and dark: everything has room, and the pictures can be looked at.</summary>
/// <remarks>
/// With <c>MODELCHECK_SCREENSHOTS=FOLDER</c> the pictures are written there; the README shows one of them.
/// </remarks>
[Collection(ViewerBrowserTests.Name)]
public class ScreenshotTests(ViewerBrowser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODELCHECK_SCREENSHOTS");

    [BrowserTheory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public void Every_view_fits_and_follows_the_theme(int width, bool dark)
    {
        ViewerDriver page = browser.OpenSpecBeside("ext4-data-journal/v5.7.m", "ext4-data-journal/v6.4.m");
        page.Resize(width, width < 500 ? 844 : 800, dark);
        foreach (string view in new[] { "state", "lanes", "why", "rules", "table", "properties", "run", "beside" })
        {
            page.Run($"location.hash = 'step=15&view={view}'");
            page.WaitFor($"document.body.dataset.view === '{view}'");
            page.WaitFor("getComputedStyle(document.body).backgroundColor !== ''");

            AssertFits(page, view, width, dark);
            Assert.InRange(
                page.Evaluate<double>("document.querySelector('.tabs [aria-current=true]').getBoundingClientRect().right + 0.001"), 1, width);
        }

        page.AssertSilent();
    }

    [BrowserTheory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public void Multisets_and_a_loop_fit_as_well(int width, bool dark)
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=2&mode=all");
        page.Resize(width, width < 500 ? 844 : 800, dark);
        AssertFits(page, "multiset", width, dark);

        page = browser.OpenText(ReportSpecs.Lasso, fragment: "view=why");
        page.Resize(width, width < 500 ? 844 : 800, dark);
        AssertFits(page, "lasso", width, dark);
        page.AssertSilent();
    }

    private static void AssertFits(ViewerDriver page, string name, int width, bool dark)
    {
        Assert.Equal(width, page.Evaluate<long>("document.documentElement.scrollWidth"));
        Assert.Equal(0, Unreadable(page, dark));
        Save(page, name, width, dark);
    }

    /// <summary>How many texts in sight have too little contrast with the page, by the formula of WCAG 2.</summary>
    private static long Unreadable(ViewerDriver page, bool dark) => (long)page.Run(
        $$"""
        const light = c => { const v = c / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        const parse = text => (text.match(/[\d.]+/g) ?? []).map(Number);
        const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
        const ground = {{(dark ? "[24, 28, 34]" : "[255, 255, 255]")}};
        return [...document.querySelectorAll('h1, h2, p, dt, dd, .rule, .detail, .label, .value, .count, .lane-name, .card-rule')]
          .filter(e => e.offsetParent !== null && e.textContent.trim() !== '')
          .filter(e => {
            const [a, b] = [luminance(parse(getComputedStyle(e).color)), luminance(ground)].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05) < 4.5;
          }).length;
        """)!;

    private static void Save(ViewerDriver page, string view, int width, bool dark)
    {
        byte[] picture = page.Screenshot();
        Assert.InRange(picture.Length, 10_000, 500_000);
        if (Folder is null)
            return;

        Directory.CreateDirectory(Folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"{view}-{width}-{(dark ? "dark" : "light")}.png");
        File.WriteAllBytes(Path.Combine(Folder, name), picture);
    }
}
