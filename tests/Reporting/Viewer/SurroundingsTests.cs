using ModelCheck.Exploration;
using ModelCheck.Exploration.Distances;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>What surrounds a trace: how far the violation is from other rules, and the names that were stored.</summary>
[Collection(ViewerBrowserTests.Name)]
public class SurroundingsTests(ViewerBrowser browser)
{
    private const string Ring =
        """
        type Task: scalarset(2);
        var at: array [Task] of 0..2; last: Task; seen: multiset [2] of Task;
        startstate "out" for t: Task do at[t] := 0; end; undefine last; end;
        ruleset t: Task do
          rule "enter" at[t] < 2 ==> at[t] := at[t] + 1; last := t; end;
          rule "note" at[t] = 1 & multisetcount(i: seen, seen[i] = t) = 0 ==> multisetadd(t, seen); end;
          rule "leave" at[t] > 0 ==> at[t] := 0; undefine last; end;
        end;
        invariant "one inside" !(forall t: Task do at[t] = 2 end);

        """;

    [BrowserFact]
    public void Each_rule_that_can_fire_says_how_far_the_violation_is()
    {
        ViewerDriver page = browser.OpenReport(Surrounded(Ring), "view=rules&step=1");

        Assert.Equal(
            [
                "✓ enter (t=Task_1) fires next violated in 3", "✓ enter (t=Task_2) violated in 3",
                "✓ note (t=Task_1) violated in 4", "✓ leave (t=Task_1) violated in 5",
            ],
            page.Texts(".rule-entry.enabled .rule-line"));
        page.Press("k");
        Assert.Equal(["violated in 4", "violated in 4"], page.Texts(".distance"));
        page.Press("G");
        Assert.Equal(0, page.Count(".distance"));
    }

    [BrowserFact]
    public void What_was_not_looked_at_is_not_claimed()
    {
        ViewerDriver page = browser.OpenReport(Surrounded(Ring, mostStates: 18), "view=rules&step=2");
        Assert.Equal(["not within 2", "violated in 2"], page.Texts(".distance").Distinct().Order());

        page = browser.OpenText(Ring, fragment: "view=rules&step=1");
        Assert.Equal(0, page.Count(".distance"));
        Assert.Contains("was not computed", page.Texts(".section")[0], StringComparison.Ordinal);
    }

    [BrowserFact]
    public void A_way_that_leads_nowhere_is_said_to()
    {
        const string Trap =
            "rule \"trap\" x = 1 ==> x := 3; end;\nrule \"rest\" x = 3 ==> y := !y; end;\ninvariant \"tiny\" x != 2;\n";
        ViewerDriver page = browser.OpenReport(
            Surrounded(SmallSpecs.Counter.Replace("x := 0; end;\nrule \"count: up", "x := 0; y := false; end;\nrule \"count: up", StringComparison.Ordinal)
                .Replace("var x", "var y: boolean; x", StringComparison.Ordinal) + Trap),
            "view=rules&step=1");

        Assert.Equal(["violated in 1", "never violated"], page.Texts(".distance"));
    }

    [BrowserFact]
    public void A_state_can_be_shown_under_the_names_that_it_was_stored_with()
    {
        ViewerDriver page = browser.OpenReport(Surrounded(Ring), "step=1&mode=all");
        string[] Values() => [.. page.Texts(".row.leaf .value").Select(text => text.Split(" → ")[^1])];
        string[] concrete = Values();
        Assert.StartsWith("stored ", page.Text(".names .count"), StringComparison.Ordinal);
        bool isRenamed = page.Text(".names .count") == "stored with Task_1 as Task_2, Task_2 as Task_1";

        page.Click(".names button", 1);
        page.WaitFor("location.hash.includes('names=stored')");
        Assert.Equal(isRenamed ? [concrete[1], concrete[0], "Task_2", concrete[3]] : concrete, Values());
        page.Press("j");
        page.Click(".names button");
        Assert.Equal(1, page.Count(".names button[aria-pressed=true]"));
        page.AssertSilent();
    }

    [BrowserFact]
    public void Without_reduction_there_are_no_other_names()
    {
        ViewerDriver page = browser.OpenText(Ring, fragment: "step=1&names=stored");

        Assert.Equal(0, page.Count(".names"));
        Assert.Equal("1 / 4", page.Position);
    }

    private static Report Surrounded(string specification, int mostStates = 10_000)
    {
        Report report = Reports.Of(specification, new CheckOptions { SymmetryReduction = SymmetryReduction.Exhaustive });
        Violation violation = Assert.Single(report.Result.Violations);
        violation = violation with
        {
            Distances = DistanceFinder.Find(report.System, violation, mostStates),
            StoredNames = Representatives.Of(report.System, violation.Trace!),
        };
        return report with { Result = report.Result with { Violations = [violation], Notes = [] } };
    }
}
