using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class ParallelTests
{
    private const int Threads = 8;
    private const int ContextsPerThread = 8;

    [RequiresZ3Fact]
    public void Contexts_in_different_threads_do_not_disturb_each_other()
    {
        string expected = Solve();
        var answers = new string[Threads * ContextsPerThread];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(first => new Thread(() =>
        {
            for (int i = first; i < answers.Length; i += Threads)
                answers[i] = Solve();
        }))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [RequiresZ3Fact]
    public void A_context_may_move_from_thread_to_thread()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        for (int i = 0; i < 20; i++)
        {
            int bound = i;
            var thread = new Thread(() => solver.Assert(context.MkIntConst("x") > context.MkInt(bound)));
            thread.Start();
            thread.Join();
            GC.Collect();
        }

        Assert.Equal(20u, solver.NumAssertions);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(context.MkIntConst("x") < context.MkInt(20)));
    }

    [RequiresZ3Fact]
    public void The_collector_may_take_terms_while_others_are_made()
    {
        const int Terms = 40_000;
        using var context = new Context();
        IntExpr x = context.MkIntConst("x");
        ArithExpr sum = context.MkInt(0);
        for (int i = 0; i < Terms; i++)
        {
            sum = (ArithExpr)(x * context.MkInt(i % 2) + sum).Simplify();
            // The finalizers then run beside what follows.
            if (i % 1000 == 0)
                GC.Collect(0);
        }

        Assert.Equal(context.MkMul(context.MkInt(Terms / 2), x).Simplify(), sum);
    }

    /// <summary>The answers and the model of a fixed problem: the same in every run.</summary>
    private static string Solve()
    {
        using var context = new Context();
        Solver solver = context.MkSolver("QF_FD");
        BoolExpr[] pigeons = HardProblems.Pigeons(context, 5);
        solver.Assert(pigeons[1..]);
        Status withoutOne = solver.Check();
        string model = string.Join(
            ' ', solver.Model.Consts.Select(pair => $"{pair.Key.Name}={pair.Value}").Order(StringComparer.Ordinal));
        solver.Assert(pigeons[0]);
        return $"{withoutOne} {solver.Check()} {model}";
    }
}
