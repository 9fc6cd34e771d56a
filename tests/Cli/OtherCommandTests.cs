using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>simulate, flatten, format and info.</summary>
public sealed class OtherCommandTests : IDisposable
{
    private const string Unformatted = "var x:0..3;startstate x:=0;end;rule x<2==>x:=x+1;end;";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_simulation_is_repeated_by_its_seed()
    {
        string path = _folder.Write("spec.m", ReportSpecs.Rich);
        ProgramRun first = CommandRun.InProcess("simulate", path, "--seed", "7");
        ProgramRun second = CommandRun.InProcess("simulate", path, "--seed", "7");

        Assert.Equal(12, first.ExitCode);
        Assert.EndsWith("; --seed 7 repeats it\n", first.Output);
        Assert.Equal(WithoutCosts(first.Output), WithoutCosts(second.Output));
    }

    [Fact]
    public void A_simulation_names_the_seed_that_it_chose()
    {
        string path = _folder.Write("spec.m", ReportSpecs.Rich);
        ProgramRun chosen = CommandRun.InProcess("simulate", path);
        string seed = System.Text.RegularExpressions.Regex.Match(chosen.Output, "--seed ([0-9]+) repeats it\n$").Groups[1].Value;
        ProgramRun repeated = CommandRun.InProcess("simulate", path, "--seed", seed);

        Assert.Equal(WithoutCosts(chosen.Output), WithoutCosts(repeated.Output));
    }

    [Fact]
    public void A_simulation_without_a_finding_is_no_verdict()
    {
        ProgramRun run = CommandRun.InProcess("simulate", _folder.Write("spec.m", SmallSpecs.Holds), "--seed", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("INCONCLUSIVE  ", run.Output);
        Assert.Matches("\nexit 0: nothing violated: 100 random walks [^\n]* do not cover every state; --seed 1 repeats it\n$", run.Output);
    }

    [Fact]
    public void A_flattened_specification_has_the_same_states()
    {
        _folder.Write("module.m", "const N: 2;\nvar x: 0..N;\nrule x < N ==> x := x + 1; end;\n");
        string path = _folder.Write("spec.m", "import \"module.m\" with N = 5;\nstartstate x := 0; end;\n");
        ProgramRun flat = CommandRun.InProcess("flatten", path);
        ProgramRun check = CommandRun.InProcess(
            "check", _folder.Write("flat.m", flat.Output), "--compat", "rumur", "--deadlock-detection", "off");

        Assert.Equal((0, ""), (flat.ExitCode, flat.Errors));
        Assert.EndsWith("\nexit 0: no error in all 6 states\n", check.Output);
    }

    [Fact]
    public void Format_prints_the_canonical_form_and_leaves_the_file_alone()
    {
        string path = _folder.Write("spec.m", Unformatted);
        ProgramRun run = CommandRun.InProcess("format", path);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("var\n  x: 0..3;\n", run.Output.Replace("x : 0", "x: 0"));
        Assert.Equal(Unformatted, File.ReadAllText(path));
    }

    [Fact]
    public void Format_writes_files_and_then_finds_them_formatted()
    {
        string one = _folder.Write("one.m", Unformatted);
        string two = _folder.Write("two.m", Unformatted);
        ProgramRun before = CommandRun.InProcess("format", "--check", one, two);
        ProgramRun write = CommandRun.InProcess("format", "--write", one);
        ProgramRun after = CommandRun.InProcess("format", "--check", one, two);

        Assert.Equal(new ProgramRun(21, $"{one}\n{two}\n", "exit 21: 2 files not formatted: --write does it\n"), before);
        Assert.Equal(new ProgramRun(0, "", ""), write);
        Assert.Equal(new ProgramRun(21, $"{two}\n", "exit 21: 1 file not formatted: --write does it\n"), after);
        Assert.Equal(0, CommandRun.InProcess("format", "--check", one).ExitCode);
    }

    [Fact]
    public void Format_does_not_touch_a_file_with_errors()
    {
        string path = _folder.Write("spec.m", "var x: ;");
        ProgramRun run = CommandRun.InProcess("format", "--write", path);

        Assert.Equal((150, ""), (run.ExitCode, run.Output));
        Assert.EndsWith($"\nexit 150: 1 error in {path}\n", run.Errors);
        Assert.Equal("var x: ;", File.ReadAllText(path));
    }

    [Fact]
    public void Info_describes_the_specification()
    {
        _folder.Write("spec.m", "-- expect: holds\nconst N: 2;\n" + ReportSpecs.Rich);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, "info", "spec.m", "--const", "N=5");
        string golden = Repository.PathTo("tests", "Cli", "Golden", "info.txt");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(File.ReadAllText(golden), run.Output);
    }

    [Fact]
    public void An_estimate_says_what_it_goes_by_and_whether_memory_is_enough()
    {
        string spec = Repository.PathTo("specs", "classic", "german.m");
        string[] arguments = ["info", spec, "--estimate", "--symmetry-reduction", "exhaustive", "--threads", "1"];

        ProgramRun small = CommandRun.InProcess([.. arguments, "--memory", "1G"]);
        Assert.Equal((0, ""), (small.ExitCode, small.Errors));
        Assert.Matches(@"Estimate\n  states:  [\d,]+, all explored\n", small.Output);
        Assert.Contains("enough: the 1.1 GB that may be used", small.Output, StringComparison.Ordinal);

        ProgramRun large = CommandRun.InProcess([.. arguments, "--memory", "100M", "--const", "NODE=14"]);
        Assert.Matches(@"states:  about .* (million|billion) \(.*\), as they go on with NODE = 1: ", large.Output);
        Assert.Contains("not enough: the 105 MB", large.Output, StringComparison.Ordinal);
    }

    private static string WithoutCosts(string report) =>
        string.Join('\n', report.Split('\n').Where(line => !line.Contains(" thread", StringComparison.Ordinal)));
}
