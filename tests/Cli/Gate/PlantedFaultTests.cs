using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary>Whatever makes a specification say less than before, or another thing, closes the gate and is named.</summary>
public sealed class PlantedFaultTests : IDisposable
{
    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_as_expected_passes()
    {
        _folder.Write("holds.m", "-- expect: holds\n-- expect: states 3\n-- expect: depth 2\n" + SmallSpecs.Holds);
        _folder.Write("broken.m", "-- expect: violated \"tiny\" in 2 steps\n" + SmallSpecs.ViolatesInvariant);
        _folder.Write("stuck.m", "-- expect: deadlock in 2 steps\n" + SmallSpecs.Deadlocks);
        _folder.Write("cover.m", "-- expect: cover \"three\" not met\n" + SmallSpecs.MissesCover);
        _folder.Write("none.m", "-- expect: assumption \"never\" leaves no initial state\n" + SmallSpecs.AssumesTheImpossible);
        _folder.Write("error.m", "-- expect: error \"still zero\" in 2 steps\n" + SmallSpecs.FailsAssertion);
        _folder.Write("live.m", "-- expect: liveness \"back at zero\" violated in 1 step\n" + SmallSpecs.ViolatesLiveness);
        ProgramRun run = _folder.Run();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith("exit 0: 7 specifications as expected\n", run.Output);
    }

    [Theory]
    [InlineData("holds\n-- expect: states 4", SmallSpecs.Holds, "spec.m:2: expected states 4, but: 3 states")]
    [InlineData("holds\n-- expect: rules 7", SmallSpecs.Holds, "spec.m:2: expected rules 7, but: 3 rules fired")]
    [InlineData("holds", SmallSpecs.ViolatesInvariant, "spec.m:1: expected holds, but: invariant 'tiny' in 2 steps")]
    [InlineData("violated \"small\"", SmallSpecs.Holds, "spec.m:1: expected violated \"small\", but: holds")]
    [InlineData(
        "violated \"tiny\" in 1 step",
        SmallSpecs.ViolatesInvariant,
        "spec.m:1: expected violated \"tiny\" in 1 step, but: in 2 steps")]
    [InlineData("states 3", SmallSpecs.ViolatesInvariant, "spec.m:6: no expectation mentions: invariant 'tiny' in 2 steps")]
    [InlineData("covers", SmallSpecs.Holds, "spec.m:1: expected covers, but: there is no cover")]
    [InlineData("hold", SmallSpecs.Holds, "spec.m:1: MC0508: 'hold' is no expectation")]
    [InlineData("holds\n-- expect states 3", SmallSpecs.Holds, "spec.m:2: MC0508: 'states 3' is no expectation")]
    [InlineData("proved \"smal\"", SmallSpecs.Holds, "spec.m:1: MC0510: the specification has no invariant 'smal' to prove")]
    [InlineData("holds", "var x: y;", "spec.m:2: MC0")]
    [InlineData("holds\n-- expect at N=3: holds", SmallSpecs.Holds, "spec.m:2: the specification has no constant 'N'")]
    public void What_is_not_as_expected_fails_and_names_the_line(string expected, string specification, string message)
    {
        _folder.Write("spec.m", $"-- expect: {expected}\n{specification}");
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains($"{_folder.Root}/{message}", run.Output);
        Assert.EndsWith("exit 21: 1 specification of 1 not as expected\n", run.Output);
    }

    [Fact]
    public void Every_size_is_a_check_of_its_own()
    {
        _folder.Write("spec.m", """
            -- expect: holds
            -- expect: states 3
            -- expect at N=4: states 5
            -- expect at N=4, UP = 2: states 4
            -- expect large at N=9: states 1
            const N: 2; UP: 1;
            var x: 0..20;
            startstate x := 0; end;
            rule x < N ==> x := x + UP; end;
            rule x >= N ==> x := 0; end;
            """);
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("spec.m:4: expected states 4 at N=4, UP=2, but: 3 states\n", run.Output);
        Assert.Contains("1 expectation not run", run.Output);
        Assert.DoesNotContain("spec.m:3:", run.Output);
        Assert.DoesNotContain("spec.m:5:", run.Output);
        Assert.Contains("spec.m:5: expected states 1 at N=9, but: 10 states\n", _folder.Run("--large").Output);
    }

    [Fact]
    public void A_search_that_needs_more_memory_than_allowed_is_not_met()
    {
        _folder.Write("spec.m", "-- expect: holds\n-- expect within 120 MB\n" + SmallSpecs.Endless);
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains(
            "spec.m:2: expected within 120 MB, but: inconclusive: the memory limit was reached\n", run.Output);
    }

    [Fact]
    public void A_search_that_needs_less_memory_is_met()
    {
        _folder.Write("spec.m", "-- expect: holds\n-- expect within 0.5 GB\n" + SmallSpecs.Holds);
        Assert.Equal(0, _folder.Run().ExitCode);
    }

    [Fact]
    public void A_search_that_takes_too_long_is_not_met()
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Endless);
        ProgramRun run = _folder.Run("--timeout", "1s");

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("spec.m:1: expected holds, but: inconclusive: the time limit was reached\n", run.Output);
    }

    [Fact]
    public void Without_expectations_it_is_reported_and_fails_when_strict()
    {
        _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);
        ProgramRun lenient = _folder.Run();

        Assert.Equal(0, lenient.ExitCode);
        Assert.Contains("spec.m: warning: it expects nothing, so nothing is checked\n", lenient.Output);
        Assert.EndsWith("exit 0: 0 specifications as expected\n", lenient.Output);
        Assert.Equal(21, _folder.Run("--strict").ExitCode);
    }

    [Fact]
    public void A_module_belongs_to_the_specification_that_imports_it()
    {
        _folder.Write("module.m", "var y: boolean;\ninvariant \"module\" isundefined(z);\n");
        _folder.Write("spec.m", "-- expect: holds\nvar z: boolean;\nimport \"module.m\";\n" + SmallSpecs.Holds);
        ProgramRun run = _folder.Run("--strict");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("module.m", run.Output);
    }

    [Fact]
    public void A_folder_without_specifications_is_no_pass()
    {
        Directory.CreateDirectory(_folder.Root);
        Assert.Equal(2, _folder.Run().ExitCode);
        Assert.Equal(153, CommandRun.InProcess("ci", _folder.PathTo("missing")).ExitCode);
    }

    [Fact]
    public void Proofs_that_are_left_out_are_said_to_be()
    {
        _folder.Write("spec.m", "-- expect: holds\n-- expect: proved \"small\"\n" + SmallSpecs.Holds);
        ProgramRun run = _folder.Run("--no-proofs");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("exit 0: 1 specification as expected; 1 expectation not run\n", run.Output);
    }
}
