using System.Diagnostics;
using System.Text.RegularExpressions;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed partial class CheckpointFlagTests : IDisposable
{
    /// <summary>262,144 states; the one without a next step is the last.</summary>
    private const string Digits = """
        const Digits: 6; Top: 7;
        var x: array [1..Digits] of 0..Top;
        startstate for i: 1..Digits do x[i] := 0; end; end;
        ruleset i: 1..Digits do rule "up" x[i] < Top ==> x[i] := x[i] + 1; end; end;
        invariant "one is not at the top" exists i: 1..Digits do x[i] < Top end;

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _spec;

    public CheckpointFlagTests() => _spec = _folder.Write("spec.m", Digits);

    public void Dispose() => _folder.Dispose();

    private string Checkpoint => _folder.PathTo("kept");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_again_and_again_it_comes_to_the_same_end(bool isOnDisk)
    {
        string[] disk = isOnDisk ? ["--disk", _folder.PathTo("spill")] : [];
        int kills = Environment.GetEnvironmentVariable("MODELCHECK_FULL") == "1" ? 20 : 5;
        var random = new Random(kills);
        string whole = Outcome(CommandRun.InProcess("check", _spec));
        for (int i = 0; i < kills; i++)
            await KillAfter(TimeSpan.FromMilliseconds(random.Next(600)), disk);

        ProgramRun last = CommandRun.InProcess(["check", _spec, .. Flags(), .. disk]);

        Assert.Equal(12, last.ExitCode);
        Assert.Equal(whole, Outcome(last));

        // A kill before the first checkpoint leaves the folder to whoever finds it.
        Assert.True(!Directory.Exists(Checkpoint) || Directory.GetFiles(Checkpoint) is []);
    }

    [Fact]
    public void A_limit_says_how_to_go_on_and_a_higher_one_does()
    {
        ProgramRun part = CommandRun.InProcess("check", _spec, "--checkpoint", $"1h:{Checkpoint}", "--max-states", "9999");
        ProgramRun rest = CommandRun.InProcess("check", _spec, "--resume", Checkpoint, "--threads", "1");

        Assert.Equal(20, part.ExitCode);
        Assert.EndsWith($"; --max-states raises the limit; --resume '{Checkpoint}' goes on from there\n", part.Output);
        Assert.Equal(Outcome(CommandRun.InProcess("check", _spec)), Outcome(rest));
    }

    [Theory]
    [InlineData("--const Top=6", "--const was not given, now it is Top=6")]
    [InlineData("--compat rumur", "--compat was none, now it is rumur")]
    [InlineData("--deadlock-detection off", "--deadlock-detection was stuttering, now it is off")]
    [InlineData("--symmetry-reduction heuristic", "--symmetry-reduction was off, now it is heuristic")]
    [InlineData("--max-errors 2", "--max-errors was 1, now it is 2")]
    [InlineData("--property true", "--property was all, now it is true")]
    public void A_search_with_other_flags_is_another_one(string flag, string difference)
    {
        File.AppendAllText(_spec, "invariant \"true\" true;\n");
        CommandRun.InProcess("check", _spec, "--checkpoint", $"0:{Checkpoint}", "--bound", "3");

        Assert.Equal(
            new ProgramRun(2, "", $"exit 2: the checkpoint in '{Checkpoint}' is of another search: {difference}\n"),
            CommandRun.InProcess(["check", _spec, "--resume", Checkpoint, .. flag.Split(' ')]));
    }

    [Fact]
    public void So_is_one_of_a_specification_that_was_changed_since()
    {
        CommandRun.InProcess("check", _spec, "--checkpoint", $"0:{Checkpoint}", "--bound", "3");
        File.AppendAllText(_spec, "-- A comment.\n");
        ProgramRun run = CommandRun.InProcess("check", _spec, "--resume", Checkpoint);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is of another search: specification was sha256 ", run.Errors);
    }

    [Fact]
    public void So_is_one_of_another_version()
    {
        CommandRun.InProcess("check", _spec, "--checkpoint", $"0:{Checkpoint}", "--bound", "3");
        string manifest = Path.Combine(Checkpoint, "checkpoint");
        string[] parts = File.ReadAllText(manifest).Split('\n', 3);
        string content = Build().Replace(parts[2], "build 000000000000");
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content));
        File.WriteAllText(manifest, $"{parts[0]}\n{Convert.ToHexStringLower(hash)}\n{content}");

        ProgramRun run = CommandRun.InProcess("check", _spec, "--resume", Checkpoint);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"is of another search: modelcheck was [0-9.]+, build 000000000000, now it is ", run.Errors);
    }

    [Fact]
    public void A_folder_without_a_checkpoint_is_a_system_error()
    {
        Assert.Equal(
            new ProgramRun(153, "", $"exit 153: there is no whole checkpoint in '{Checkpoint}'\n"),
            CommandRun.InProcess("check", _spec, "--resume", Checkpoint));
        Assert.StartsWith(
            $"exit 153: cannot write checkpoints to '{_spec}': ",
            CommandRun.InProcess("check", _spec, "--checkpoint", $"1m:{_spec}").Errors);
    }

    private string[] Flags() => File.Exists(Path.Combine(Checkpoint, "checkpoint"))
        ? ["--checkpoint", $"0s:{Checkpoint}", "--resume", Checkpoint]
        : ["--checkpoint", $"0s:{Checkpoint}"];

    /// <summary>Starts a search that keeps itself after every level, and kills it while it does.</summary>
    private async Task KillAfter(TimeSpan delay, string[] disk)
    {
        string claim = Path.Combine(Checkpoint, "lock");
        if (Directory.Exists(Checkpoint))
            File.Delete(claim);

        string[] arguments = [CommandRun.ProgramPath, "check", _spec, "--threads", "2", .. Flags(), .. disk];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (!File.Exists(claim) && !process.HasExited)
            await Task.Delay(5);

        await Task.Delay(delay);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>The report without what the run cost.</summary>
    private static string Outcome(ProgramRun run) => Costs().Replace(run.Output, "");

    [GeneratedRegex("(?m)^[0-9.]+ s, .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Costs();

    [GeneratedRegex("build [0-9a-f]{12}")]
    private static partial Regex Build();
}
