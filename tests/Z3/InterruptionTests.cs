using System.Diagnostics;
using Microsoft.Z3;
using ModelCheck.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class InterruptionTests
{
    [RequiresZ3Fact]
    public void A_check_that_begins_after_the_cancellation_ends_too()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        solver.Assert(HardProblems.Pigeons(context, 12));
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var interruption = new Interruption(context, source.Token);

        // The first interrupt comes while nothing runs, and libz3 forgets it.
        Thread.Sleep(50);
        var watch = Stopwatch.StartNew();
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [RequiresZ3Fact]
    public void Nothing_is_interrupted_after_its_end_or_without_a_cancellation()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        solver.Assert(HardProblems.Pigeons(context, 6));
        using var source = new CancellationTokenSource();
        using (new Interruption(context, source.Token))
        {
            Assert.Equal(Status.UNSATISFIABLE, solver.Check());
        }

        using (new Interruption(context, source.Token))
            source.Cancel();

        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }

    [RequiresZ3Fact]
    public void A_deadline_ends_a_check_even_if_the_pool_is_busy()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        solver.Assert(HardProblems.Pigeons(context, 12));
        using var source = new CancellationTokenSource();
        using var interruption = new Interruption(context, source.Token);
        using var free = new ManualResetEventSlim();
        Task[] busy = [.. Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => Task.Run(free.Wait))];
        var cancelling = new Thread(() =>
        {
            Thread.Sleep(100);
            source.Cancel();
        });

        cancelling.Start();
        Assert.Equal(Status.UNKNOWN, solver.Check());
        free.Set();
        Task.WaitAll(busy);
        cancelling.Join();
    }
}
