using System.Text.RegularExpressions;
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

    /// <summary>Files that cannot grow beyond some MiB, as on a disk that is full, and a little more room each time.</summary>
    [Fact]
    public void A_full_disk_leaves_what_can_be_resumed()
    {
        string[] check = ["check", German, "--const", "NODE=4", "--memory", "100M", "--progress", "off", "--disk", "spill"];
        ProgramRun run = WithFilesOf(2048, check);
        string folder = ResumeFrom(run);
        ProgramRun next = WithFilesOf(5000, [.. check, "--resume", folder, "--threads", "1"]);
        ProgramRun last = CommandRun.AsProcess(_folder.Root, [.. check, "--resume", folder]);

        Assert.Equal(folder, ResumeFrom(next));
        Assert.Equal((0, ""), (last.ExitCode, last.Errors));
        Assert.Contains("1105434 states, 5922288 rules fired, depth 34", last.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d+ states were found on disk, because memory was used up", last.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathTo("spill")));
    }

    [Fact]
    public void A_limit_of_memory_is_raised_with_a_disk()
    {
        string[] check = ["check", German, "--const", "NODE=4", "--memory", "100M", "--progress", "off"];
        ProgramRun part = CommandRun.AsProcess(_folder.Root, [.. check, "--checkpoint", "1h:kept"]);
        ProgramRun rest = CommandRun.AsProcess(_folder.Root, [.. check, "--resume", "kept", "--disk", "spill"]);

        Assert.Equal("kept", ResumeFrom(part));
        Assert.Equal(0, rest.ExitCode);
        Assert.Contains("1105434 states, 5922288 rules fired, depth 34", rest.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathTo("kept")), "a search that came to an end leaves nothing to resume");
    }

    [Fact]
    public void It_goes_on_in_the_folder_that_it_is_resumed_from()
    {
        ProgramRun run = CommandRun.InProcess(
            "check", German, "--disk", _folder.PathTo("spill"), "--resume", "old", "--checkpoint", "1m:new");

        Assert.Equal((int)ExitCode.Usage, run.ExitCode);
        Assert.Contains("--checkpoint TIME:old", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store", "compact")]
    [InlineData("--vacuity", "error")]
    [InlineData("--minimize", "switches")]
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

    private ProgramRun WithFilesOf(int kibibytes, string[] check)
    {
        string command = $"trap '' XFSZ; ulimit -f {kibibytes}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"";
        return ProgramRun.Of("bash", ["-c", command, "bash", CommandRun.Dotnet, CommandRun.ProgramPath, .. check], _folder.Root);
    }

    private static string ResumeFrom(ProgramRun run)
    {
        Assert.Equal(((int)ExitCode.Inconclusive, ""), (run.ExitCode, run.Errors));
        Match resume = Regex.Match(run.Output, "^exit 20: .*; --resume '(.+)' goes on from there$", RegexOptions.Multiline);
        Assert.True(resume.Success, run.Output);
        return resume.Groups[1].Value;
    }
}
