using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class ModelTests
{
    [RequiresZ3Fact]
    public void A_model_has_a_universe_for_each_uninterpreted_sort()
    {
        using var context = new Context();
        UninterpretedSort node = context.MkUninterpretedSort("node");
        Expr a = context.MkConst("a", node), b = context.MkConst("b", node), c = context.MkConst("c", node);
        Solver solver = context.MkSolver();
        solver.Assert(
            context.MkNot(context.MkEq(a, b)),
            context.MkForall([c], context.MkOr(context.MkEq(c, a), context.MkEq(c, b))));

        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Model model = solver.Model;
        Assert.Equal(node, Assert.Single(model.Sorts));
        Expr[] universe = model.SortUniverse(node);
        Assert.Equal(2, universe.Length);
        Assert.Equal(
            universe.Select(value => value.ToString()).Order(),
            new[] { model.Eval(a), model.Eval(b) }.Select(value => value.ToString()).Order());
        Assert.Contains(model.Eval(a), universe);
    }

    [RequiresZ3Fact]
    public void A_model_gives_functions_as_entries_and_a_default()
    {
        using var context = new Context();
        EnumSort color = context.MkEnumSort("color", "red", "green", "blue");
        FuncDecl paint = context.MkFuncDecl("paint", [context.IntSort], color);
        Solver solver = context.MkSolver();
        solver.Assert(
            context.MkEq(paint[context.MkInt(1)], color.Consts[1]),
            context.MkEq(paint[context.MkInt(-2)], color.Const(2)));

        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Model model = solver.Model;
        Assert.Equal(paint, Assert.Single(model.FuncDecls));
        Assert.Equal("green", model.Eval(paint[context.MkInt(1)]).ToString());
        FuncInterp interpretation = model.FuncInterp(paint)!;
        Assert.Equal(1u, interpretation.Arity);
        foreach (FuncInterp.Entry entry in interpretation.Entries)
            Assert.Equal(entry.Value, model.Eval(paint[entry.Args]));

        Expr elsewhere = model.Eval(paint[context.MkInt(7)], completion: true);
        Assert.Equal(interpretation.Else, elsewhere);
        Assert.Null(model.FuncInterp(context.MkFuncDecl("other", context.IntSort, color)));
    }

    [RequiresZ3Fact]
    public void A_constant_that_does_not_matter_has_no_interpretation()
    {
        using var context = new Context();
        BoolExpr p = context.MkBoolConst("p"), q = context.MkBoolConst("q");
        Solver solver = context.MkSolver();
        solver.Assert(p);

        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Model model = solver.Model;
        Assert.True(model.ConstInterp(p)!.IsTrue);
        Assert.Null(model.ConstInterp(q));
        Assert.Equal(q, model.Eval(q));
        (FuncDecl declaration, Expr value) = Assert.Single(model.Consts);
        Assert.Equal("p", declaration.Name.ToString());
        Assert.True(value.IsTrue);

        // Completion writes its choice into the model.
        Assert.Equal(Z3_lbool.Z3_L_FALSE, model.Eval(q, completion: true).BoolValue);
        Assert.Equal(2u, model.NumConsts);
    }

    [RequiresZ3Fact]
    public void A_model_outlives_changes_of_its_solver()
    {
        using var context = new Context();
        BoolExpr p = context.MkBoolConst("p");
        Solver solver = context.MkSolver();
        solver.Push();
        solver.Assert(p);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Model model = solver.Model;
        solver.Pop();
        solver.Assert(context.MkNot(p));

        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.True(model.Eval(p).IsTrue);
        Assert.True(solver.Model.Eval(p).IsFalse);
    }
}
