using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Text;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting;

/// <summary>
/// Whole reports, each in a file below Golden. To accept new ones, delete the files and run the tests: a missing file
/// is written, and its test fails once.
/// </summary>
public class TextReportTests
{
    [Fact]
    public void A_violation_is_explained_and_its_interleaving_shown() =>
        AssertGolden("violation", Text(Reports.Of(ReportSpecs.Rich)));

    [Fact]
    public void Whole_states_are_shown_on_request() =>
        AssertGolden("full-trace", Text(Reports.Of(ReportSpecs.Rich), TraceDetail.Full));

    [Fact]
    public void A_specification_that_holds_gets_its_properties_and_the_rules_that_never_fired() =>
        AssertGolden("holds", Text(Reports.Of(
            SmallSpecs.Holds + "cover \"two\" x = 2;\nrule \"idle\" x = 3 ==> x := 0; end;\n")));

    [Fact]
    public void A_limit_is_no_verdict() =>
        AssertGolden("inconclusive", Text(Reports.Of(
            SmallSpecs.Holds, new CheckOptions { Exploration = new ExplorationOptions { Bound = 1 } })));

    [Fact]
    public void More_lanes_than_fit_side_by_side_stand_in_front() =>
        AssertGolden("many-lanes", Text(Reports.Of(
            """
            type Task: 1..9;
            var next: 1..10;
            startstate next := 1; end;
            ruleset t: Task; u: 0..2 do
              rule "takes its turn and hands over to the task that comes after it"
                next = t & u = t % 3 ==> next := next + 1;
              end;
            end;
            invariant "somebody is left" next < 10;

            """)));

    [Fact]
    public void Lanes_that_are_too_wide_together_are_wrapped() =>
        AssertGolden("wide-lanes", Text(Reports.Of(
            """
            var turn: 0..5;
            startstate turn := 0; end;
            rule "writer: takes the lock of the journal and waits for every handle to be stopped"
              turn = 0 ==> turn := 1;
            end;
            rule "flusher: ok" turn = 1 ==> turn := 2; end;
            rule "kjournald2: starts the commit, then writes its record and wakes up whoever waits for it"
              turn = 2 ==> turn := 3;
            end;
            rule "no lane here" turn = 3 ==> turn := 4; end;
            invariant "not yet" turn < 4;

            """)));

    [Fact]
    public void An_error_in_the_model_is_shown_with_the_calls_that_led_there() =>
        AssertGolden("model-error", Text(Reports.Of(
            """
            var x: 0..3;
            function half(n: 0..3): 0..3;
            begin
              return 6 / n;
            end;
            startstate x := 2; end;
            rule "step" begin x := half(x - 1) - 4; end;

            """)));

    [Fact]
    public void Names_from_a_specification_cannot_steer_the_terminal()
    {
        using var output = new StringWriter();
        new TextFormat(TraceDetail.Full).Write(
            Reports.Of(ReportSpecs.Hostile), new StyledWriter(output, usesColor: false, width: 110));

        Assert.DoesNotContain(output.ToString(), c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
    }

    [Fact]
    public void Colors_surround_text_and_change_nothing_else()
    {
        Report report = Reports.Of(ReportSpecs.Rich);
        using var colored = new StringWriter();
        new TextFormat(TraceDetail.Diff).Write(report, new StyledWriter(colored, usesColor: true, width: 110));
        string stripped = System.Text.RegularExpressions.Regex.Replace(colored.ToString(), "\e\\[[0-9;]*m", "");

        Assert.Contains("\e[1;31mVIOLATED", colored.ToString());
        Assert.Equal(Text(report), stripped);
    }

    [Fact]
    public void A_step_that_returns_to_an_earlier_one_is_shown_as_a_loop()
    {
        Report report = Reports.Of(SmallSpecs.ViolatesInvariant);
        Violation violation = report.Result.Violations[0];
        Trace lasso = violation.Trace! with { LoopStart = 1 };
        Report looping = report with
        {
            Result = report.Result with { Violations = [violation with { Trace = lasso }] },
        };

        Assert.Contains("\n       back to the state after step 1\n", Text(looping));
    }

    private static string Text(Report report, TraceDetail detail = TraceDetail.Diff) =>
        Reports.Written(new TextFormat(detail), report);

    private static void AssertGolden(string name, string text)
    {
        string path = Repository.PathTo("tests", "Reporting", "Golden", $"{name}.txt");
        bool exists = File.Exists(path);
        if (!exists)
            File.WriteAllText(path, text);

        Assert.True(exists, $"{path} was missing and is written now: read it");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
