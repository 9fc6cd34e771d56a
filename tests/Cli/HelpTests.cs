using System.Text.RegularExpressions;
using ModelCheck.Cli;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public class HelpTests
{
    public static TheoryData<string> VerbNames => [.. Application.Verbs.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void Help_shows_each_flag_with_default_and_example(string name)
    {
        Verb verb = Application.Verbs.Single(v => v.Name == name);
        ProgramRun run = CommandRun.InProcess(name, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        foreach (Flag flag in Flag.Of(verb.Arguments))
        {
            string pattern = $@"--{flag.Name}\b[^\n]*\n(        [^\n]+\n)+        default: [^\n;]+; example: --{flag.Name}\b";
            Assert.Matches(pattern, run.Output);
        }
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void Every_example_is_a_command_line_that_is_understood(string name)
    {
        Verb verb = Application.Verbs.Single(v => v.Name == name);
        string[] example = Words(verb.Example);
        Assert.Equal(["modelcheck", name], example[..2]);
        ArgumentReader.Read(verb, example[2..].TakeWhile(word => word != ">").ToArray());

        foreach (Flag flag in Flag.Of(verb.Arguments))
            ArgumentReader.Read(verb, ["operand", .. Words(flag.Example)]);
    }

    [Fact]
    public void The_overview_names_every_command_and_the_flags_lines_fit_a_terminal()
    {
        ProgramRun overview = CommandRun.InProcess("--help");
        string everything = overview.Output
            + string.Concat(Application.Verbs.Select(verb => CommandRun.InProcess("help", verb.Name).Output));

        Assert.Equal(0, overview.ExitCode);
        Assert.All(Application.Verbs, verb => Assert.Contains($"  modelcheck {verb.Name} ", overview.Output));
        Assert.All(everything.Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Fact]
    public void Without_arguments_the_overview_is_an_error()
    {
        ProgramRun run = CommandRun.InProcess();

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("\nexit 2: no command given\n", run.Errors);
    }

    [Fact]
    public void The_version_is_one_line() =>
        Assert.Matches(new Regex(@"\Amodelcheck [0-9]+\.[0-9]+\.[0-9]+\n\z"), CommandRun.InProcess("--version").Output);

    private static string[] Words(string commandLine) =>
        [.. Regex.Matches(commandLine, "\"([^\"]*)\"|[^ ]+").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Value)];
}
