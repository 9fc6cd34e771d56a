using System.Text.Json.Nodes;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Violated =>
    [
        SmallSpecs.Deadlocks, SmallSpecs.ViolatesInvariant, SmallSpecs.FailsAssertion, ReportSpecs.Rich,
    ];

    [Theory]
    [MemberData(nameof(Violated))]
    public void A_recorded_trace_shows_the_same_violation_and_steps(string specification)
    {
        string trace = Record(specification, out ProgramRun check);
        ProgramRun replay = CommandRun.InProcess("replay", trace);

        Assert.Equal((check.ExitCode, ""), (replay.ExitCode, replay.Errors));
        Assert.Equal(Steps(check.Output), Steps(replay.Output));
    }

    [Fact]
    public void Constants_and_compatibility_are_those_of_the_recording()
    {
        string specification = "const N: 2;\n" + SmallSpecs.Counter + "invariant \"below\" x < N;\n";
        string trace = Record(specification, out ProgramRun check, "--const", "N=1", "--compat", "rumur");
        ProgramRun replay = CommandRun.InProcess("replay", trace);

        Assert.EndsWith("exit 12: invariant \"below\" violated in 1 step\n", check.Output);
        Assert.EndsWith("exit 12: replayed: invariant \"below\" violated in 1 step\n", replay.Output);
    }

    [Fact]
    public void A_deeply_nested_state_is_written_and_read_again()
    {
        const int Depth = 600;
        string arrays = string.Concat(Enumerable.Repeat("array [0..0] of ", Depth));
        string element = "x" + string.Concat(Enumerable.Repeat("[0]", Depth));
        _folder.Write(
            "spec.m",
            $"var x: {arrays}0..1;\nstartstate {element} := 0; end;\nrule {element} = 0 ==> {element} := 1; end;\n");
        ProgramRun check = CommandRun.AsProcess(_folder.Root, "check", "spec.m", "--out", "json=r.json");
        ProgramRun replay = CommandRun.AsProcess(_folder.Root, "replay", "r.json");

        Assert.Equal((11, 11), (check.ExitCode, replay.ExitCode));
    }

    [Fact]
    public void Each_of_several_counterexamples_can_be_replayed()
    {
        string trace = Record(
            SmallSpecs.Counter + "invariant \"a\" x < 1; invariant \"b\" x < 2;", out _, "--max-errors", "2");

        Assert.Contains("in 1 step\n", CommandRun.InProcess("replay", trace).Output);
        Assert.Contains("in 2 steps\n", CommandRun.InProcess("replay", trace, "--violation", "2").Output);
        Assert.Equal(
            $"exit 153: '{trace}' has no counterexample with number 3\n",
            CommandRun.InProcess("replay", trace, "--violation", "3").Errors);
    }

    [Fact]
    public void A_specification_that_changed_is_told_and_tried()
    {
        string trace = Record(SmallSpecs.ViolatesInvariant, out _);
        _folder.Write("spec.m", SmallSpecs.Holds);
        ProgramRun replay = CommandRun.InProcess("replay", trace);

        Assert.Equal((0, "the specification has changed since this trace was recorded\n"), (replay.ExitCode, replay.Errors));
        Assert.EndsWith("\nexit 0: replayed 2 steps; the last state violates nothing by itself\n", replay.Output);
    }

    /// <summary>What is written over the first step of a good trace, and what is said then.</summary>
    [Theory]
    [InlineData("rule", "\"count: down\"", "there is no such rule with such parameters")]
    [InlineData("ruleIndex", "7", "there is no such rule with such parameters")]
    [InlineData("arguments", "[1]", "there is no such rule with such parameters")]
    public void A_step_that_the_specification_does_not_have_is_refused(string member, string json, string reason)
    {
        string trace = Record(SmallSpecs.ViolatesInvariant, out _);
        Edit(trace, result => result["trace"]![1]![member] = JsonNode.Parse(json));
        ProgramRun replay = CommandRun.InProcess("replay", trace);

        Assert.Equal((21, ""), (replay.ExitCode, replay.Output));
        Assert.Matches($"^exit 21: the trace does not fit the specification: step 1, '[^']*': {reason}\n$", replay.Errors);
    }

    [Fact]
    public void A_step_that_is_not_enabled_is_refused()
    {
        string trace = Record(SmallSpecs.ViolatesInvariant, out _);
        Edit(trace, result => result["trace"]!.AsArray().Insert(1, JsonNode.Parse(
            """{"rule": "count: again", "ruleIndex": 1, "arguments": []}""")));

        Assert.Equal(
            new ProgramRun(
                21, "",
                "exit 21: the trace does not fit the specification: step 1, 'count: again': it is not enabled\n"),
            CommandRun.InProcess("replay", trace));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"trace\": 1, \"violations\": []}")]
    [InlineData("{\"trace\": [{}], \"violations\": [], \"spec\": 3}")]
    public void A_file_that_is_no_result_gets_one_line(string text)
    {
        string path = _folder.Write("trace.json", text);

        Assert.Equal(
            new ProgramRun(153, "", $"exit 153: '{path}' is no result that --out json, itf or rumur-xml wrote\n"),
            CommandRun.InProcess("replay", path));
    }

    [Fact]
    public void A_result_without_a_counterexample_has_nothing_to_replay()
    {
        string trace = Record(SmallSpecs.Holds, out _);

        Assert.Equal(
            new ProgramRun(153, "", $"exit 153: '{trace}' has no counterexample with number 1\n"),
            CommandRun.InProcess("replay", trace));
    }

    private string Record(string specification, out ProgramRun check, params string[] flags)
    {
        string trace = _folder.PathTo("trace.json");
        check = CommandRun.InProcess(
            ["check", _folder.Write("spec.m", specification), "--out", $"json={trace}", .. flags]);
        return trace;
    }

    private static void Edit(string path, Action<JsonNode> edit)
    {
        JsonNode result = JsonNode.Parse(File.ReadAllText(path))!;
        edit(result);
        File.WriteAllText(path, result.ToJsonString());
    }

    /// <summary>The part of a text report from the initial state to the statistics.</summary>
    private static string Steps(string report)
    {
        string[] lines = report.Split('\n');
        IEnumerable<string> steps = lines
            .SkipWhile(line => !line.StartsWith("   0   initial state", StringComparison.Ordinal))
            .TakeWhile(line => line == "" || line.StartsWith(' '))

            // Only a search knows of other runs.
            .TakeWhile(line => !line.StartsWith("  A passing run", StringComparison.Ordinal));
        Assert.NotEmpty(steps);
        return string.Join('\n', steps).TrimEnd();
    }
}
