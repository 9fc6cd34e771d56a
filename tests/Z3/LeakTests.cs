using System.Diagnostics;
using Microsoft.Z3;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Z3;

/// <summary>What is no longer used is given back: a proof may take very many checks.</summary>
[Collection(MemoryOfTheProcess.Name)]
public class LeakTests
{
    // What libz3 counts is exact, but for names, of which it keeps a few bytes each. What the process occupies
    // depends on when the collector ran, and the allocator returns little of it.
    private const double MostGrowthOfLibrary = 2;

    private static readonly int Rounds = FullRunTheoryAttribute.IsAsked ? 100_000 : 5_000;

    [RequiresZ3Fact]
    public void Checks_in_one_context_leave_nothing_behind()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();

        AssertFlat(Rounds, round => CheckTwice(context, solver, round));
    }

    [RequiresZ3Fact]
    public void Checks_with_a_time_limit_leave_nothing_behind()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        solver.Parameters = context.MkParams().Add("timeout", 60_000u).Add("ctrl_c", false);

        AssertFlat(Rounds / 10, round => CheckTwice(context, solver, round));
    }

    [RequiresZ3Fact]
    public void Solvers_that_are_not_disposed_leave_nothing_behind()
    {
        using var context = new Context();

        // Some are always waiting for the collector.
        AssertFlat(Rounds / 50, round => CheckTwice(context, context.MkSolver(), round), mostGrowth: 256);
    }

    [RequiresZ3Fact]
    public void Contexts_leave_nothing_behind() => AssertFlat(Rounds / 100, round =>
    {
        using var context = new Context();
        CheckTwice(context, context.MkSolver(), round);
    });

    /// <summary>New terms, an answer, a model with its functions, and back to where it was.</summary>
    private static void CheckTwice(Context context, Solver solver, int round)
    {
        UninterpretedSort node = context.MkUninterpretedSort("node");
        FuncDecl weight = context.MkFuncDecl("weight", node, context.IntSort);
        Expr a = context.MkConst("a", node), b = context.MkConst("b", node);
        var ofA = (ArithExpr)weight[a];
        var ofB = (ArithExpr)weight[b];

        solver.Push();
        solver.Assert(ofA > ofB, ofB > context.MkInt(round));
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(context.MkEq(a, b)));
        Assert.Single(solver.UnsatCore);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Model model = solver.Model;
        Assert.Equal(2, model.SortUniverse(node).Length);
        Assert.NotNull(model.FuncInterp(weight)!.Else);
        Assert.True(((IntNum)model.Eval(ofA)).Int > round + 1);
        solver.Pop();
    }

    /// <param name="mostGrowth">Of the process, in MiB.</param>
    private static void AssertFlat(int rounds, Action<int> run, double mostGrowth = 32)
    {
        // Long enough for caches, pools and the compiler to reach their size.
        Run(rounds / 2);
        Use before = Use.After(run);
        Run(rounds);
        Use after = Use.After(run);

        Assert.InRange(after.MebibytesOfLibrary - before.MebibytesOfLibrary, double.MinValue, MostGrowthOfLibrary);
        Assert.InRange(after.MebibytesOfProcess - before.MebibytesOfProcess, double.MinValue, mostGrowth);
        Assert.InRange(after.Handles - before.Handles, int.MinValue, 8);
        Assert.InRange(after.Threads - before.Threads, int.MinValue, 8);

        void Run(int count)
        {
            for (int round = 0; round < count; round++)
                run(round);
        }
    }

    private sealed record Use(double MebibytesOfLibrary, double MebibytesOfProcess, int Handles, int Threads)
    {
        /// <summary>What is in use when all has been given back.</summary>
        public static Use After(Action<int> run)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            // A context gives back when it is used.
            run(0);
            using var context = new Context();
            using var process = Process.GetCurrentProcess();
            return new Use(
                context.MkSolver().Statistics["memory"]!.DoubleValue,
                process.WorkingSet64 / (double)(1 << 20),
                process.HandleCount,
                process.Threads.Count);
        }
    }
}
