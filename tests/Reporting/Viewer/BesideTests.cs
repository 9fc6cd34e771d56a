using ModelCheck.Language;
using ModelCheck.Reporting;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>Another run beside the trace: the same steps in another specification.</summary>
[Collection(ViewerBrowserTests.Name)]
public class BesideTests(ViewerBrowser browser)
{
    private const string Old = "ext4-data-journal/v5.7.m";
    private const string New = "ext4-data-journal/v6.4.m";

    [BrowserFact]
    public void The_race_of_v5_7_is_set_beside_v6_4_where_it_does_not_come_about()
    {
        ViewerDriver page = browser.OpenSpecBeside(Old, New, "view=beside&step=14");

        Assert.Equal(["specs/ext4-data-journal/v5.7.m", "specs/ext4-data-journal/v6.4.m"], page.Texts(".pairing-heads strong"));
        Assert.Equal("✕", page.Text(".pairing.selected .pairing-mark"));
        Assert.Equal("EarlyReturn is false there", page.Text(".pairing.selected .missing"));
        Assert.StartsWith("✕ Not possible there: it is not enabled EarlyReturn is false model/ext4/page_mkwrite.m:", page.Text(".obstacle"));
        Assert.Contains("u_step[User_1] U_check_mapped U_fault", page.Texts(".differences tr"));
        Assert.StartsWith("✓ At its end “tight window: no writable mapping", page.Text(".kept"), StringComparison.Ordinal);

        page.Click(".obstacle .link");
        Assert.Equal("EarlyReturn", string.Concat(page.Texts(".line .pointed")));
        page.Press("jj");
        Assert.Equal("16 / 16", page.Position);
        Assert.Equal("=", page.Text(".pairing.selected .pairing-mark"));
        page.Run("[...document.querySelectorAll('.pairing.is-added')].at(-1).click()");
        Assert.Equal("+", page.Text(".pairing.selected .pairing-mark"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void The_first_difference_is_marked_and_can_be_gone_to()
    {
        ViewerDriver page = browser.OpenReport(
            WithBeside(
                SmallSpecs.ViolatesInvariant,
                SmallSpecs.ViolatesInvariant.Replace("x := x + 1", "x := x = 1 ? 3 : x + 1", StringComparison.Ordinal)),
            "view=beside&step=0");

        Assert.Equal(["=", "=", "≠"], page.Texts(".pairing-mark"));
        Assert.Equal("After it the states are equal.", page.Text(".beside-detail h3"));
        page.Click(".beside-summary .first");
        Assert.Equal("2 / 2", page.Position);
        Assert.Equal(1, page.Count(".pairing.first-difference.selected"));
        Assert.Equal("x 2 3", page.Text(".differences tr"));
        Assert.Equal("✕ At its end “tiny” is false there too.", page.Text(".broken"));
    }

    [BrowserFact]
    public void Without_such_an_initial_state_there_is_nothing_beside()
    {
        const string Other = "var y: 0..1; startstate \"a\" y := 0; end; startstate \"b\" y := 1; end; rule \"r\" y = 0 ==> y := 1; end;";
        ViewerDriver page = browser.OpenReport(WithBeside(SmallSpecs.ViolatesInvariant, Other), "view=beside");

        Assert.Equal("there is no such initial state", page.Text(".pairing .missing"));
        Assert.Contains("Nothing is known there", page.Text(".beside-summary"), StringComparison.Ordinal);
        page.AssertSilent();
    }

    [BrowserFact]
    public void Names_of_the_other_specification_are_text_too()
    {
        const string Markup = "</script><img src=x onerror=document.title=1><!--";
        ViewerDriver page = browser.OpenReport(
            WithBeside(
                SmallSpecs.ViolatesInvariant,
                SmallSpecs.ViolatesInvariant.Replace("rule \"count: again\"", $"rule \"{Markup}\"", StringComparison.Ordinal),
                Markup),
            "view=beside");

        Assert.Equal(Markup, page.Texts(".pairing-heads strong")[1]);
        Assert.Equal(0, page.Count("img"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void A_run_that_passes_stands_beside_the_violation()
    {
        ViewerDriver page = browser.OpenSpec("ext4-data-journal/v5.7.m", "view=beside");

        Assert.StartsWith("A run that goes another way from step ", page.Text(".beside-summary"), StringComparison.Ordinal);
        Assert.StartsWith("✓ At its end “tight window", page.Text(".kept"), StringComparison.Ordinal);
        Assert.Equal("a run that passes", page.Texts(".pairing-heads strong")[1]);
        page.Click(".beside-summary .first");
        Assert.Equal(1, page.Count(".pairing.first-difference.selected"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void Several_runs_can_be_chosen_from()
    {
        ViewerDriver page = browser.OpenSpecBeside(Old, New, "view=beside&step=14");
        page.Click(".beside-bar .segments button", 1);
        Assert.StartsWith("A run that goes another way from step ", page.Text(".beside-summary"), StringComparison.Ordinal);
        page.Click(".beside-bar .segments button");
        Assert.Equal("specs/ext4-data-journal/v6.4.m", page.Texts(".pairing-heads strong")[1]);
    }

    private static Report WithBeside(string specification, string other, string path = "other.m") =>
        Reports.Of(specification) with { Beside = [new Design(path, Specification.FromText(other).System!)] };
}
