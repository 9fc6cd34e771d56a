using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class FixedpointTests
{
    [RequiresZ3Fact]
    public void Spacer_finds_an_inductive_invariant()
    {
        using var context = new Context();
        (Fixedpoint rules, FuncDecl reached, IntExpr n) = Counter(context, step: 2);

        BoolExpr odd = context.MkEq(context.MkMod(n, context.MkInt(2)), context.MkInt(1));
        Assert.Equal(Status.UNSATISFIABLE, rules.Query(context.MkExists([n], (BoolExpr)reached[n] & odd)));
        var answer = (BoolExpr)rules.GetAnswer()!;
        Assert.True(rules.GetNumLevels(reached) > 0);

        // The answer defines the relation: it must hold at 0 and be kept by each step.
        Solver solver = context.MkSolver();
        solver.Assert(answer);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(!(BoolExpr)reached[context.MkInt(0)]));
        solver.Assert((BoolExpr)reached[n], !(BoolExpr)reached[n + context.MkInt(2)]);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }

    [RequiresZ3Fact]
    public void Spacer_finds_a_derivation()
    {
        using var context = new Context();
        (Fixedpoint rules, FuncDecl reached, IntExpr n) = Counter(context, step: 3);

        BoolExpr six = context.MkEq(n, context.MkInt(6));
        Assert.Equal(Status.SATISFIABLE, rules.Query(context.MkExists([n], (BoolExpr)reached[n] & six)));
        Assert.NotNull(rules.GetAnswer());
        Assert.Equal(Status.SATISFIABLE, rules.Query(reached));
    }

    [RequiresZ3Fact]
    public void The_text_of_rules_is_read_back()
    {
        using var context = new Context();
        (Fixedpoint rules, FuncDecl reached, IntExpr n) = Counter(context, step: 2);
        BoolExpr minus = context.MkExists([n], (BoolExpr)reached[n] & context.MkEq(n, context.MkInt(-2)));

        using var other = new Context();
        Fixedpoint copy = Spacer(other);
        BoolExpr query = Assert.Single(copy.ParseString(rules.ToString(minus)));
        Assert.Equal(2, copy.Rules.Length);
        Assert.Equal(Status.UNSATISFIABLE, copy.Query(query));
    }

    [RequiresZ3Fact]
    public void An_unknown_parameter_is_an_exception()
    {
        using var context = new Context();
        Fixedpoint rules = context.MkFixedpoint();

        Assert.Throws<Z3Exception>(() => rules.Parameters = context.MkParams().Add("no_such_parameter", true));
        Assert.Contains("spacer", rules.Help, StringComparison.Ordinal);
    }

    [RequiresZ3Fact]
    public void Facts_are_derived()
    {
        using var context = new Context();
        BitVecSort node = context.MkBitVecSort(8);
        FuncDecl link = context.MkFuncDecl("link", [node, node], context.BoolSort);
        FuncDecl path = context.MkFuncDecl("path", [node, node], context.BoolSort);
        Expr x = context.MkConst("x", node), y = context.MkConst("y", node), z = context.MkConst("z", node);
        Fixedpoint rules = context.MkFixedpoint();
        rules.Parameters = context.MkParams().Add("engine", context.MkSymbol("datalog"));
        rules.RegisterRelation(link);
        rules.RegisterRelation(path);
        rules.AddRule(
            context.MkForall([x, y], context.MkImplies((BoolExpr)link[x, y], (BoolExpr)path[x, y])));
        rules.AddRule(
            context.MkForall(
                [x, y, z],
                context.MkImplies((BoolExpr)path[x, y] & (BoolExpr)path[y, z], (BoolExpr)path[x, z])),
            context.MkSymbol("transitive"));
        rules.AddFact(link, 1, 2);
        rules.AddFact(link, 2, 3);

        Assert.Equal(
            Status.SATISFIABLE, rules.Query((BoolExpr)path[context.MkBV(1, 8), context.MkBV(3, 8)]));
        Assert.Equal(
            Status.UNSATISFIABLE, rules.Query((BoolExpr)path[context.MkBV(3, 8), context.MkBV(1, 8)]));
    }

    /// <summary>A number that starts at 0 and grows by a step each time.</summary>
    private static (Fixedpoint Rules, FuncDecl Reached, IntExpr N) Counter(Context context, int step)
    {
        FuncDecl reached = context.MkFuncDecl("reached", [context.IntSort], context.BoolSort);
        IntExpr n = context.MkIntConst("n");
        Fixedpoint rules = Spacer(context);
        rules.RegisterRelation(reached);
        rules.AddRule((BoolExpr)reached[context.MkInt(0)], context.MkSymbol("start"));
        rules.AddRule(
            context.MkForall(
                [n], context.MkImplies((BoolExpr)reached[n], (BoolExpr)reached[n + context.MkInt(step)])),
            context.MkSymbol("step"));
        return (rules, reached, n);
    }

    private static Fixedpoint Spacer(Context context)
    {
        Fixedpoint rules = context.MkFixedpoint();
        rules.Parameters = context.MkParams()
            .Add("engine", context.MkSymbol("spacer")).Add("timeout", 60_000u).Add("ctrl_c", false);
        return rules;
    }
}
