using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

public class TraceReplayerTests
{
    private const string Counter = """
        var x: 0..5;
        startstate "zero" begin x := 0; end;
        ruleset start: 1..2 do startstate "given" begin x := start; end; end;
        ruleset add: 1..3 do rule "add" x < 4 ==> begin put "adding "; put add; x := x + add; end; end;
        rule "reset" x > 3 ==> begin x := 0; end;
        rule "strict" begin assume x = 1; x := 2; end;
        assume x != 3;
        """;

    [Fact]
    public void A_path_becomes_a_trace_with_states_and_output()
    {
        Replay replay = Replay(Counter, initial: 2, 1, 3, 0);

        Assert.True(replay.IsComplete);
        Trace trace = replay.Trace!;
        Assert.Equal(3, trace.Length);
        Assert.Equal(["given", "add", "reset", "add"], trace.Steps.Select(s => s.Rule.Name));
        Assert.Equal([2, 4, 0, 1], trace.Steps.Select(s => s.State.Single()));
        Assert.Equal(["", "adding add:2\n", "", "adding add:1\n"], trace.Steps.Select(s => s.Output));
        Assert.Equal(2, trace.Steps[1].Arguments.Single());
    }

    [Fact]
    public void A_disabled_step_is_refused()
    {
        Replay replay = Replay(Counter, initial: 1, 0, 3, 0);

        Assert.False(replay.IsComplete);
        Assert.Equal(2, replay.Refused!.Number);
        Assert.Equal("reset", replay.Refused.Rule.Owner.Name);
        Assert.Equal("it is not enabled", replay.Refused.Reason);
        Assert.Equal([1, 2], replay.Trace!.Steps.Select(s => s.State.Single()));
    }

    [Theory]
    [InlineData(0, 4, "an assumption in it fails")]
    [InlineData(1, 1, "its state violates the assumption 'assumption 1'")]
    public void A_step_that_an_assumption_forbids_is_refused(int initial, int rule, string reason)
    {
        Replay replay = Replay(Counter, initial, rule);

        Assert.Equal((1, reason), (replay.Refused!.Number, replay.Refused.Reason));
    }

    [Fact]
    public void An_initial_rule_may_be_refused()
    {
        const string Text = "var x: 0..3; startstate begin assume false; end; rule begin end;";
        Replay replay = Replay(Text, initial: 0, 0);

        Assert.Null(replay.Trace);
        Assert.Equal(0, replay.Refused!.Number);
    }

    [Fact]
    public void A_step_that_ends_in_an_error_is_the_last_one()
    {
        const string Text =
            "var x: 0..5; startstate begin x := 1; end; rule begin x := 5; x := x + 1; end;";
        Replay replay = Replay(Text, initial: 0, 0, 0);

        Assert.Null(replay.Refused);
        Assert.False(replay.IsComplete);
        Assert.Equal("value 6 assigned to 'x' is outside 0..5", replay.Error!.Message);
        Assert.Equal([1, 5], replay.Trace!.Steps.Select(s => s.State.Single()));
    }

    [Fact]
    public void A_rule_that_another_has_priority_over_is_refused()
    {
        const string Text = """
            var x: 0..5;
            startstate begin x := 0; end;
            rule 2 "low" begin x := 1; end;
            rule 1 "high" x = 0 ==> begin x := 2; end;
            """;

        Replay refused = Replay(Text, initial: 0, 0);
        Assert.Equal("rule 'high' is enabled and has priority", refused.Refused!.Reason);
        Assert.True(Replay(Text, initial: 0, 1, 0, 0).IsComplete);
    }

    private static Replay Replay(string text, int initial, params int[] rules) =>
        new TraceReplayer(Specification.FromText(text).System!).Replay(initial, rules);
}
