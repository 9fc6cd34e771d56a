using System.Diagnostics;
using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class InterruptTests
{
    private const uint Limit = 300;

    // What a proof allows itself. A loaded machine may add to it, so one attempt of some must keep to it.
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(0.2);
    private const int Attempts = 5;

    [RequiresZ3Theory]
    [InlineData(nameof(HardProblems.Resolution))]
    [InlineData(nameof(HardProblems.FiniteDomains))]
    [InlineData(nameof(HardProblems.Instances))]
    [InlineData(nameof(HardProblems.Reachability))]
    public void A_timeout_ends_a_check(string problem) => AssertEndsInTime(() =>
    {
        using var context = new Context();
        Func<Status> check = HardProblems.Named(problem, context, Limit);
        return TimeOf(check);
    });

    [RequiresZ3Theory]
    [InlineData(nameof(HardProblems.Resolution))]
    [InlineData(nameof(HardProblems.FiniteDomains))]
    [InlineData(nameof(HardProblems.Instances))]
    [InlineData(nameof(HardProblems.Reachability))]
    public void An_interrupt_ends_a_check_and_the_context_stays_usable(string problem) => AssertEndsInTime(() =>
    {
        using var context = new Context();
        Func<Status> check = HardProblems.Named(problem, context, timeout: 60_000);
        using var timer = new Timer(_ => context.Interrupt(), null, Limit, Timeout.Infinite);
        TimeSpan time = TimeOf(check);

        BoolExpr p = context.MkBoolConst("p");
        Solver solver = context.MkSolver();
        solver.Assert(p);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(!p));
        return time;
    });

    [RequiresZ3Fact]
    public void The_reason_tells_a_timeout_from_an_interrupt()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        solver.Assert(HardProblems.Pigeons(context, 12));
        solver.Set("timeout", 100u);
        Assert.Equal(Status.UNKNOWN, solver.Check());
        string timeout = solver.ReasonUnknown;

        solver.Set("timeout", 60_000u);
        using var timer = new Timer(_ => context.Interrupt(), null, Limit, Timeout.Infinite);
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.Equal("timeout", timeout);
        Assert.NotEqual(timeout, solver.ReasonUnknown);
    }

    [RequiresZ3Fact]
    public void Interrupts_may_come_at_any_time_even_during_disposal()
    {
        for (int round = 0; round < 20; round++)
        {
            var context = new Context();
            using var stop = new CancellationTokenSource();
            Task interrupting = Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                    context.Interrupt();
            });
            Assert.NotEqual(Status.SATISFIABLE, CheckPigeons(context));
            context.Dispose();
            stop.Cancel();
            interrupting.Wait();
        }
    }

    private static Status CheckPigeons(Context context)
    {
        try
        {
            Solver solver = context.MkSolver();
            solver.Assert(HardProblems.Pigeons(context, 6));
            return solver.Check();
        }
        catch (Z3Exception cut) when (cut.Message == "canceled")
        {
            return Status.UNKNOWN;
        }
    }

    private static TimeSpan TimeOf(Func<Status> check)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(Status.UNKNOWN, check());
        return watch.Elapsed;
    }

    private static void AssertEndsInTime(Func<TimeSpan> attempt)
    {
        TimeSpan limit = TimeSpan.FromMilliseconds(Limit);
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < Attempts && best > limit + MostDelay; i++)
        {
            TimeSpan time = attempt();
            Assert.InRange(time, limit - TimeSpan.FromMilliseconds(20), TimeSpan.MaxValue);
            best = time < best ? time : best;
        }

        Assert.InRange(best - limit, TimeSpan.MinValue, MostDelay);
    }
}
