using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Kernel;

/// <summary><c>tests/kernel/run</c>, as far as it goes without a virtual machine.</summary>
public sealed class RunScriptTests : IDisposable
{
    private static readonly string Folder = Repository.PathTo("tests", "kernel");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresProgramFact("bash")]
    public void Lists_each_experiment_with_its_kernel_and_prediction()
    {
        ProgramRun run = Run("--list");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("(?m)^d1-held +6.1 +hits: ", run.Output);
        Assert.Matches("(?m)^d1-6.12 +6.12 +none: ", run.Output);
        Assert.All(run.Output.TrimEnd().Split('\n'), line => Assert.Matches(" (hits|may hit|none): ", line));
    }

    [RequiresProgramTheory("bash")]
    [InlineData("no experiment 'd9'", "d9")]
    [InlineData("tests/kernel/run [OPTION]... EXPERIMENT...")]
    [InlineData("tests/kernel/run [OPTION]... EXPERIMENT...", "--trials", "many", "d1")]
    [InlineData("tests/kernel/run [OPTION]... EXPERIMENT...", "--faster", "d1")]
    public void A_mistake_on_the_command_line_is_told(string message, params string[] arguments)
    {
        ProgramRun run = Run(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [RequiresProgramTheory("bash")]
    [InlineData("hits: x", 20, 3, "as predicted")]
    [InlineData("hits: x", 20, 0, "not seen")]
    [InlineData("none: x", 20, 0, "as predicted")]
    [InlineData("none: x", 20, 1, "NOT as predicted")]
    [InlineData("may hit: x", 20, 0, "not seen in these trials")]
    [InlineData("none: x", 0, 0, "nothing seen")]
    public void A_line_of_the_table_compares_what_was_seen_with_the_prediction(
        string predicted, int trials, int hits, string verdict)
    {
        ProgramRun run = TableLine(predicted, $$"""trial: {"summary": true, "trials": {{trials}}, "hits": {{hits}}, "seconds": 3}""");

        Assert.Equal(
            $"| name | {predicted} | {verdict} | {trials} | {hits} | 6.1.0-56-amd64 (Debian 6.1.192-2) | - |\n", run.Output);
    }

    /// <summary>After a reset there is no summary.</summary>
    [RequiresProgramFact("bash")]
    public void Trials_before_a_reset_are_counted() => Assert.Contains(
        "| as predicted | 2 | 1 |",
        TableLine("hits: x", "trial: {\"trial\": 0, \"ofPage\": 0, }\ntrial: {\"trial\": 1, \"ofPage\": 1, }\ntrial: RESET").Output);

    private ProgramRun TableLine(string predicted, string console)
    {
        _folder.Write("console.log", $"guest: Linux 6.1.0-56-amd64 #1 SMP Debian 6.1.192-2 (2026-11-16) x86_64\r\n{console}\n");
        return ProgramRun.Of(
            "bash",
            [
                "-c", "set -euo pipefail; source \"$0/lib/report.sh\"; table_line name \"$1\" \"$2\" none",
                Folder, predicted, _folder.Root,
            ]);
    }

    private static ProgramRun Run(params string[] arguments) => ProgramRun.Of(Path.Combine(Folder, "run"), arguments);
}
