using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Tests.Cli;
using OpenQA.Selenium;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>The page in a real browser: verdict, steps, state, source, keys and links.</summary>
[Collection(ViewerBrowserTests.Name)]
public class ViewerPageTests(ViewerBrowser browser)
{
    private const string Kernel = "ext4-data-journal/v5.7.m";

    [BrowserFact]
    public void The_head_says_what_is_wrong_and_how_to_see_it_again()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich);

        Assert.Equal("✕ VIOLATED", page.Text(".badge"));
        Assert.Equal("invariant \"one owner\"", page.Text("h1"));
        Assert.Equal("in 4 steps", page.Text(".verdict .length"));
        Assert.Equal(["shortest", "3 lanes, 3 switches"], page.Texts(".facts .shape"));
        Assert.Equal("Two owners would write at the same time.", page.Text(".meaning"));
        Assert.Equal("modelcheck check spec.m", page.Text(".command"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void Steps_have_lanes_and_parameters_and_begin_at_the_end()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich);

        Assert.Equal(5, page.Count(".step"));
        Assert.Equal("4 / 4", page.Position);
        Assert.Equal("1 client: ask Alice Δ2", page.Texts(".step")[1]);
        Assert.Equal("2 grant server · i={kind: Ask, from: Alice} Δ3", page.Texts(".step")[2]);
    }

    [BrowserFact]
    public void The_state_shows_typed_changes()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=1");
        Assert.Equal("M net + {kind: Ask, from: Alice}", page.Text(".row.leaf.is-multiset"));
        Assert.Equal("M count 1 → 2", page.Text(".row.leaf.is-modified"));

        page.Click(".step", 2);
        Assert.Equal("M net − {kind: Ask, from: Alice}", page.Text(".row.leaf.is-multiset"));
        Assert.Equal("A last undefined → Alice", page.Text(".row.leaf.is-added"));
        Assert.Equal("M owner[Alice] false → true", page.Text(".row.leaf.is-modified"));
        Assert.Equal("granted", page.Text(".output"));
    }

    [BrowserFact]
    public void All_variables_what_ever_changed_and_what_changed_since_can_be_chosen()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=2");
        page.Click(".segments button", 3);
        Assert.Equal(["net", "[Alice]", "[Bob]", "home", "last", "count"], page.Texts(".row.leaf .label"));
        page.Click(".segments button", 2);
        Assert.Equal(["net", "[Alice]", "[Bob]", "last", "count"], page.Texts(".row.leaf .label"));

        page.Click(".segments button", 1);
        Assert.Equal(["owner[Alice]", "last", "count"], page.Texts(".row.leaf .label"));
    }

    [BrowserFact]
    public void Variables_are_filtered_found_by_value_and_folded()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=0&mode=all");
        page.Type(".filter", "own, last");
        Assert.Equal(["[Alice]", "[Bob]", "last"], page.Texts(".row.leaf .label"));

        page.Type(".filter", "count = 3" + Keys.Enter);
        Assert.Equal("3 / 4", page.Position);
        page.Press(Keys.Shift + Keys.Enter);
        page.Type(".filter", "");
        page.LeaveField();
        page.Press("f");
        Assert.Equal("owner", page.Text(".row.group .label"));
        Assert.DoesNotContain("[Alice]", page.Texts(".row.leaf .label"));
        page.Press("e");
        Assert.Contains("[Alice]", page.Texts(".row.leaf .label"));
    }

    [BrowserFact]
    public void A_filter_that_is_kept_comes_back_by_a_click()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "mode=all");
        page.Type(".filter", "home");
        page.Click("[aria-label='Keep this filter']");
        page.Type(".filter", "last");
        page.Click(".chip button");
        Assert.Equal(["home"], page.Texts(".row.leaf .label"));
        page.Click(".chip button", 1);
        Assert.Equal(0, page.Count(".chip"));
    }

    [BrowserFact]
    public void The_fired_rule_and_the_statements_that_ran_are_marked_in_the_source()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=1");

        Assert.Contains("m.kind := Ask;", page.Texts(".line.ran .line-text"));
        Assert.DoesNotContain("put \"granted\";", page.Texts(".line.ran .line-text"));
        Assert.Contains("rule \"client: ask\"", page.Texts(".line.fired")[0], StringComparison.Ordinal);
    }

    [BrowserFact]
    public void A_line_of_the_source_leads_to_the_steps_that_executed_it()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=0");
        const string Line = "[...document.querySelectorAll('.line')].find(l => l.textContent.includes('put \"granted\"'))";
        page.Run($"{Line}.querySelector('.line-number').click()");
        Assert.Equal("2 / 4", page.Position);
        page.Run($"{Line}.querySelector('.line-number').click()");
        Assert.Equal("4 / 4", page.Position);
        page.Run($"{Line}.querySelector('.line-number').click()");
        Assert.Equal("2 / 4", page.Position);
    }

    [BrowserFact]
    public void Values_and_paths_are_copied()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "step=2&mode=all&selected=owner%5BAlice%5D");
        string Pasted()
        {
            page.Type(".filter", Keys.Control + "v");
            string text = page.Evaluate<string>("document.querySelector('.filter').value");
            page.Type(".filter", "");
            page.LeaveField();
            return text;
        }

        page.Click(".row.selected [aria-label='Copy the value']");
        Assert.Equal("true", Pasted());
        page.Click(".row.selected [aria-label='Copy the path']");
        Assert.Equal("owner[Alice]", Pasted());
        page.Click(".facts .copy");
        Assert.Equal("modelcheck check spec.m", Pasted());
    }

    [BrowserFact]
    public void The_keyboard_alone_walks_through_a_trace()
    {
        ViewerDriver page = browser.OpenSpec(Kernel);
        page.Press("g");
        Assert.Equal("0 / 16", page.Position);
        page.Press("jj" + Keys.ArrowDown);
        Assert.Equal("3 / 16", page.Position);
        page.Press("k" + Keys.End);
        Assert.Equal("16 / 16", page.Position);

        page.Click(".row.leaf");
        page.Press("g");
        page.Press("n");
        Assert.Equal("16 / 16", page.Position);
        page.Press("kp");
        Assert.Equal("15 / 16", page.Position);
        page.Press("?");
        Assert.True(page.Evaluate<bool>("document.querySelector('dialog').open"));
        page.Press("?/");
        Assert.True(page.Evaluate<bool>("document.activeElement.matches('.filter')"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void A_position_is_a_link()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "step=9&mode=all&filter=t_state&selected=t_state%5B1%5D");
        Assert.Equal("9 / 16", page.Position);
        Assert.Equal("[1]", page.Text(".row.selected .label"));

        page.Press("j");
        page.WaitFor("location.hash.includes('step=10')");
        page.Run("location.hash = 'step=2'");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '2 / 16'");
        // The page may keep the old place in the address between the reader's click and its event.
        page.Run("location.hash = 'step=4'; history.replaceState(null, '', '#step=2')");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '4 / 16'");
        page.Run("location.hash = 'step=99999&view=nonsense&trace=7&mode=x'");
        page.WaitFor("document.querySelector('.scrub-label').textContent === '16 / 16'");
        page.AssertSilent();
    }

    [BrowserFact]
    public void Several_counterexamples_can_be_chosen()
    {
        ViewerDriver page = browser.OpenText(
            SmallSpecs.Counter + "invariant \"a\" x < 1; invariant \"b\" x < 2;",
            new CheckOptions { Exploration = new ExplorationOptions { MaxErrors = 2 } });

        Assert.Equal(2, page.Count(".choice button"));
        page.Press("]");
        Assert.Equal("invariant \"b\"", page.Text("h1"));
        Assert.Equal("2 / 2", page.Position);
        page.Press("[");
        Assert.Equal("1 / 1", page.Position);
    }

    [BrowserFact]
    public void A_lasso_says_where_it_starts()
    {
        Report report = Reports.Of(SmallSpecs.Counter + "invariant \"small\" x < 2;");
        Violation violation = Assert.Single(report.Result.Violations);
        Trace lasso = violation.Trace! with { LoopStart = 1 };
        report = report with
        {
            Result = report.Result with { Violations = [violation with { Trace = lasso, Kind = ViolationKind.Liveness }] },
        };
        ViewerDriver page = browser.OpenReport(report);

        Assert.Equal("↻ loop starts here", page.Text(".loop-mark"));
        Assert.Equal(2, page.Count(".step.in-loop"));
        Assert.Equal(1, page.Count(".loop-band"));
        Assert.Contains("From step 1 on it repeats for ever.", page.Text(".meaning"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public void A_result_without_a_trace_is_a_page_too()
    {
        ViewerDriver page = browser.OpenText(SmallSpecs.Holds);

        Assert.Equal("✓ HOLDS", page.Text(".badge"));
        Assert.Equal("holds in all 3 states", page.Text("h1"));
        Assert.Contains("states 3", page.Texts(".statistics > div"));
        page.Press("jkgGnp/fe1]");
        page.AssertSilent();
    }

    [BrowserFact]
    public void The_theme_is_the_systems_until_the_reader_chooses()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich);
        const string Background = "getComputedStyle(document.body).backgroundColor";
        string light = page.Evaluate<string>(Background);
        page.Resize(1280, 800, dark: true);
        string dark = page.Evaluate<string>(Background);
        page.Press("t");

        Assert.NotEqual(light, dark);
        Assert.Equal(light, page.Evaluate<string>(Background));
        page.Run("localStorage.clear()");
    }
}
