using ModelCheck.Cli.Serving;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>The page that <c>serve</c> shows: other rules can be fired, and the counterexample stays.</summary>
[Collection(ViewerBrowserTests.Name)]
public class LiveViewTests(ViewerBrowser browser)
{
    [BrowserFact]
    public async Task A_reader_leaves_the_counterexample_and_comes_back()
    {
        var site = new ExplorerSite(Reports.Of(ReportSpecs.Rich));
        using var server = new LoopbackServer(0, site.Answer);
        using var end = new CancellationTokenSource();
        Task running = server.RunAsync(end.Token);

        var page = new ViewerDriver(browser.Driver);
        page.Resize(1280, 800);
        page.Go($"http://127.0.0.1:{server.Port}/{site.Token}/#view=rules&step=2");
        Assert.Equal(["1. invariant \"one owner\" 4", "2. your own path 0"], page.Texts(".choice button"));

        page.Click(".rule-entry .fire");
        page.WaitFor("document.querySelector('h1').textContent === 'your own path'");
        Assert.Equal("3 / 3", page.Position);
        page.Press("[");
        Assert.Equal("invariant \"one owner\"", page.Text("h1"));
        Assert.Empty(page.Console());

        await end.CancelAsync();
        await running;
    }

    [BrowserFact]
    public async Task Another_initial_state_can_be_begun_in()
    {
        var site = new ExplorerSite(Reports.Of(
            "var x: 0..9;\nruleset s: 3..5 do startstate \"at\" x := s; end; end;\n"
            + "rule \"on\" x < 9 ==> x := x + 1; end;\nrule \"back\" x = 9 ==> x := 3; end;\ninvariant \"most\" x <= 9;\n"));
        using var server = new LoopbackServer(0, site.Answer);
        using var end = new CancellationTokenSource();
        Task running = server.RunAsync(end.Token);

        var page = new ViewerDriver(browser.Driver);
        page.Resize(1280, 800);
        page.Go($"http://127.0.0.1:{server.Port}/{site.Token}/#view=rules");
        page.Click(".beginnings summary");
        Assert.Equal(["◦ at (s=3)", "◦ at (s=4)", "◦ at (s=5)"], page.Texts(".beginnings .rule-line"));
        page.Click(".beginnings .fire", 2);
        page.WaitFor("document.querySelector('.step .detail').textContent.includes('s=5')");
        page.Click(".rule-entry .fire");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '1 / 1'");
        page.Press("1");
        Assert.Equal("M x 5 → 6", page.Text(".row.leaf.is-modified"));
        Assert.Empty(page.Console());

        await end.CancelAsync();
        await running;
    }

    [BrowserFact]
    public async Task What_holds_can_be_explored_from_its_initial_state()
    {
        var site = new ExplorerSite(Reports.Of(SmallSpecs.Holds));
        using var server = new LoopbackServer(0, site.Answer);
        using var end = new CancellationTokenSource();
        Task running = server.RunAsync(end.Token);

        var page = new ViewerDriver(browser.Driver);
        page.Go($"http://127.0.0.1:{server.Port}/{site.Token}/#view=rules");
        Assert.Equal("0 / 0", page.Position);
        page.Click(".rule-entry .fire");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '1 / 1'");
        page.Click(".rule-entry .fire");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '2 / 2'");
        page.Press("1");
        Assert.Equal("M x 1 → 2", page.Text(".row.leaf.is-modified"));

        await end.CancelAsync();
        await running;
    }
}
