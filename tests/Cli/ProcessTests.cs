using System.Diagnostics;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>What only a process of its own shows: standard output and error, pipes, signals, the folder it runs in.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_exit_code_reaches_the_shell_and_paths_are_relative_to_the_folder()
    {
        _folder.Write("a spec.m", SmallSpecs.ViolatesInvariant);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, "check", "a spec.m", "--out", "json=result.json");

        Assert.Equal((12, ""), (run.ExitCode, run.Errors));
        Assert.Contains("a spec.m:5", run.Output);
        Assert.True(File.Exists(_folder.PathTo("result.json")));
    }

    [Fact]
    public void Without_a_terminal_there_are_no_control_characters()
    {
        _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, "check", "spec.m");

        Assert.DoesNotContain(run.Output + run.Errors, c => c != '\n' && char.IsControl(c));
    }

    [Fact]
    public void A_result_on_standard_output_stands_there_alone()
    {
        _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, "check", "spec.m", "--out", "json=-");

        Assert.StartsWith("{\n", run.Output);
        Assert.EndsWith("}\n", run.Output);
        Assert.Equal("exit 12: invariant \"tiny\" violated in 2 steps\n", run.Errors);
    }

    [Fact]
    public void Importing_the_folder_itself_is_an_error_of_the_specification()
    {
        _folder.Write("spec.m", "import \".\";\n" + SmallSpecs.Holds);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, "check", "spec.m");

        Assert.Equal((150, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("spec.m:1:8: error MC0501: ", run.Errors);
    }

    [Fact]
    public void A_closed_pipe_ends_quietly()
    {
        _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);
        ProgramRun run = InShell("check spec.m | true; check spec.m --out json=- | head -c 10 >/dev/null");

        Assert.Equal((0, "exit 12: invariant \"tiny\" violated in 2 steps\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void A_full_disk_is_a_system_error()
    {
        _folder.Write("spec.m", SmallSpecs.Holds);
        ProgramRun run = InShell("check spec.m >/dev/full");

        Assert.Equal(153, run.ExitCode);
        Assert.Matches(@"\Aexit 153: [^\n]*\n\z", run.Errors);
    }

    [Fact]
    public async Task An_interruption_reports_what_was_covered()
    {
        string spec = _folder.Write("spec.m", SmallSpecs.Endless);
        using Process process = Process.Start(CommandRun.Interruptible("check", spec, "--progress", "json"))!;

        // The first line of progress shows that the search is under way.
        await process.StandardError.ReadLineAsync();
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Matches(@"\nexit 130: nothing violated in [0-9]+ states, then the search was interrupted\n\z", output);
        Assert.Contains("\"done\":true}", await errors);
    }

    /// <summary>Runs a shell line in which <c>check</c> is the program's command.</summary>
    private ProgramRun InShell(string line) => ProgramRun.Of(
        "bash",
        ["-c", $"check() {{ \"$dotnet\" \"$program\" check \"$@\"; }}\n{line}"],
        _folder.Root,
        new Dictionary<string, string?> { ["dotnet"] = CommandRun.Dotnet, ["program"] = CommandRun.ProgramPath });
}
