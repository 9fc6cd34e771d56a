using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>The views beside the state: lanes, causes, rules, table, properties, run.</summary>
[Collection(ViewerBrowserTests.Name)]
public class ViewTests(ViewerBrowser browser)
{
    private const string Kernel = "ext4-data-journal/v5.7.m";
    private const string TightWindow = "tight window: no writable mapping of a block that the commit reads";

    [BrowserFact]
    public void Lanes_stand_side_by_side_with_windows_and_arrows()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "view=lanes&step=14");

        Assert.Equal(["Writer_1", "kjournald2", "User_1", "P"], page.Texts(".lane-head"));
        Assert.Equal("page_mkwrite: lock page for the early-return check", page.Text(".lane-row.selected .lane-card"));
        Assert.Equal("the commit reads the live page", page.Text(".lane-window-name"));
        double user = Left(page, ".lane-row.selected .lane-card");
        Assert.InRange(Left(page, ".lane-row[data-step='12'] .lane-card"), 1, user - 100);

        // What the fault's lock test reads was written by the writer's unlock.
        Assert.Contains(
            "step 14 reads PG_locked[0], which step 6 wrote",
            page.Evaluate<string>("[...document.querySelectorAll('.flow.strong title')].map(t => t.textContent).join('\\n')"),
            StringComparison.Ordinal);
        page.AssertSilent();
    }

    [BrowserFact]
    public void A_pinned_variable_is_a_column_of_lanes_and_table()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "mode=all&filter=PG_locked&step=3");
        page.Run("document.querySelector('[aria-label=Pin]').click()");
        page.Press("2");
        Assert.Contains("PG_locked[0]", page.Texts(".lane-head"));
        Assert.Equal("true", page.Text(".lane-row[data-step='3'] .pin-cell"));
        Assert.Equal(0, page.Count(".lane-row[data-step='4'] .pin-cell"));

        page.Press("5");
        Assert.Equal(["step", "rule", "PG_locked[0]"], page.Texts(".table-head > *"));
        Assert.Equal("• true", page.Text(".table-row[data-step='3'] .table-cell.changed"));
    }

    [BrowserFact]
    public void Columns_of_the_table_are_picked_from_a_list()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "view=table");
        Assert.Equal(["step", "rule", "net", "owner[Alice]", "owner[Bob]", "last", "count"], page.Texts(".table-head > *"));
        page.Click(".view .bar button");
        page.Type(".picker .filter", "own");
        page.Click(".picker-list input", 1);
        page.Click(".picker > p button");
        Assert.Equal(["step", "rule", "owner[Bob]"], page.Texts(".table-head > *"));
        page.Click(".table-row:not(.table-head)", 2);
        Assert.Equal("2 / 4", page.Position);
        page.AssertSilent();
    }

    [BrowserFact]
    public void Pinned_variables_move_along_the_foot()
    {
        ViewerDriver page = browser.OpenSpec(
            Kernel, "step=14&selected=t_state%5B1%5D&pins=PG_locked%5B0%5D;u_step%5BUser_1%5D;t_state%5B1%5D");

        Assert.Equal(
            ["t_state[1] = T_COMMIT", "PG_locked[0] = true", "u_step[User_1] = U_check_mapped"], page.Texts(".spark-label"));
        Assert.Equal(3, page.Count(".spark"));
        page.Press("kk");
        Assert.Equal("PG_locked[0] = false", page.Texts(".spark-label")[1]);
        page.AssertSilent();
    }

    [BrowserFact]
    public void Why_names_what_decides_with_witnesses_and_who_wrote_it()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "view=why");

        Assert.Contains("pte_write[u][p] is true with p = 0 b = 0 u = User_1 pte_write[u][p] = true since step 16, User_1", page.Texts(".culprit"));
        Assert.Contains("b_transaction[p][b] = j_committing_transaction", string.Join('\n', page.Texts(".culprit")), StringComparison.Ordinal);
        int all = page.Count(".cause:not(.goal)");
        page.Click(".toggle input");
        Assert.InRange(page.Count(".cause:not(.goal)"), 1, all - 1);

        page.Run("document.querySelector('.culprit .link').click()");
        Assert.Equal("j_committing_transaction != NoTransaction", string.Concat(page.Texts(".line .pointed")));
    }

    [BrowserFact]
    public void Before_the_property_is_false_there_is_nothing_to_explain()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "view=why&step=5");

        Assert.Equal(
            "The property is not false yet after this step. It becomes so in step 16.", page.Text(".view .empty"));
        page.Click(".view .empty button");
        Assert.Equal("16 / 16", page.Position);
        Assert.InRange(page.Count(".culprit"), 1, 20);
    }

    [BrowserFact]
    public void An_error_is_explained_by_what_its_step_read()
    {
        ViewerDriver page = browser.OpenText(SmallSpecs.FailsAssertion, fragment: "view=why");

        Assert.Equal("assertion failed: still zero", page.Text(".view .error"));
        Assert.Contains("count: up", page.Text(".cause:not(.goal)").Replace("count up", "count: up", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [BrowserFact]
    public void A_run_without_end_is_explained_by_why_it_is_fair()
    {
        ViewerDriver page = browser.OpenText(
            ReportSpecs.Lasso,
            fragment: "view=why");

        Assert.Contains("fair \"turn\" fires in step ", string.Join('\n', page.Texts(".lasso p")), StringComparison.Ordinal);
        Assert.Equal(
            "After step 1 the left side of '~>' is true, and the right side never is from there on. "
            + "From step 1 on it repeats for ever.",
            page.Text(".meaning"));
        Assert.Equal(1, page.Count(".loop-band"));
        Assert.Equal("↻ loop starts here", page.Text(".loop-mark"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void Rules_say_what_stands_in_their_way()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Rich, fragment: "view=rules&step=1");

        Assert.Equal(["✓ server: grant (i=0) fires next"], page.Texts(".rule-entry.enabled .rule-line"));
        page.Type(".view .filter", "bob");
        Assert.Equal("✕ client: ask (n=Bob) 1 of 2 in the way", page.Text(".rule-line"));
        page.Click(".rule-line");
        Assert.Equal(
            ["✓ count = (n = Alice ? 1 : 2)", "✕ multisetcount(i: net, true) < 1"], page.Texts(".conjuncts li"));
        page.Type(".view .filter", "(i=1)");
        Assert.Equal("✕ server: grant (i=1) no such element", page.Text(".rule-line"));
    }

    [BrowserFact]
    public void Properties_have_their_values_along_the_trace()
    {
        ViewerDriver page = browser.OpenSpec(Kernel, "view=properties&step=15");
        string Violated() => page.Text(".property.violated");
        Assert.StartsWith($"✓ true invariant {TightWindow} violated by this trace", Violated(), StringComparison.Ordinal);
        page.Press("j");
        Assert.StartsWith("✕ false", Violated(), StringComparison.Ordinal);
        Assert.Equal(1, page.Count(".property.violated .truth-false"));
        Assert.Contains("open the commit reads the live page", page.Texts(".property"));
    }

    [BrowserFact]
    public void The_run_shows_statistics_coverage_and_firings()
    {
        ViewerDriver page = browser.OpenText(
            SmallSpecs.Counter + "rule \"never\" x < 3 & x = 3 ==> x := 0; end;\ninvariant \"tiny\" x < 2;\n",
            new CheckOptions { Coverage = true, Exploration = new ExplorationOptions { MaxErrors = 2 } }, "view=run");

        Assert.Contains("states 3", page.Texts(".statistics > div"));
        Assert.Equal(["depth 0: 1 state", "depth 1: 1 state", "depth 2: 1 state"], LevelTitles(page));
        Assert.Contains("most at depth 0, 1", page.Text(".levels figcaption"), StringComparison.Ordinal);
        Assert.Contains("never never", page.Texts(".firing"));
        Assert.Contains("never true x = 3 in never", page.Texts(".unreached"));
    }

    [BrowserFact]
    public void Very_many_depths_share_their_bars()
    {
        ViewerDriver page = browser.OpenText(
            "var x: 0..5000;\nstartstate x := 0; end;\nrule \"on\" x < 5000 ==> x := x + 1; end;\ninvariant \"most\" x <= 5000;\n",
            new CheckOptions { Exploration = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Off } });

        Assert.InRange(LevelTitles(page).Length, 100, 330);
        page.AssertSilent();
    }

    private static string[] LevelTitles(ViewerDriver page) =>
        page.Evaluate<string>("[...document.querySelectorAll('.level-bar title')].map(t => t.textContent).join('\\n')").Split('\n');

    private static double Left(ViewerDriver page, string selector) =>
        page.Evaluate<double>($"document.querySelector(\"{selector}\").getBoundingClientRect().left + 0.001");
}
