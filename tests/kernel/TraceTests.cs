using System.Text.RegularExpressions;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Kernel;

/// <summary>
/// What probes saw on real kernels, compared with the specifications of their versions: each log is a behaviour of its own
/// kernel's design, and not of one that differs in the order that D1 is about.
/// </summary>
public sealed partial class TraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Line 3 is where the fault stops its handle: with the page clean on 6.1, and dirty on 6.12.</summary>
    [Theory]
    [InlineData("6.1-d1", "v5.10", null)]
    [InlineData("6.1-d1", "v6.4", 3)]
    [InlineData("6.1-d1", "today", 3)]
    [InlineData("6.1-d1", "v5.10-repaired", 3)]
    [InlineData("6.1-dirty-before-stop", "v5.10", 3)]
    [InlineData("6.1-dirty-before-stop", "v5.10-repaired", null)]
    [InlineData("6.12-d1", "v5.10", 3)]
    [InlineData("6.12-d1", "v6.4", null)]
    [InlineData("6.12-d1", "today", null)]
    [InlineData("6.1-pwrite", "v5.10", null)]
    [InlineData("6.1-pwrite", "v6.4", 3)]
    [InlineData("6.12-pwrite", "v5.10", 3)]
    [InlineData("6.12-pwrite", "today", null)]
    public void A_log_is_a_behaviour_of_its_own_kernels_design(string log, string design, int? rejectedAt)
    {
        ProgramRun run = Conform(design, File.ReadAllText(PathOf(log)));

        Assert.Equal(rejectedAt is null ? 0 : 18, run.ExitCode);
        if (rejectedAt is not null)
            Assert.Contains($"\n  line {rejectedAt}: page_mkwrite.handle_stop(", run.Output);
    }

    /// <summary>v5.7 returns early from a fault on a page that is mapped on the disk.</summary>
    [Theory]
    [InlineData("6.1-pwrite")]
    [InlineData("6.12-pwrite")]
    public void No_later_kernel_behaves_like_v5_7(string log)
    {
        ProgramRun run = Conform("v5.7", File.ReadAllText(PathOf(log)));

        Assert.Equal(18, run.ExitCode);
        Assert.Contains("\n  line 2: page_mkwrite.handle_start(", run.Output);
    }

    /// <summary>Without what the probes saw of the page it is the commit that does what v6.4 would not: it overtakes the fault.</summary>
    [Fact]
    public void The_order_of_events_alone_is_enough_to_tell_the_kernels_apart()
    {
        string log = PageFlags().Replace(File.ReadAllText(PathOf("6.1-d1")), "");
        ProgramRun rejected = Conform("v6.4", log);

        Assert.Equal(0, Conform("v5.10", log).ExitCode);
        Assert.Contains("\n  line 7: commit_logging(", rejected.Output);
        Assert.Contains(
            "\"submit callbacks are done, begin the metadata phase\" (k: kjournald2) is not enabled:\n"
            + "      CallbacksBeforeCapture -> !submit_callback_busy()   ",
            rejected.Output);
    }

    /// <summary>In this log nothing depends on the end of the fault, nor on the last event.</summary>
    [Fact]
    public void A_log_that_lacks_an_event_that_others_depend_on_is_no_behaviour()
    {
        string[] lines = File.ReadAllLines(PathOf("6.1-d1"));
        IEnumerable<string> explained = lines.Where(
            missing => Conform("v5.10", string.Join('\n', lines.Where(line => line != missing))).ExitCode == 0);

        Assert.Collection(
            explained,
            line => Assert.StartsWith("{\"event\": \"fault_returns\"", line, StringComparison.Ordinal),
            line => Assert.StartsWith("{\"event\": \"commit_finished\"", line, StringComparison.Ordinal));
    }

    private ProgramRun Conform(string design, string log) => CommandRun.InProcess(
        "conform", Repository.PathTo("specs", "ext4-data-journal", $"{design}.m"), _folder.Write("log.jsonl", log),
        "--uncertainty", "100", "--source", "cpu");

    private static string PathOf(string log) => Repository.PathTo("tests", "kernel", "traces", $"{log}.jsonl");

    [GeneratedRegex(", \"(dirty|tag)\": (true|false)")]
    private static partial Regex PageFlags();
}
