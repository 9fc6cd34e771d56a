using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Cli.Scale;

/// <summary>
/// Ten million states in every mode that is there for more than one memory holds, each compared with the plain run. What the
/// figures must be is said in the specification.
/// </summary>
public sealed partial class ScaleTests : IDisposable
{
    private const string Holding = "whoever is done has typed the last letter";
    private const string Violated = "the last of all words is not typed twice";
    private const long States = 3280 * 3280;

    private static readonly Lazy<Figures> PlainHolding = new(() => Plain(Holding));
    private static readonly Lazy<Figures> PlainViolated = new(() => Plain(Violated));

    private const int MostMinutes = 15;

    private readonly TemporaryFolder _folder = new();

    private static string SpecPath => Repository.PathTo("tests", "Cli", "Scale", "typists.m");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_plain_run_is_what_can_be_worked_out_by_hand()
    {
        Assert.Equal(new Figures(Verdict.Holds, States, 2 * 3279 * 3280, 14, null), PlainHolding.Value);
        Assert.Equal(PlainHolding.Value with { Verdict = Verdict.Violated, TraceLength = 14 }, PlainViolated.Value);
    }

    [Fact]
    public void On_disk()
    {
        ProgramRun run = Process(Violated, "--threads", "2", "--memory", "160M", "--disk", "spill");

        Assert.Equal(PlainViolated.Value, Written(run));
        Assert.True(FoundOnDisk(run) > States / 4, run.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathTo("spill")));
    }

    /// <summary>Files that cannot grow beyond 90 MB stand for a disk that is full. Then there is more memory, too.</summary>
    [Fact]
    public void On_a_disk_that_is_full_and_then_is_not()
    {
        string[] flags = ["--threads", "2", "--disk", "spill"];
        string[] limited = ["-c", "trap '' XFSZ; ulimit -f 90000; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "bash"];
        string[] command = Command(Holding, [.. flags, "--memory", "160M"]);
        ProgramRun part = ProgramRun.Of("bash", [.. limited, CommandRun.Dotnet, .. command], _folder.Root);
        string kept = ResumeFolder().Match(part.Output).Groups[1].Value;

        Assert.Equal(20, part.ExitCode);
        ProgramRun rest = Process(Holding, [.. flags, "--memory", "1G", "--resume", kept]);

        Assert.Equal(PlainHolding.Value, Written(rest));
    }

    [Fact]
    public void With_ranks_in_one_process() => Assert.All(
        Ranks(4, Violated, new ExplorationOptions()), result => Assert.Equal(PlainViolated.Value, Figures.Of(result)));

    [Fact]
    public void With_another_number_of_ranks_after_a_checkpoint()
    {
        string kept = _folder.PathTo("kept");
        CheckpointOptions keeping = new() { WriteTo = kept, Interval = TimeSpan.FromHours(1) };
        CheckResult part = Ranks(2, Holding, new ExplorationOptions { Bound = 12, Checkpoints = keeping })[0];
        CheckResult[] rest = Ranks(3, Holding, new ExplorationOptions { Checkpoints = new() { ResumeFrom = kept } });

        Assert.Equal((Verdict.Inconclusive, 12), (part.Verdict, part.Depth));
        Assert.All(rest, result => Assert.Equal(PlainHolding.Value, Figures.Of(result)));
    }

    [RequiresProgramTheory("mpirun")]
    [InlineData(2, Violated)]
    [InlineData(4, Holding)]
    public void With_ranks_that_mpirun_starts(int ranks, string property)
    {
        ProgramRun run = Mpirun(ranks, [CommandRun.Dotnet, .. Command(property, "--distributed")]);

        Assert.Equal(property == Holding ? PlainHolding.Value : PlainViolated.Value, Written(run));
        Assert.Contains($"{ranks} processes sent each other ", run.Output, StringComparison.Ordinal);
    }

    [RequiresProgramFact("mpirun")]
    public void With_a_rank_that_is_killed_and_then_with_fewer()
    {
        string kept = _folder.PathTo("kept");
        string killing = $$"""
            if [ $OMPI_COMM_WORLD_RANK = 1 ]; then
                (while [ ! -f '{{kept}}/states-1' ]; do sleep 0.01; done; kill -9 $$) &
            fi
            exec "$@"
            """;
        ProgramRun killed = Mpirun(
            3,
            ["sh", "-c", killing, "sh", CommandRun.Dotnet, .. Command(Holding, "--distributed", "--checkpoint", $"0.3s:{kept}")]);
        ProgramRun rest = Mpirun(2, [CommandRun.Dotnet, .. Command(Holding, "--distributed", "--resume", kept)]);

        Assert.Equal(137, killed.ExitCode);
        Assert.Contains("exited on signal 9 (Killed)", killed.Errors, StringComparison.Ordinal);
        Assert.Equal(PlainHolding.Value, Written(rest));
    }

    private static Figures Plain(string property)
    {
        TransitionSystem system = Specification.Load(SpecPath).System!;
        return Figures.Of(Checker.Check(system, Options(property, new ExplorationOptions { Threads = 2 })));
    }

    private static CheckResult[] Ranks(int ranks, string property, ExplorationOptions options) =>
        new InProcessCluster(ranks).Run(communicator => Checker.Check(
            Specification.Load(SpecPath).System!, Options(property, options) with { Communicator = communicator }));

    private static CheckOptions Options(string property, ExplorationOptions options) => new()
    {
        Exploration = options with { DeadlockDetection = DeadlockDetection.Off },
        Properties = [property],
    };

    private ProgramRun Process(string property, params string[] flags) =>
        ProgramRun.Of(CommandRun.Dotnet, Command(property, flags), _folder.Root, minutes: MostMinutes);

    // With more ranks than processors Open MPI would give its turn away at every look for messages, and where others keep the
    // processors busy get it back late.
    private ProgramRun Mpirun(int ranks, IEnumerable<string> command) => ProgramRun.Of(
        "mpirun",
        ["--allow-run-as-root", "--oversubscribe", "--mca", "mpi_yield_when_idle", "0", "-n", $"{ranks}", .. command],
        _folder.Root,
        minutes: MostMinutes);

    private string[] Command(string property, params string[] flags) =>
    [
        CommandRun.ProgramPath, "check", SpecPath, "--property", property, "--deadlock-detection", "off", "--progress", "off",
        "--trace", "off", "--out", $"json={_folder.PathTo("result.json")}", .. flags,
    ];

    private Figures Written(ProgramRun run)
    {
        Assert.True(run.ExitCode is 0 or 12, run.Output + run.Errors);
        return Figures.Of(JsonDocument.Parse(File.ReadAllText(_folder.PathTo("result.json"))).RootElement);
    }

    private static long FoundOnDisk(ProgramRun run) =>
        long.Parse(OnDisk().Match(run.Output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) states were found on disk")]
    private static partial Regex OnDisk();

    [GeneratedRegex("; --resume '(.+)' goes on from there")]
    private static partial Regex ResumeFolder();

    /// <summary>What every mode must agree on.</summary>
    private sealed record Figures(Verdict Verdict, long States, long RulesFired, int Depth, int? TraceLength)
    {
        public static Figures Of(CheckResult result) => new(
            result.Verdict, result.States, result.RulesFired, result.Depth, result.Properties[0].TraceLength);

        public static Figures Of(JsonElement result) => new(
            Enum.Parse<Verdict>(result.GetProperty("verdict").GetString()!, ignoreCase: true),
            result.GetProperty("states").GetInt64(),
            result.GetProperty("rulesFired").GetInt64(),
            result.GetProperty("depth").GetInt32(),
            result.GetProperty("properties")[0].TryGetProperty("traceLength", out JsonElement length)
                && length.ValueKind == JsonValueKind.Number ? length.GetInt32() : null);
    }
}
