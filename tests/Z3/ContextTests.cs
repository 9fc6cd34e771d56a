using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class ContextTests
{
    [RequiresZ3Fact]
    public void A_mistake_is_an_exception_and_the_context_stays_usable()
    {
        using var context = new Context();
        IntExpr x = context.MkIntConst("x");
        BoolExpr p = context.MkBoolConst("p");
        Solver solver = context.MkSolver();

        Assert.Throws<Z3Exception>(() => context.MkEq(x, p));
        Assert.Throws<Z3Exception>(() => context.MkFuncDecl("f", context.IntSort, context.IntSort)[p]);
        Assert.Throws<Z3Exception>(() => context.MkInt("seven"));
        Assert.Throws<Z3Exception>(() => solver.Pop());
        Assert.Throws<Z3Exception>(() => solver.Model);
        Assert.Throws<Z3Exception>(() => solver.FromString("(assert (= x"));
        Assert.Throws<Z3Exception>(() => solver.Set("no_such_parameter", 1u));
        Assert.Throws<Z3Exception>(() => context.MkTactic("no such tactic"));
        Assert.Throws<Z3Exception>(() => x.FuncDecl.Apply(p));
        Assert.Throws<Z3Exception>(() => context.MkForall([x + x], p));
        solver.Assert(p);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
    }

    [RequiresZ3Fact]
    public void Terms_of_another_context_are_refused()
    {
        using var context = new Context();
        using var other = new Context();
        BoolExpr p = context.MkBoolConst("p"), q = other.MkBoolConst("q");

        Assert.Throws<Z3Exception>(() => context.MkAnd(p, q));
        Assert.Throws<Z3Exception>(() => context.MkSolver().Assert(q));
        Assert.Equal(p & (BoolExpr)q.Translate(context), context.MkAnd(p, context.MkBoolConst("q")));
    }

    [RequiresZ3Fact]
    public void A_disposed_context_is_an_exception_too()
    {
        var context = new Context();
        BoolExpr p = context.MkBoolConst("p");
        Solver solver = context.MkSolver();
        context.Dispose();
        context.Dispose();

        Assert.Throws<ObjectDisposedException>(() => context.MkNot(p));
        Assert.Throws<ObjectDisposedException>(() => solver.Check());
        Assert.Throws<ObjectDisposedException>(() => p.ToString());
        solver.Dispose();
        context.Interrupt();
    }

    [RequiresZ3Fact]
    public void Settings_apply_to_the_solvers_of_a_context()
    {
        using var context = new Context(new Dictionary<string, string> { ["timeout"] = "300" });
        Solver solver = context.MkSolver();
        solver.Assert(HardProblems.Pigeons(context, 12));

        Assert.Equal(Status.UNKNOWN, solver.Check());
    }

    [RequiresZ3Fact]
    public void The_version_is_one_that_is_supported()
    {
        Assert.True(new System.Version((int)Microsoft.Z3.Version.Major, (int)Microsoft.Z3.Version.Minor)
            >= new System.Version(4, 8));
        Assert.Contains($"{Microsoft.Z3.Version.Major}.{Microsoft.Z3.Version.Minor}", Microsoft.Z3.Version.FullVersion);
    }

    [RequiresZ3Fact]
    public void Global_parameters_can_be_read_back()
    {
        Assert.Equal("false", Global.GetParameter("model_validate"));
        Assert.NotNull(Global.GetParameter("memory_max_size"));
    }
}
