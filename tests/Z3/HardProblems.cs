using Microsoft.Z3;

namespace ModelCheck.Tests.Z3;

/// <summary>Small problems that take libz3 very long, each for another reason.</summary>
internal static class HardProblems
{
    /// <summary>A problem by the name of its method, as its check.</summary>
    /// <param name="timeout">Of the check, in milliseconds.</param>
    public static Func<Status> Named(string name, Context context, uint timeout)
    {
        Params parameters = context.MkParams().Add("timeout", timeout).Add("ctrl_c", false);
        return name switch
        {
            nameof(Resolution) => Resolution(context, parameters),
            nameof(FiniteDomains) => FiniteDomains(context, parameters),
            nameof(Instances) => Instances(context, parameters),
            nameof(Reachability) => Reachability(context, parameters),
            _ => throw new ArgumentException(name, nameof(name)),
        };
    }

    /// <summary>For the general solver.</summary>
    public static Func<Status> Resolution(Context context, Params parameters)
    {
        Solver solver = context.MkSolver();
        solver.Parameters = parameters;
        solver.Assert(Pigeons(context, 12));
        return () => solver.Check();
    }

    /// <summary>For the solver of finite domains.</summary>
    public static Func<Status> FiniteDomains(Context context, Params parameters)
    {
        Solver solver = context.MkSolver("QF_FD");
        solver.Parameters = parameters;
        solver.Assert(Pigeons(context, 12));
        return () => solver.Check();
    }

    /// <summary>Has infinite models only: quantifiers are instantiated for ever.</summary>
    public static Func<Status> Instances(Context context, Params parameters)
    {
        UninterpretedSort node = context.MkUninterpretedSort("node");
        FuncDecl next = context.MkFuncDecl("next", node, node);
        FuncDecl less = context.MkFuncDecl("less", [node, node], context.BoolSort);
        Expr a = context.MkConst("a", node), b = context.MkConst("b", node), c = context.MkConst("c", node);
        Solver solver = context.MkSolver();
        solver.Parameters = parameters;
        solver.Assert(
            context.MkForall([a], (BoolExpr)less[a, next[a]]),
            context.MkForall([a], !(BoolExpr)less[a, a]),
            context.MkForall(
                [a, b, c],
                context.MkImplies((BoolExpr)less[a, b] & (BoolExpr)less[b, c], (BoolExpr)less[a, c])));
        return () => solver.Check();
    }

    /// <summary>Needs an invariant that is not linear.</summary>
    public static Func<Status> Reachability(Context context, Params parameters)
    {
        FuncDecl reached = context.MkFuncDecl("reached", [context.IntSort, context.IntSort], context.BoolSort);
        IntExpr x = context.MkIntConst("x"), y = context.MkIntConst("y");
        IntExpr zero = context.MkInt(0), one = context.MkInt(1);
        Fixedpoint rules = context.MkFixedpoint();
        rules.Parameters = parameters.Add("engine", context.MkSymbol("spacer"));
        rules.RegisterRelation(reached);
        rules.AddRule((BoolExpr)reached[zero, zero]);
        rules.AddRule(context.MkForall(
            [x, y], context.MkImplies((BoolExpr)reached[x, y], (BoolExpr)reached[x + one, y + x])));
        BoolExpr bad = (BoolExpr)reached[x, y] & context.MkGt(x, context.MkInt(5)) & context.MkLt(y, x);
        return () => Query(rules, context.MkExists([x, y], bad));
    }

    // Unlike a solver's check, a query that was cut short throws.
    private static Status Query(Fixedpoint rules, BoolExpr query)
    {
        try
        {
            return rules.Query(query);
        }
        catch (Z3Exception cut) when (cut.Message == "canceled")
        {
            return Status.UNKNOWN;
        }
    }

    /// <summary>More pigeons than holes, each in a hole of its own: unsatisfiable, and hard for resolution.</summary>
    public static BoolExpr[] Pigeons(Context context, int holes)
    {
        int pigeons = holes + 1;
        var isIn = new BoolExpr[pigeons, holes];
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
        {
            for (int hole = 0; hole < holes; hole++)
                isIn[pigeon, hole] = context.MkBoolConst($"{pigeon} in {hole}");
        }

        List<BoolExpr> all = [];
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
            all.Add(context.MkOr(Enumerable.Range(0, holes).Select(hole => isIn[pigeon, hole])));

        for (int hole = 0; hole < holes; hole++)
        {
            foreach ((int first, int second) in Pairs(pigeons))
                all.Add(!(isIn[first, hole] & isIn[second, hole]));
        }

        return [.. all];
    }

    private static IEnumerable<(int First, int Second)> Pairs(int count) =>
        from first in Enumerable.Range(0, count)
        from second in Enumerable.Range(0, first)
        select (first, second);
}
