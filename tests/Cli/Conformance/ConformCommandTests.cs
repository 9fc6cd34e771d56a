using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Conformance;

public sealed class ConformCommandTests : IDisposable
{
    private static readonly string Spec = Repository.PathTo("specs", "protocols", "ring-buffer.m");

    private static readonly string[] Log =
    [
        """{"event":"write","index":0,"item":0}""",
        """{"event":"publish","tail":1}""",
        """{"event":"take","index":0,"item":0}""",
        """{"event":"write","index":1,"item":1}""",
        """{"event":"release","head":1}""",
        """{"event":"publish","tail":2}""",
        """{"event":"take","index":1,"item":1}""",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_of_a_run_conforms_and_says_what_was_seen()
    {
        ProgramRun run = Conform(Log.Take(5));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CONFORMS  ", run.Output);
        Assert.Contains(": 5 events explained, by up to 1 state at a time\n", run.Output);
        Assert.Contains("rules that fitted an event: producer: write, producer: publish, consumer: take, consumer: release\n", run.Output);
        Assert.EndsWith("\nexit 0: all 5 events of the log are a behaviour of the specification\n", run.Output);
    }

    [Fact]
    public void A_missing_event_is_rejected_where_it_shows_with_the_part_of_the_guard()
    {
        ProgramRun run = Conform(Log.Where(line => !line.Contains("\"tail\":2", StringComparison.Ordinal)));

        Assert.Equal(18, run.ExitCode);
        Assert.Contains("\n  line 6: take(index: 1, item: 1)\n", run.Output);
        Assert.Contains("\n    \"consumer: take\" is not enabled:\n      head != tail   ", run.Output);
        Assert.Contains("\n    has_written: true\n", run.Output);
    }

    [Fact]
    public void A_wrong_value_is_rejected_with_what_the_model_gives_instead()
    {
        string file = _folder.PathTo("result.json");
        Conform(Log.Select(line => line.Replace("\"item\":1", "\"item\":2", StringComparison.Ordinal)), "--out", $"json={file}");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement rejected = json.RootElement.GetProperty("rejected");

        Assert.Equal("rejected", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(4, rejected.GetProperty("line").GetInt32());
        Assert.Equal("write(index: 1, item: 1)", rejected.GetProperty("obstacles")[0].GetProperty("wouldLog").GetString());
        Assert.Equal("true", rejected.GetProperty("stateBefore").GetProperty("has_taken").GetString());
    }

    [Theory]
    [InlineData("[]", "no JSON object with the name of an event as \"event\"")]
    [InlineData("{\"event\": 3}", "no JSON object with the name of an event as \"event\"")]
    [InlineData("{\"event\": \"take\"", "no JSON at byte 17")]
    [InlineData("{\"event\": \"steal\"}", "no rule of the specification has an event 'steal'; '--ignore steal' leaves such lines out")]
    [InlineData("{\"event\": \"take\", \"from\": 2, \"to\": 1}", "\"from\" is later than \"to\"")]
    [InlineData("{\"event\": \"take\", \"from\": \"now\"}", "\"from\" is no number")]
    public void A_line_that_is_no_event_is_one_error_with_its_number(string line, string message)
    {
        ProgramRun run = Conform([Log[0], line]);

        Assert.Equal(153, run.ExitCode);
        Assert.Contains($"log.jsonl:2: {message}\n", run.Errors);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Events_can_be_left_out()
    {
        ProgramRun run = Conform([Log[0], """{"event":"tick"}""", Log[1]], "--ignore", "tick");

        Assert.Contains(": 2 events explained, 1 left out, by up to 1 state at a time\n", run.Output);
    }

    [Fact]
    public void A_specification_without_events_and_a_log_that_is_not_there_are_told()
    {
        string other = Repository.PathTo("specs", "classic", "peterson.m");
        Assert.Equal(2, CommandRun.InProcess("conform", other, _folder.Write("log.jsonl", "")).ExitCode);
        Assert.Equal(153, CommandRun.InProcess("conform", Spec, _folder.PathTo("none")).ExitCode);
        Assert.Equal(2, CommandRun.InProcess("conform", Spec).ExitCode);
    }

    [Fact]
    public void Too_many_explanations_are_inconclusive()
    {
        string spec = _folder.Write("silent.m", """
            var x: 0..1000;
            startstate x := 0; end;
            rule "silent" x < 1000 ==> x := x + 1; end;
            --- @event end
            rule "end" x = 1000 ==> end;
            """);
        ProgramRun run = CommandRun.InProcess("conform", spec, _folder.Write("log.jsonl", "{\"event\": \"end\"}\n"), "--max-states", "100");

        Assert.Equal(20, run.ExitCode);
        Assert.Contains("more than 100 states explain what came before; --max-states changes that", run.Output);
    }

    [Theory]
    [InlineData(0, 1, 3)]
    [InlineData(18, 1, 2, 3)]
    [InlineData(18, 3)]
    public void An_event_with_a_condition_is_due_exactly_where_it_is_true(int exitCode, params int[] steps)
    {
        string spec = _folder.Write("odd.m", """
            var x: 0..4;
            startstate x := 0; end;
            --- @event up(step' = (x % 5)) if ((x + 1) % 2 = 1)
            rule "up" x < 4 ==> x := x + 1; end;
            """);
        string log = string.Join('\n', steps.Select(step => $"{{\"event\": \"up\", \"step\": {step}}}"));
        ProgramRun run = CommandRun.InProcess("conform", spec, _folder.Write("log.jsonl", log));

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public void A_rejected_event_names_the_condition_that_is_false()
    {
        string spec = _folder.Write("odd.m", """
            var x: 0..4;
            startstate x := 0; end;
            --- @event up if x > 7
            rule "up" x < 4 ==> x := x + 1; end;
            """);
        ProgramRun run = CommandRun.InProcess("conform", spec, _folder.Write("log.jsonl", "{\"event\": \"up\"}\n"));

        Assert.Equal(18, run.ExitCode);
        Assert.Contains("\"up\" is not enabled:\n      x > 7   ", run.Output);
    }

    /// <summary>The threads' clocks say in which order steps may have come, and no more.</summary>
    [Fact]
    public void An_implementation_of_ours_conforms()
    {
        string[] log = new RingBuffer(slots: 3, items: 8, publishesEarly: false).Run(2000);
        ProgramRun run = Conform(log, "--source", "thread");

        Assert.Equal(8000, log.Length);
        Assert.Contains("\nexit 0: all 8000 events of the log are a behaviour of the specification\n", run.Output);
    }

    [Fact]
    public void An_implementation_that_publishes_too_early_does_not()
    {
        ProgramRun run = Conform(new RingBuffer(slots: 3, items: 8, publishesEarly: true).Run(20), "--source", "thread");

        Assert.Equal(18, run.ExitCode);
        Assert.Contains("publish(tail: 1, thread: producer)\n", run.Output);
        Assert.Contains("\"producer: publish\" is not enabled:\n      has_written   ", run.Output);
    }

    private ProgramRun Conform(IEnumerable<string> log, params string[] flags) => CommandRun.InProcess(
        ["conform", Spec, _folder.Write("log.jsonl", string.Join('\n', log)), .. flags]);
}
