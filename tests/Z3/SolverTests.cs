using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class SolverTests
{
    [RequiresZ3Fact]
    public void A_scope_takes_back_what_was_asserted_in_it()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        BoolExpr p = context.MkBoolConst("p");
        solver.Assert(p);
        solver.Push();
        solver.Assert(context.MkNot(p));

        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
        Assert.Equal(1u, solver.NumScopes);
        solver.Pop();
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(p, Assert.Single(solver.Assertions));
    }

    [RequiresZ3Fact]
    public void A_core_names_assumptions_and_tracked_assertions_that_conflict()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        BoolExpr[] literals = [.. "abc".Select(name => context.MkBoolConst($"{name}"))];
        BoolExpr name = context.MkBoolConst("name");
        solver.AssertAndTrack(context.MkNot(literals[1]), name);

        Assert.Equal(Status.UNSATISFIABLE, solver.Check(literals.AsEnumerable()));
        Assert.Equal(["b", "name"], solver.UnsatCore.Select(item => item.ToString()).Order());
        Assert.Equal(Status.SATISFIABLE, solver.Check(literals.Where(literal => literal != literals[1])));
    }

    [RequiresZ3Fact]
    public void Assumptions_may_be_a_sequence()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        BoolExpr p = context.MkBoolConst("p");
        solver.Assert(p);

        Assert.Equal(Status.UNSATISFIABLE, solver.Check(new List<BoolExpr> { context.MkNot(p) }));
    }

    [RequiresZ3Theory]
    [InlineData("QF_FD")]
    [InlineData("QF_LIA")]
    [InlineData("UF")]
    public void A_solver_can_be_made_for_a_logic(string logic)
    {
        using var context = new Context();
        Solver solver = context.MkSolver(logic);
        BoolExpr[] bits = [.. Enumerable.Range(0, 5).Select(bit => context.MkBoolConst($"bit{bit}"))];

        solver.Assert(context.MkAtMost(bits, 2), context.MkAtLeast(bits, 2), bits[0]);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(2, bits.Count(bit => solver.Model.Eval(bit, completion: true).IsTrue));
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(bits[1], bits[2]));
    }

    [RequiresZ3Fact]
    public void A_solver_can_be_made_of_tactics()
    {
        using var context = new Context();
        Tactic tactic = context.Then(
            context.MkTactic("simplify"), context.MkTactic("propagate-values"), context.MkTactic("smt"));
        using Solver solver = context.MkSolver(context.TryFor(tactic, 10_000));
        IntExpr x = context.MkIntConst("x");

        solver.Assert(context.MkGt(x, context.MkInt(3)), context.MkLt(x, context.MkInt(5)));
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(4, ((IntNum)solver.Model.Eval(x)).Int);
    }

    [RequiresZ3Fact]
    public void The_text_of_a_solver_asserts_the_same_elsewhere()
    {
        using var context = new Context();
        Solver solver = context.MkSolver();
        Sort node = context.MkUninterpretedSort("node");
        FuncDecl next = context.MkFuncDecl("next", node, node);
        Expr n = context.MkConst("n", node);
        solver.Assert(
            context.MkForall([n], context.MkEq(next[next[n]], n)),
            context.MkExists([n], context.MkNot(context.MkEq(next[next[next[next[n]]]], n))));

        using var other = new Context();
        Solver copy = other.MkSolver();
        copy.FromString(solver.ToString());
        Assert.Equal(2u, copy.NumAssertions);
        Assert.Equal(Status.UNSATISFIABLE, copy.Check());
        Assert.Equal(Status.UNSATISFIABLE, solver.Translate(other).Check());
    }

    [RequiresZ3Fact]
    public void Statistics_count_what_a_check_did()
    {
        using var context = new Context();
        Solver solver = context.MkSimpleSolver();
        BoolExpr[] p = [.. Enumerable.Range(0, 8).Select(i => context.MkBoolConst($"p{i}"))];
        solver.Assert(context.MkXor(p[0], p[1]), context.MkXor(p[1], p[2]), context.MkXor(p[0], p[2]));

        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
        Statistics statistics = solver.Statistics;
        Assert.Contains("rlimit count", statistics.Keys);
        Assert.True(statistics["rlimit count"]!.UIntValue > 0);
        Assert.Null(statistics["no such counter"]);
    }
}
