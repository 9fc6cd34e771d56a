using System.Diagnostics;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary>The processes that a gate's checks run in.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_that_is_killed_costs_one_run_and_the_gate_fails()
    {
        _folder.Write("a.m", "-- expect: holds\n" + SmallSpecs.Holds);
        _folder.Write("z.m", "-- expect: holds\n" + SmallSpecs.Endless);
        using Process gate = Start();

        // Specifications are shown in their order, so by now the second one is being checked.
        Assert.StartsWith("ok    ", await gate.StandardOutput.ReadLineAsync());
        foreach (int worker in await WorkersOf(gate))
            Process.GetProcessById(worker).Kill();

        string rest = await gate.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await gate.WaitForExitAsync();

        Assert.Equal(21, gate.ExitCode);
        Assert.Contains("z.m: the checker's process ended with signal 9\n", rest);
        Assert.EndsWith("exit 21: 1 specification of 2 not as expected\n", rest);
    }

    [Fact]
    public async Task An_interrupted_gate_leaves_no_process_behind()
    {
        _folder.Write("a.m", "-- expect: holds\n" + SmallSpecs.Holds);
        _folder.Write("z.m", "-- expect: holds\n" + SmallSpecs.Endless);
        using Process gate = Start();
        await gate.StandardOutput.ReadLineAsync();
        int[] workers = await WorkersOf(gate);
        using Process kill = Process.Start("kill", ["-INT", $"{gate.Id}"]);
        await gate.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(130, gate.ExitCode);
        Assert.All(workers, worker => Assert.False(Directory.Exists($"/proc/{worker}")));
    }

    private Process Start() =>
        Process.Start(CommandRun.Interruptible("ci", _folder.Root, "--no-cache", "--threads", "1"))!;

    // At least one: it may take a moment until the next one is started.
    private static async Task<int[]> WorkersOf(Process gate)
    {
        for (int patience = 0; patience < 300; patience++)
        {
            ProgramRun children = ProgramRun.Of("ps", ["-o", "pid=", "--ppid", $"{gate.Id}"]);
            int[] found = [.. children.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
            if (found is not [])
                return found;

            await Task.Delay(100);
        }

        throw new TimeoutException("no worker was started");
    }
}
