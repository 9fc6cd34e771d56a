using System.Diagnostics;
using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class InterruptTests
{
    // The product allows itself a fifth of a second; a loaded machine may add to that.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    [RequiresZ3Theory]
    [InlineData(null)]
    [InlineData("QF_FD")]
    public void A_timeout_ends_a_check(string? logic)
    {
        using var context = new Context();
        Solver solver = HardSolver(context, logic);
        solver.Parameters = context.MkParams().Add("timeout", 300u).Add("ctrl_c", false);

        var watch = Stopwatch.StartNew();
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.25), Late);
        Assert.NotEqual("", solver.ReasonUnknown);
    }

    [RequiresZ3Theory]
    [InlineData(null)]
    [InlineData("QF_FD")]
    public void An_interrupt_ends_a_check_and_the_context_stays_usable(string? logic)
    {
        using var context = new Context();
        Solver solver = HardSolver(context, logic);
        using var timer = new Timer(_ => context.Interrupt(), null, dueTime: 300, Timeout.Infinite);

        var watch = Stopwatch.StartNew();
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.25), Late);

        solver.Reset();
        BoolExpr p = context.MkBoolConst("p");
        solver.Assert(p);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(!p));
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
            Solver solver = context.MkSolver();
            solver.Assert(HardProblems.Pigeons(context, 6));
            Assert.NotEqual(Status.SATISFIABLE, solver.Check());
            context.Dispose();
            stop.Cancel();
            interrupting.Wait();
        }
    }

    private static Solver HardSolver(Context context, string? logic)
    {
        Solver solver = logic is null ? context.MkSolver() : context.MkSolver(logic);
        solver.Assert(HardProblems.Pigeons(context, 12));
        return solver;
    }
}
