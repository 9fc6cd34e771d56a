using ModelCheck.Cli;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Commands;
using ModelCheck.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public class ArgumentTests
{
    /// <summary>A command line and the one line that it gets, with exit code 2.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "chek a.m", "there is no command 'chek': did you mean 'check'?" },
        { "frobnicate", "there is no command 'frobnicate': see modelcheck --help" },
        { "specs/a.m", "a command comes first: did you mean 'modelcheck check specs/a.m'?" },
        { "check", "'check' needs SPEC: modelcheck check specs/ext4-data-journal/v5.7.m --threads 4" },
        { "check a.m b.m", "'check' takes only SPEC: 'b.m' is too much" },
        { "check --thread 3 a.m", "'check' has no flag '--thread': did you mean '--threads'?" },
        { "check --thraeds=3 a.m", "'check' has no flag '--thraeds': did you mean '--threads'?" },
        { "check --max-error 3 a.m", "'check' has no flag '--max-error': did you mean '--max-errors'?" },
        { "check --deadlock-d a.m", "'check' has no flag '--deadlock-d': did you mean '--deadlock-detection'?" },
        { "check --quux a.m", "'check' has no flag '--quux': see modelcheck check --help" },
        { "check a.m -x", "'check' has no flag '-x': see modelcheck check --help" },
        { "simulate --threads 3 a.m", "'simulate' has no flag '--threads': see modelcheck simulate --help" },
        { "check a.m --disk", "'--disk' needs a value, DIR, as in --disk /var/tmp" },
        { "check --store hash a.m", "'--store' takes exact, tree or compact, not 'hash'" },
        { "check a.m --threads", "'--threads' needs a value, N|auto, as in --threads 4" },
        { "check a.m --threads --bound 3", "'--threads' needs a value, N|auto, as in --threads 4" },
        { "check a.m --threads=", "'--threads' needs a value, N|auto, as in --threads 4" },
        { "check a.m -t 1 --threads 2", "'--threads' is given twice" },
        { "check a.m -t 0", "'--threads' takes a whole number, 1 to 1024, not '0'" },
        { "check a.m -tmany", "'--threads' takes a whole number, 1 to 1024, not 'many'" },
        { "check a.m --bound -1", "'--bound' takes a whole number, 0 to 2147483647, not '-1'" },
        { "check a.m --max-states 1.5", "'--max-states' takes a whole number, 1 or more, not '1.5'" },
        { "check a.m --memory 0G", Memory("0G") },
        { "check a.m --memory 8", Memory("8") },
        { "check a.m --memory 101%", Memory("101%") },
        { "check a.m --memory 99999999999999T", Memory("99999999999999T") },
        { "check a.m --timeout 5", "'--timeout' takes a time such as 90s, 10m or 2h, not '5'" },
        { "check a.m --timeout -5s", "'--timeout' takes a time such as 90s, 10m or 2h, not '-5s'" },
        { "check a.m --checkpoint kept", "'--checkpoint' takes a time and a folder such as 10m:DIR, not 'kept'" },
        { "check a.m --checkpoint 10m:", "'--checkpoint' takes a time and a folder such as 10m:DIR, not '10m:'" },
        { "check a.m --checkpoint 10:d", "'--checkpoint' takes a time such as 90s, 10m or 2h, not '10'" },
        { "check a.m --trace dif", "'--trace' takes diff, full or off, not 'dif' (did you mean 'diff'?)" },
        { "check a.m --compat tlc", "'--compat' takes none, rumur or cmurphi, not 'tlc'" },
        { "check a.m --const N", "'--const' takes NAME=VALUE, not 'N'" },
        { "check a.m --const =3", "'--const' takes NAME=VALUE, not '=3'" },
        { "check a.m --const N=1 --const N=2", "'--const' gives 'N' twice" },
        { "check a.m --out r.json", $"'--out' takes FORMAT=FILE with a format of {Formats}, not 'r.json'" },
        { "check a.m --out jsn=r", $"'--out' has no format 'jsn' (did you mean 'json'?): there are {Formats}" },
        { "simulate a.m --out graph-dot=-", "'simulate' has no state graph to write: 'check' has" },
        { "check a.m --graph-limit 0", "'--graph-limit' takes a whole number, 1 to 10000000, not '0'" },
        { "check a.m --out json=- --out itf=-", "only one '--out' can go to standard output" },
        { "format --check --write a.m", "'--check' and '--write' exclude each other" },
        { "format --check=yes a.m", "'--check' takes no value" },
        { "prove", "'prove' needs SPEC: modelcheck prove specs/classic/german.m --unbounded" },
        { "prove a.m --unbound", "'prove' has no flag '--unbound': did you mean '--unbounded'?" },
        { "prove a.m --timeout 0s", "'--timeout' takes a time such as 90s, 10m or 2h, not '0s'" },
        { "prove a.m --bmc 0", "'--bmc' takes a whole number, 1 to 1000, not '0'" },
        { "prove a.m --unbounded --k-induction 2", "'--k-induction' and '--unbounded' exclude each other" },
        { "prove a.m --progress no", "'--progress' takes auto, plain, json or off, not 'no'" },
        { "prove a.m --out graph-aut=g", "'prove' has no state graph to write: 'check' has" },
        { "replay t.json --violation 0", "'--violation' takes a whole number, 1 to 2147483647, not '0'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gets_one_line_and_exit_code_2(string commandLine, string message)
    {
        ProgramRun run = CommandRun.InProcess(commandLine.Split(' '));

        Assert.Equal(new ProgramRun(2, "", $"exit 2: {message}\n"), run);
    }

    [Fact]
    public void Flags_may_stand_anywhere_and_repeatable_ones_take_one_value_each()
    {
        CheckArguments arguments = Read<CheckArguments>(
            "--const", "N=1", "a.m", "--const=M=-2", "-t4", "--bound", "7", "--out", "json=a b");

        Assert.Equal("a.m", arguments.Specification);
        Assert.Equal(["N=1", "M=-2"], arguments.Constants);
        Assert.Equal("4", arguments.Threads);
        Assert.Equal("7", arguments.Bound);
        Assert.Equal(["json=a b"], arguments.Outputs);
        Assert.Equal("80%", arguments.Memory);
    }

    [Fact]
    public void After_two_dashes_everything_is_an_operand() =>
        Assert.Equal(
            ["--write", "-a.m"], Read<FormatArguments>("--check", "--", "--write", "-a.m").Specifications);

    [Fact]
    public void A_value_may_look_like_anything_but_a_flag()
    {
        SimulateArguments arguments = Read<SimulateArguments>(
            "a.m", "--property", "p=q, \"r\"", "--property=--odd", "--seed", "-1");

        Assert.Equal(["p=q, \"r\"", "--odd"], arguments.Properties);
        Assert.Equal("-1", arguments.Seed);
    }

    [Theory]
    [InlineData("512K", 512L << 10)]
    [InlineData("500M", 500L << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("2T", 2L << 40)]
    public void Memory_is_read_with_its_unit(string text, long bytes) => Assert.Equal(bytes, FlagValue.Memory(text));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86_400)]
    public void A_time_is_read_with_its_unit(string text, double seconds) =>
        Assert.Equal(seconds, FlagValue.Duration("timeout", text).TotalSeconds);

    private static string Formats => string.Join(", ", ReportFormats.All.Select(format => format.Name));

    private static string Memory(string text) =>
        $"'--memory' takes a size such as 500M or 8G, or a share of the machine's memory such as 80%, not '{text}'";

    private static T Read<T>(params string[] arguments) =>
        (T)ArgumentReader.Read(Application.Verbs.Single(verb => verb.Arguments == typeof(T)), arguments);
}
