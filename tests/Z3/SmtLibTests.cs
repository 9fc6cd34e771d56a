using Microsoft.Z3;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class SmtLibTests
{
    private const string Text = """
        (declare-sort node 0)
        (declare-fun next (node) node)
        (declare-const root node)
        (assert (forall ((n node)) (not (= (next n) root))))
        (assert (= (next (next root)) root))
        """;

    [RequiresZ3Fact]
    public void The_assertions_of_a_text_are_read()
    {
        using var context = new Context();
        BoolExpr[] assertions = context.ParseSMTLIB2String(Text);
        Solver solver = context.MkSolver();

        Assert.Equal(2, assertions.Length);
        Assert.IsType<Quantifier>(assertions[0]);
        solver.Assert(assertions[0]);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        solver.Assert(assertions[1]);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }

    [RequiresZ3Fact]
    public void The_assertions_of_a_file_are_read()
    {
        using var folder = new TemporaryFolder();
        using var context = new Context();

        Assert.Equal(2, context.ParseSMTLIB2File(folder.Write("text.smt2", Text)).Length);
    }

    [RequiresZ3Fact]
    public void A_text_may_use_what_the_caller_declared()
    {
        using var context = new Context();
        UninterpretedSort node = context.MkUninterpretedSort("node");
        FuncDecl up = context.MkFuncDecl("up", node, node);
        BoolExpr assertion = Assert.Single(context.ParseSMTLIB2String(
            "(assert (forall ((n node)) (= (f n) n)))",
            [context.MkSymbol("node")],
            [node],
            [context.MkSymbol("f")],
            [up]));

        Expr n = context.MkConst("n", node);
        Assert.Equal(context.MkForall([n], context.MkEq(up[n], n)), assertion);
    }

    [RequiresZ3Theory]
    [InlineData("(assert")]
    [InlineData("(assert undeclared)")]
    [InlineData("(assert 7)")]
    [InlineData("(declare-const x Int)(assert (x))")]
    [InlineData("\0\u0001)")]
    public void A_mistake_in_a_text_is_an_exception(string text)
    {
        using var context = new Context();

        Assert.Throws<Z3Exception>(() => context.ParseSMTLIB2String(text));
        Assert.Throws<Z3Exception>(() => context.ParseSMTLIB2File("no/such/file.smt2"));
        Assert.Empty(context.ParseSMTLIB2String("(check-sat)"));
    }

    [RequiresZ3Fact]
    public void Names_keep_their_letters()
    {
        using var context = new Context();
        BoolExpr p = context.MkBoolConst("größe|✓");

        Assert.Equal("größe|✓", p.FuncDecl.Name.ToString());
        Assert.Equal(p, context.MkConst(p.FuncDecl));
    }
}
