using ModelCheck.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>check --disk, in a process that has little memory.</summary>
public sealed class DiskFlagTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string German => Repository.PathTo("specs", "classic", "german.m");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_does_not_fit_into_memory_is_found_on_disk()
    {
        string[] check = ["check", German, "--const", "NODE=4", "--memory", "100M", "--threads", "2", "--progress", "off"];

        Assert.Equal((int)ExitCode.Inconclusive, CommandRun.AsProcess(_folder.Root, check).ExitCode);
        ProgramRun run = CommandRun.AsProcess(_folder.Root, [.. check, "--disk", "spill"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("1105434 states, 5922288 rules fired, depth 34", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d+ states were found on disk, because memory was used up", run.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathTo("spill")));
    }

    /// <summary>Files that cannot grow beyond 2 MiB, as on a disk that is full.</summary>
    [Fact]
    public void A_full_disk_is_an_inconclusive_result()
    {
        string command = "trap '' XFSZ; ulimit -f 2048; DOTNET_EnableWriteXorExecute=0 exec \"$@\"";
        string[] check = ["check", German, "--const", "NODE=4", "--memory", "100M", "--progress", "off", "--disk", "spill"];
        ProgramRun run = ProgramRun.Of(
            "bash", ["-c", command, "bash", CommandRun.Dotnet, CommandRun.ProgramPath, .. check], _folder.Root);

        Assert.Equal(((int)ExitCode.Inconclusive, ""), (run.ExitCode, run.Errors));
        Assert.Contains("a file could not be written or read: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("--disk", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathTo("spill")));
    }

    [Theory]
    [InlineData("--store", "compact")]
    [InlineData("--vacuity", "error")]
    [InlineData("--minimize", "switches")]
    [InlineData("--checkpoint", "1m:kept")]
    public void What_needs_all_states_is_refused(string flag, string value)
    {
        ProgramRun run = CommandRun.InProcess("check", German, "--disk", _folder.PathTo("spill"), flag, value);

        Assert.Equal((int)ExitCode.Usage, run.ExitCode);
        Assert.Contains("'--disk' excludes", run.Errors, StringComparison.Ordinal);
        Assert.Contains(flag, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_an_error()
    {
        string file = _folder.Write("file", "");
        ProgramRun run = CommandRun.InProcess("check", German, "--disk", Path.Combine(file, "below"));

        Assert.Equal((int)ExitCode.System, run.ExitCode);
        Assert.StartsWith("exit", run.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot use '--disk ", run.Errors, StringComparison.Ordinal);
    }
}
