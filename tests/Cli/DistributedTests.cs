using System.Text.RegularExpressions;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>Processes that <c>mpirun</c> starts on this machine.</summary>
public sealed partial class DistributedTests : IDisposable
{
    /// <summary>46,656 states; the one without a next step is the last.</summary>
    private const string Digits = """
        const Digits: 6; Top: 5;
        var x: array [1..Digits] of 0..Top;
        startstate for i: 1..Digits do x[i] := 0; end; end;
        ruleset i: 1..Digits do rule "up" x[i] < Top ==> x[i] := x[i] + 1; end; end;
        invariant "one is not at the top" exists i: 1..Digits do x[i] < Top end;

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresProgramTheory("mpirun")]
    [InlineData(2, "classic/german.m", 0, "--symmetry-reduction", "heuristic")]
    [InlineData(2, "broken/german-lost-write-back.m", 12)]
    [InlineData(4, "broken/bakery-open-door.m", 12, "--store", "tree", "--threads", "2")]
    public void Processes_say_what_one_says(int processes, string spec, int exitCode, params string[] flags)
    {
        string[] check = ["check", Repository.PathTo("specs", spec), "--progress", "off", .. flags];
        ProgramRun alone = CommandRun.InProcess(check);

        ProgramRun run = Start(processes, [.. check, "--distributed"]);

        Assert.Equal((exitCode, exitCode), (alone.ExitCode, run.ExitCode));
        Assert.Equal(WithoutCost(alone.Output), WithoutCost(run.Output));
        Assert.Contains($"{processes} processes sent each other ", run.Output);
    }

    [RequiresProgramFact("mpirun")]
    public void Only_one_process_speaks()
    {
        string broken = _folder.Write("spec.m", "var x: 0..;\n");
        ProgramRun run = Start(3, "check", broken, "--distributed");

        Assert.Equal(150, run.ExitCode);
        Assert.Single(LastLine().Matches(run.Errors));
    }

    [RequiresProgramFact("mpirun")]
    public void What_goes_wrong_in_one_process_ends_all()
    {
        _folder.Write("0.m", SmallSpecs.Holds);
        string command = $"{CommandRun.Dotnet} {CommandRun.ProgramPath} check $OMPI_COMM_WORLD_RANK.m --distributed";
        ProgramRun run = Start("sh", 2, "-c", command);

        Assert.Equal(153, run.ExitCode);
        Assert.Contains("exit 153: process 1: ", run.Errors);
        Assert.Single(LastLine().Matches(run.Errors));
    }

    [RequiresProgramFact("mpirun")]
    public void Different_specifications_are_not_explored_together()
    {
        _folder.Write("0.m", SmallSpecs.Holds);
        _folder.Write("1.m", SmallSpecs.ViolatesInvariant);
        string command = $"{CommandRun.Dotnet} {CommandRun.ProgramPath} check $OMPI_COMM_WORLD_RANK.m --distributed";
        ProgramRun run = Start("sh", 2, "-c", command);

        Assert.Equal(153, run.ExitCode);
        Assert.Contains("process 1 was started with another specification or other flags than process 0", run.Errors);
    }

    [RequiresProgramFact("mpirun")]
    public void A_process_that_is_killed_ends_all_and_another_number_goes_on()
    {
        string spec = _folder.Write("spec.m", Digits);
        string kept = _folder.PathTo("kept");
        string[] check = ["check", spec, "--progress", "off", "--trace", "off"];
        string killing = $$"""
            if [ $OMPI_COMM_WORLD_RANK = 1 ]; then
                (while [ ! -f '{{kept}}/states-3' ]; do sleep 0.01; done; kill -9 $$) &
            fi
            exec {{CommandRun.Dotnet}} {{CommandRun.ProgramPath}} {{string.Join(' ', check.Select(word => $"'{word}'"))}} --distributed --checkpoint '0:{{kept}}'
            """;

        ProgramRun killed = Start("sh", 3, "-c", killing);
        ProgramRun rest = Start(2, [.. check, "--distributed", "--resume", kept, "--checkpoint", $"0:{kept}"]);

        Assert.Equal((137, ""), (killed.ExitCode, killed.Output));
        Assert.Contains("exited on signal 9 (Killed)", killed.Errors);
        Assert.Equal(12, rest.ExitCode);
        Assert.Equal(WithoutCost(CommandRun.InProcess(check).Output), WithoutCost(rest.Output));
        Assert.False(Directory.Exists(kept), "a search that came to an end leaves nothing to resume");
    }

    [Fact]
    public void Without_mpirun_it_says_how_to_start()
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", SmallSpecs.Holds), "--distributed");

        Assert.Equal(
            new ProgramRun(
                2,
                "",
                "exit 2: '--distributed' is for processes that mpirun starts: "
                    + "mpirun -n 4 modelcheck check SPEC --distributed\n"),
            run);
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        ProgramRun run = ProgramRun.Of(
            CommandRun.Dotnet,
            [CommandRun.ProgramPath, "check", _folder.Write("spec.m", SmallSpecs.Holds), "--distributed"],
            environment: new Dictionary<string, string?>
            {
                ["OMPI_COMM_WORLD_RANK"] = "0",
                ["MODELCHECK_LIBMPI"] = "/nowhere/libmpi.so",
            });

        Assert.Equal(
            new ProgramRun(153, "", "exit 153: MODELCHECK_LIBMPI is '/nowhere/libmpi.so', which can't be loaded\n"), run);
    }

    [RequiresProgramTheory("mpirun")]
    [InlineData(SmallSpecs.ViolatesLiveness, "", "cannot decide liveness \"back at zero\"; --property selects others")]
    [InlineData(SmallSpecs.Holds, "--minimize switches", "excludes '--minimize'")]
    public void What_cannot_be_distributed_is_refused(string specification, string flags, string reason)
    {
        string[] more = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ProgramRun run = Start(1, ["check", _folder.Write("spec.m", specification), "--distributed", .. more]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"exit 2: '--distributed' {reason}\n", run.Errors);
    }

    private ProgramRun Start(int processes, params string[] arguments) =>
        Start(CommandRun.Dotnet, processes, [CommandRun.ProgramPath, .. arguments]);

    private ProgramRun Start(string program, int processes, params string[] arguments) => ProgramRun.Of(
        "mpirun",
        ["--allow-run-as-root", "--oversubscribe", "-n", $"{processes}", program, .. arguments],
        _folder.Root);

    // All but the lines that say what the search cost. A forwarded line ends like one of a terminal.
    private static string WithoutCost(string output) => string.Join(
        '\n',
        output.ReplaceLineEndings("\n").Split('\n').Where(line => line != "" && !line.Contains(" MB")));

    [GeneratedRegex(@"^exit \d+: .*$", RegexOptions.Multiline)]
    private static partial Regex LastLine();
}
