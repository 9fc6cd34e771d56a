using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Schedules;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Reporting.Schedules;

public class ScheduleReplayerTests
{
    private const string Start = "type Task: 1..2;\nvar x: 0..9; at: array [Task] of 0..3; on: boolean;\n"
        + "startstate \"zero\" x := 0; on := false; for t: Task do at[t] := 0; end; end;\n";

    private const string Direct = Start
        + "ruleset t: Task do\n"
        + "  rule \"enter\" at[t] = 0 ==> at[t] := 2; x := x + 1; end;\n"
        + "  rule \"store\" at[t] = 2 ==> at[t] := 3; x := x + 1; end;\n"
        + "end;\ninvariant \"small\" x < 4;\n";

    [Fact]
    public void In_its_own_specification_a_trace_diverges_nowhere()
    {
        Trace trace = TraceOf(Direct);
        ScheduleReplay replay = ScheduleReplayer.Follow(trace, SystemOf(Direct));

        Assert.Null(replay.FirstDivergence);
        Assert.Equal([.. trace.Steps[^1].State], replay.Trace!.Steps[^1].State.ToArray());
        Assert.Equal(trace.Length, replay.Trace.Length);
    }

    [Fact]
    public void A_blocked_step_names_the_false_part_of_its_guard_and_the_rest_goes_on()
    {
        ScheduleReplay replay = ScheduleReplayer.Follow(
            TraceOf(Direct), SystemOf(Direct.Replace("at[t] = 2 ==>", "at[t] = 2 & (t = 1 | on) ==>", StringComparison.Ordinal)));

        ScheduledStep blocked = Assert.Single(replay.Steps, step => step.Obstacle is not null);
        Assert.Same(blocked, replay.FirstDivergence);
        Assert.Equal("it is not enabled", blocked.Obstacle!.Reason);
        Assert.Equal("t = 1 | on", TextOf(Assert.Single(blocked.Obstacle.Conjuncts)));
        Assert.Equal(3, replay.Trace!.Length);
    }

    [Fact]
    public void What_an_actor_does_besides_is_put_before_its_step()
    {
        ScheduleReplay replay = ScheduleReplayer.Follow(TraceOf(Direct), SystemOf(Direct.Replace(
            "at[t] := 2; x := x + 1; end;",
            "at[t] := 1; x := x + 1; end;\n  rule \"wait\" at[t] = 1 ==> at[t] := 2; end;", StringComparison.Ordinal)));

        Assert.DoesNotContain(replay.Steps, step => step.Obstacle is not null);
        Assert.Equal(2, replay.Steps.Count(step => step.Scheduled is null));
        Assert.Null(replay.FirstDivergence!.Scheduled);
        Assert.Equal("wait", replay.Trace!.Steps[replay.FirstDivergence.Taken!.Value].Rule.Name);
        Assert.Equal(6, replay.Trace.Length);
    }

    [Fact]
    public void Rules_and_parameters_that_are_not_there_are_told_apart()
    {
        Trace trace = TraceOf(Direct);
        string without = Direct.Replace("\"store\"", "\"load\"", StringComparison.Ordinal);
        string fewer = Direct.Replace("Task: 1..2", "Task: 1..1", StringComparison.Ordinal);

        Assert.Contains("there is no such rule", Reasons(ScheduleReplayer.Follow(trace, SystemOf(without))));
        Assert.Contains("its parameters have no such values", Reasons(ScheduleReplayer.Follow(trace, SystemOf(fewer))));
    }

    [Fact]
    public void Another_initial_state_is_taken_only_when_it_is_the_only_one()
    {
        Trace trace = TraceOf(Direct);
        string renamed = Direct.Replace("\"zero\"", "\"start\"", StringComparison.Ordinal);

        Assert.Null(ScheduleReplayer.Follow(trace, SystemOf(renamed)).FirstDivergence);
        ScheduleReplay two = ScheduleReplayer.Follow(trace, SystemOf(renamed + "startstate \"other\" x := 1; on := true; end;\n"));
        Assert.Null(two.Trace);
        Assert.Equal(["there is no such initial state"], Reasons(two));
    }

    [Fact]
    public void An_error_on_the_way_ends_the_run_there()
    {
        ScheduleReplay replay = ScheduleReplayer.Follow(
            TraceOf(Direct), SystemOf(Direct.Replace("at[t] := 3;", "assert !on; on := true;", StringComparison.Ordinal)));

        Assert.NotNull(replay.Error);
        Assert.Equal(replay.Trace!.Length, replay.Steps[^1].Taken);
    }

    [Fact]
    public void An_element_of_a_multiset_is_found_wherever_it_stands()
    {
        string spec =
            "var net: multiset [3] of 0..3; got: 0..3;\n"
            + "startstate \"zero\" got := 0; multisetadd(2, net); end;\n"
            + "choose i: net do rule \"take\" got := net[i]; end; end;\ninvariant \"none\" got != 2;\n";
        ScheduleReplay replay = ScheduleReplayer.Follow(
            TraceOf(spec), SystemOf(spec.Replace("multisetadd(2", "multisetadd(1, net); multisetadd(2", StringComparison.Ordinal)));

        Assert.Null(replay.FirstDivergence);
        Assert.Equal(2, replay.Trace!.Steps[^1].State[^1]);
    }

    /// <summary>The race of v5.7 does not come about in v6.4: the same schedule stops where the design was changed.</summary>
    [Fact]
    public void The_race_of_v5_7_is_blocked_in_v6_4()
    {
        LoadResult old = Specification.Load(Repository.PathTo("specs/ext4-data-journal/v5.7.m"), new LoadOptions());
        LoadResult now = Specification.Load(Repository.PathTo("specs/ext4-data-journal/v6.4.m"), new LoadOptions());
        Trace trace = Checker.Check(old.System!, new CheckOptions()).Violations[0].Trace!;
        ScheduleReplay replay = ScheduleReplayer.Follow(trace, now.System!);

        ScheduledStep[] blocked = [.. replay.Steps.Where(step => step.Obstacle is not null)];
        Assert.Equal([14, 15], blocked.Select(step => step.Scheduled!.Value));
        Assert.Equal("EarlyReturn", TextOf(Assert.Single(blocked[0].Obstacle!.Conjuncts)));
        Assert.Contains(
            "page_mkwrite: start handle",
            replay.Steps.Where(step => step.Scheduled is null).Select(step => replay.Trace!.Steps[step.Taken!.Value].Rule.Name));
        Assert.Equal(16, replay.Steps[^1].Scheduled);
        Assert.NotNull(replay.Steps[^1].Taken);
    }

    private static TransitionSystem SystemOf(string text) => Specification.FromText(text).System!;

    private static Trace TraceOf(string text) => Checker.Check(SystemOf(text), new CheckOptions()).Violations[0].Trace!;

    private static string[] Reasons(ScheduleReplay replay) =>
        [.. replay.Steps.Select(step => step.Obstacle?.Reason).OfType<string>().Distinct()];

    private static string TextOf(SourceSpan span) => span.File.Text.Substring(span.Start, span.Length);
}
