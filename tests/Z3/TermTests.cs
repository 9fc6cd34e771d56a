using System.Numerics;
using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class TermTests
{
    [RequiresZ3Fact]
    public void Boolean_operators_mean_what_they_say()
    {
        using var context = new Context();
        foreach ((bool a, bool b) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            BoolExpr x = context.MkBool(a), y = context.MkBool(b);
            AssertIs(a && b, context.MkAnd(x, y), x & y);
            AssertIs(a || b, context.MkOr(x, y), x | y);
            AssertIs(a ^ b, context.MkXor(x, y), x ^ y);
            AssertIs(!a, context.MkNot(x), !x);
            AssertIs(!a || b, context.MkImplies(x, y));
            AssertIs(a == b, context.MkIff(x, y), context.MkEq(x, y));
            AssertIs(a != b, context.MkDistinct(x, y));
            AssertIs(a ? b : a, context.MkITE(x, y, x));
        }
    }

    [RequiresZ3Theory]
    [InlineData(7, 2)]
    [InlineData(-7, 2)]
    [InlineData(7, -2)]
    [InlineData(-7, -2)]
    public void Arithmetic_is_that_of_integers(int a, int b)
    {
        using var context = new Context();
        IntExpr x = context.MkInt(a), y = context.MkInt(b);

        AssertIs(a + b, context.MkAdd(x, y), x + y);
        AssertIs(a - b, context.MkSub(x, y), x - y);
        AssertIs(a * b, context.MkMul(x, y), x * y);
        AssertIs(-a, context.MkUnaryMinus(x), -x);
        // SMT-LIB's division: the remainder is never negative.
        AssertIs((a - 1) / b, context.MkDiv(x, y), x / y);
        AssertIs(1, context.MkMod(x, y));
        AssertIs(a < b, context.MkLt(x, y), x < y);
        AssertIs(a <= b, context.MkLe(x, y), x <= y);
        AssertIs(a > b, context.MkGt(x, y), x > y);
        AssertIs(a >= b, context.MkGe(x, y), x >= y);
    }

    [RequiresZ3Fact]
    public void Numbers_are_exact_or_refused()
    {
        using var context = new Context();

        Assert.Equal(long.MinValue, context.MkInt(long.MinValue).Int64);
        Assert.Equal(ulong.MaxValue, context.MkInt(ulong.MaxValue).UInt64);
        Assert.Equal(BigInteger.Pow(10, 40), context.MkInt("1" + new string('0', 40)).BigInteger);
        Assert.Throws<Z3Exception>(() => context.MkInt(1L << 40).Int);
        Assert.Throws<Z3Exception>(() => context.MkInt(-1).UInt);
    }

    [RequiresZ3Fact]
    public void A_quantifier_binds_the_constants_it_is_given()
    {
        using var context = new Context();
        UninterpretedSort node = context.MkUninterpretedSort("node");
        FuncDecl linked = context.MkFuncDecl("linked", [node, node], context.BoolSort);
        Expr a = context.MkConst("a", node), b = context.MkConst("b", node);
        Quantifier symmetric = context.MkForall(
            [a, b],
            context.MkIff((BoolExpr)linked[a, b], (BoolExpr)linked[b, a]),
            weight: 3,
            patterns: [context.MkPattern(linked[a, b])],
            quantifierID: context.MkSymbol("symmetric"));

        Assert.True(symmetric.IsUniversal);
        Assert.Equal(["a", "b"], symmetric.BoundVariableNames.Select(name => name.ToString()));
        Assert.Equal([node, node], symmetric.BoundVariableSorts);
        Assert.Equal(3u, symmetric.Weight);
        Assert.Equal("linked", Assert.Single(Assert.Single(symmetric.Patterns).Terms).FuncDecl.Name.ToString());
        Expr[] sides = symmetric.Body.Args;
        Assert.Equal([1u, 0u], sides[0].Args.Select(variable => variable.Index));
        Assert.Equal([0u, 1u], sides[1].Args.Select(variable => variable.Index));
        Assert.Equal(linked[b, a], sides[0].SubstituteVars([a, b]));
    }

    [RequiresZ3Fact]
    public void A_quantifier_over_indices_equals_one_over_constants()
    {
        using var context = new Context();
        UninterpretedSort node = context.MkUninterpretedSort("node");
        FuncDecl marked = context.MkFuncDecl("marked", node, context.BoolSort);
        Expr a = context.MkConst("a", node);

        Assert.Equal(
            context.MkExists([a], marked[a]),
            context.MkExists([node], [context.MkSymbol("a")], marked[context.MkBound(0, node)]));
    }

    [RequiresZ3Fact]
    public void Equal_terms_are_equal_objects_with_one_hash()
    {
        using var context = new Context();
        IntExpr x = context.MkIntConst("x");

        Assert.True(context.MkIntConst("x") == x);
        Assert.Equal(x.GetHashCode(), context.MkIntConst("x").GetHashCode());
        Assert.NotEqual<Expr>(x, context.MkIntConst("y"));
        Assert.NotEqual(context.MkFreshConst("x", context.IntSort), context.MkFreshConst("x", context.IntSort));
        Assert.Equal(0, x.CompareTo(context.MkIntConst("x")));
    }

    [RequiresZ3Fact]
    public void Terms_can_be_taken_apart()
    {
        using var context = new Context();
        FuncDecl f = context.MkFuncDecl("f", [context.IntSort], context.BoolSort);
        IntExpr x = context.MkIntConst("x");
        var both = (BoolExpr)context.MkAnd((BoolExpr)f[x], x < context.MkInt(3)).Simplify();

        Assert.True(both.IsAnd);
        Assert.Equal(2u, both.NumArgs);
        Assert.Equal(Z3_decl_kind.Z3_OP_UNINTERPRETED, both.Arg(0).FuncDecl.DeclKind);
        Assert.Equal([context.IntSort], both.Arg(0).FuncDecl.Domain);
        Assert.Equal(context.BoolSort, f.Range);
        Assert.Equal(f[context.MkInt(8)], f[x].Substitute(x, context.MkInt(8)));
        Assert.True(x.IsConst && x.IsInt && !x.IsNumeral && x.IsWellSorted);
    }

    private static void AssertIs(bool expected, params Expr[] terms) =>
        Assert.All(terms, term => Assert.Equal(expected, term.Simplify().IsTrue));

    private static void AssertIs(int expected, params Expr[] terms) =>
        Assert.All(terms, term => Assert.Equal(expected, ((IntNum)term.Simplify()).Int));
}
