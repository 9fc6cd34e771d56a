using System.Globalization;
using ModelCheck.Cli;
using ModelCheck.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>Every way to end: the code, and that the last line of output says it and why.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, int, string> Results => new()
    {
        { SmallSpecs.Holds, 0, "holds in all 3 states" },
        { SmallSpecs.Counter, 0, "no error in all 3 states" },
        { SmallSpecs.AssumesTheImpossible, 10, "no initial state satisfies the assumptions" },
        { SmallSpecs.Deadlocks, 11, "deadlock in 2 steps" },
        { SmallSpecs.ViolatesInvariant, 12, "invariant \"tiny\" violated in 2 steps" },
        { SmallSpecs.ViolatesLiveness, 13, "liveness \"back at zero\" violated in 1 step" },
        { SmallSpecs.FailsAssertion, 14, "error in 2 steps: assertion failed: still zero" },
        { SmallSpecs.MissesCover, 15, "cover \"three\" not met" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void A_check_ends_with_its_result(string specification, int code, string reason)
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", specification));

        Assert.Equal((code, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"\nexit {code}: {reason}\n"), run.Output);
    }

    [Theory]
    [InlineData("--bound 3", "states at depth 3 were not expanded; --bound raises the limit")]
    [InlineData("--max-states 50", "the limit of 50 states was reached; --max-states raises the limit")]
    [InlineData("--timeout 0.2s", "the time limit was reached; --timeout raises the limit")]
    [InlineData("--memory 1M", "the memory limit was reached; --memory raises the limit")]
    public void A_limit_makes_the_result_inconclusive(string flag, string reason)
    {
        ProgramRun run = CommandRun.InProcess(
            ["check", _folder.Write("spec.m", SmallSpecs.Endless), .. flag.Split(' ')]);

        Assert.Equal(20, run.ExitCode);
        Assert.StartsWith("INCONCLUSIVE  ", run.Output);
        Assert.Matches($@"\nexit 20: nothing violated in [0-9]+ states, then {reason}\n\z", run.Output);
    }

    [Fact]
    public void Violations_beyond_the_first_are_counted_in_the_last_line()
    {
        string path = _folder.Write("spec.m", SmallSpecs.Counter + "invariant \"a\" x < 1; invariant \"b\" x < 2;");
        ProgramRun run = CommandRun.InProcess("check", path, "--max-errors", "5");

        Assert.Equal(12, run.ExitCode);
        Assert.EndsWith("\nexit 12: invariant \"a\" violated in 1 step, and 1 more violation\n", run.Output);
    }

    [Fact]
    public void An_error_in_the_text_is_shown_where_it_is()
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", SmallSpecs.Counter + "invariant y = 1;\n"));

        Assert.Equal((150, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"spec\.m:5:11: error MC[0-9]{4}: 'y' is not declared\n", run.Errors);
        Assert.Matches(@"\nexit 150: 1 error in [^\n]*spec\.m\n\z", run.Errors);
    }

    [Theory]
    [InlineData("missing.m", "there is no such file")]
    [InlineData("missing/spec.m", "there is no such file")]
    [InlineData("", "it is a directory")]
    public void A_file_that_cannot_be_read_gets_one_line(string name, string reason)
    {
        string path = _folder.PathTo(name);
        foreach (string command in new[] { "check", "simulate", "flatten", "format", "info" })
        {
            Assert.Equal(
                new ProgramRun(153, "", $"exit 153: cannot read '{path}': {reason}\n"),
                CommandRun.InProcess(command, path));
        }
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_known_before_the_search()
    {
        string path = _folder.Write("spec.m", SmallSpecs.Endless);
        ProgramRun run = CommandRun.InProcess("check", path, "--out", $"json={_folder.Root}");

        Assert.Equal((153, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"exit 153: cannot write '{_folder.Root}': ", run.Errors);
    }

    [Fact]
    public void A_property_that_is_not_there_gets_the_nearest_one()
    {
        string path = _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);

        Assert.Equal(
            new ProgramRun(2, "", "exit 2: there is no property 'tinny': did you mean 'tiny'?\n"),
            CommandRun.InProcess("check", path, "--property", "tinny"));
    }

    [Fact]
    public void A_temporal_property_ends_like_liveness()
    {
        string path = _folder.Write(
            "spec.m", SmallSpecs.Holds + "leadsto \"comes back\" x = 2 ~> x = 0;\nltl \"stays\" <> [] (x = 0);\n");

        ProgramRun run = CommandRun.InProcess("check", path);

        Assert.Equal((13, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith(
            "\nexit 13: ltl \"stays\" violated by a run of 0 steps, then 3 steps again and again\n", run.Output);
        Assert.Equal(0, CommandRun.InProcess("check", path, "--property", "comes back").ExitCode);
    }

    [Fact]
    public void Compact_storage_cannot_decide_temporal_properties()
    {
        string path = _folder.Write("spec.m", SmallSpecs.Holds + "leadsto \"comes back\" x = 2 ~> x = 0;\n");

        ProgramRun run = CommandRun.InProcess("check", path, "--store", "compact");

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            "'--store compact' cannot decide leadsto \"comes back\"; --property selects others\n", run.Errors);
    }

    [Fact]
    public void A_bug_of_ours_is_said_to_be_one()
    {
        using var errors = new StringWriter { NewLine = "\n" };
        ExitCode code = Program.Run(["--version"], new Terminal(new BrokenWriter(), errors, CancellationToken.None));

        Assert.Equal(ExitCode.Internal, code);
        Assert.StartsWith("This is a bug in ModelCheck, not in your specification. Please report it", errors.ToString());
        Assert.EndsWith("\nexit 255: internal error: out of order\n", errors.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("out of order");
    }
}
