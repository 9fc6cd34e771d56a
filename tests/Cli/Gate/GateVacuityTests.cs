using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary><c>ci --vacuity</c>.</summary>
public sealed class GateVacuityTests : IDisposable
{
    private const string Dead = "rule \"dead\" x = 3 ==> x := 0; end;\n";

    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_vacuous_place_moves_the_exit_code_and_is_named_with_its_line()
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Holds + Dead);
        ProgramRun run = _folder.Run("--vacuity", "error");

        Assert.Equal(16, run.ExitCode);
        Assert.Contains("spec.m:7: rule \"dead\" never fires\n", run.Output);
        Assert.EndsWith("exit 16: as expected, but 1 place vacuous\n", run.Output);
        Assert.Equal(16, _folder.Run("--vacuity", "error").ExitCode);
        Assert.Equal(0, _folder.Run("--vacuity", "warn").ExitCode);
        Assert.Equal(0, _folder.Run().ExitCode);
    }

    [Fact]
    public void A_vacuous_implication_is_found()
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Counter + "invariant \"i\" x = 3 -> x = 0;\n");
        ProgramRun run = _folder.Run("--vacuity", "error");

        Assert.Equal(16, run.ExitCode);
        Assert.Contains("spec.m:6: \"i\" says nothing here: 'x = 3' is never true\n", run.Output);
    }

    [Theory]
    [InlineData("-- allow: vacuous \"kept for later\"\n" + Dead, 0)]
    [InlineData("-- allow: vacuous \"kept for later\"\n--- A comment.\n\n" + Dead, 0)]
    [InlineData("rule \"dead\" x = 3 ==> -- allow: vacuous \"kept\"\nx := 0; end;\n", 0)]
    [InlineData("-- allow: vacuous \"\"\n" + Dead, 16)]
    [InlineData("-- allow: vacuous \"kept\"\nvar y: 0..1;\n" + Dead, 16)]
    [InlineData("-- allow: vacuous \"kept\"\nrule \"alive\" x = 2 ==> x := 1; end;\n", 16)]
    public void A_comment_accepts_the_line_after_it(string rules, int exitCode)
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Holds + rules);
        Assert.Equal(exitCode, _folder.Run("--vacuity", "error").ExitCode);
    }

    [Fact]
    public void A_module_is_judged_over_all_that_import_it()
    {
        const string Module = "rule \"far\" x = LIMIT ==> x := 0; end;\nrule \"never\" x > LIMIT + 5 ==> x := 0; end;\n";
        _folder.Write("parts/far.m", Module);
        foreach (int limit in new[] { 1, 3 })
        {
            _folder.Write(
                $"spec{limit}.m",
                $"-- expect: holds\nconst LIMIT: {limit};\n{SmallSpecs.Holds}import \"parts/far.m\";\n");
        }

        ProgramRun both = _folder.Run("--vacuity", "error");
        Assert.Equal(16, both.ExitCode);
        Assert.DoesNotContain("\"far\"", both.Output);
        Assert.Contains("parts/far.m:2: rule \"never\" never fires\n", both.Output);

        ProgramRun one = CommandRun.InProcess("ci", _folder.PathTo("spec3.m"), "--no-cache", "--vacuity", "error");
        Assert.Contains("parts/far.m:1: rule \"far\" never fires\n", one.Output);
    }

    [Theory]
    [InlineData("error", 16, "exit 16: holds, but 1 place vacuous\n")]
    [InlineData("warn", 0, "exit 0: holds in all 3 states\n")]
    public void A_single_check_says_it_as_well(string level, int exitCode, string ending)
    {
        string file = _folder.Write("spec.m", SmallSpecs.Holds + Dead);
        ProgramRun run = CommandRun.InProcess("check", file, "--vacuity", level);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"{file}:6: rule \"dead\" never fires\n", run.Output);
        Assert.EndsWith(ending, run.Output);
    }

    [Fact]
    public void What_is_violated_keeps_its_exit_code()
    {
        string file = _folder.Write("spec.m", SmallSpecs.ViolatesInvariant + Dead);
        Assert.Equal(12, CommandRun.InProcess("check", file, "--vacuity", "error").ExitCode);
        Assert.Equal(2, CommandRun.InProcess(
            "check", file, "--vacuity", "error", "--symmetry-reduction", "exhaustive").ExitCode);
    }

    [Fact]
    public void What_is_not_as_expected_matters_more()
    {
        _folder.Write("spec.m", "-- expect: holds\n-- expect: states 9\n" + SmallSpecs.Holds + Dead);
        ProgramRun run = _folder.Run("--vacuity", "error");

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("never fires", run.Output);
    }
}
