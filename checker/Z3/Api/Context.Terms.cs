namespace Microsoft.Z3;

// Boolean and arithmetic terms.
public sealed partial class Context
{
    public BoolExpr MkTrue() => new(this, Native.Z3_mk_true(Handle));

    public BoolExpr MkFalse() => new(this, Native.Z3_mk_false(Handle));

    public BoolExpr MkBool(bool value) => value ? MkTrue() : MkFalse();

    public BoolExpr MkEq(Expr x, Expr y) => new(this, Native.Z3_mk_eq(Handle, HandleOf(x), HandleOf(y)));

    public BoolExpr MkDistinct(params Expr[] args) => Bool(Native.Z3_mk_distinct, args);

    public BoolExpr MkNot(BoolExpr a) => new(this, Native.Z3_mk_not(Handle, HandleOf(a)));

    public Expr MkITE(BoolExpr t1, Expr t2, Expr t3) =>
        Expr.Create(this, Native.Z3_mk_ite(Handle, HandleOf(t1), HandleOf(t2), HandleOf(t3)));

    public BoolExpr MkIff(BoolExpr t1, BoolExpr t2) => Bool(Native.Z3_mk_iff, t1, t2);

    public BoolExpr MkImplies(BoolExpr t1, BoolExpr t2) => Bool(Native.Z3_mk_implies, t1, t2);

    public BoolExpr MkXor(BoolExpr t1, BoolExpr t2) => Bool(Native.Z3_mk_xor, t1, t2);

    public BoolExpr MkAnd(params BoolExpr[] t) => Bool(Native.Z3_mk_and, t);

    public BoolExpr MkAnd(IEnumerable<BoolExpr> t) => MkAnd([.. t]);

    public BoolExpr MkOr(params BoolExpr[] t) => Bool(Native.Z3_mk_or, t);

    public BoolExpr MkOr(IEnumerable<BoolExpr> t) => MkOr([.. t]);

    /// <summary>At most <paramref name="k"/> of the arguments are true.</summary>
    public BoolExpr MkAtMost(IEnumerable<BoolExpr> args, uint k)
    {
        nint[] arguments = Z3Object.HandlesOf(this, [.. args]);
        return new BoolExpr(this, Native.Z3_mk_atmost(Handle, (uint)arguments.Length, arguments, k));
    }

    /// <summary>At least <paramref name="k"/> of the arguments are true.</summary>
    public BoolExpr MkAtLeast(IEnumerable<BoolExpr> args, uint k)
    {
        nint[] arguments = Z3Object.HandlesOf(this, [.. args]);
        return new BoolExpr(this, Native.Z3_mk_atleast(Handle, (uint)arguments.Length, arguments, k));
    }

    public ArithExpr MkAdd(params ArithExpr[] t) => Arithmetic(Native.Z3_mk_add, t);

    public ArithExpr MkAdd(IEnumerable<ArithExpr> t) => MkAdd([.. t]);

    public ArithExpr MkMul(params ArithExpr[] t) => Arithmetic(Native.Z3_mk_mul, t);

    public ArithExpr MkMul(IEnumerable<ArithExpr> t) => MkMul([.. t]);

    public ArithExpr MkSub(params ArithExpr[] t) => Arithmetic(Native.Z3_mk_sub, t);

    public ArithExpr MkUnaryMinus(ArithExpr t) =>
        (ArithExpr)Expr.Create(this, Native.Z3_mk_unary_minus(Handle, HandleOf(t)));

    /// <summary>Division that rounds so that <see cref="MkMod"/>'s remainder is never negative.</summary>
    public ArithExpr MkDiv(ArithExpr t1, ArithExpr t2) =>
        (ArithExpr)Expr.Create(this, Native.Z3_mk_div(Handle, HandleOf(t1), HandleOf(t2)));

    public IntExpr MkMod(IntExpr t1, IntExpr t2) => new(this, Native.Z3_mk_mod(Handle, HandleOf(t1), HandleOf(t2)));

    public IntExpr MkRem(IntExpr t1, IntExpr t2) => new(this, Native.Z3_mk_rem(Handle, HandleOf(t1), HandleOf(t2)));

    public BoolExpr MkLt(ArithExpr t1, ArithExpr t2) => Bool(Native.Z3_mk_lt, t1, t2);

    public BoolExpr MkLe(ArithExpr t1, ArithExpr t2) => Bool(Native.Z3_mk_le, t1, t2);

    public BoolExpr MkGt(ArithExpr t1, ArithExpr t2) => Bool(Native.Z3_mk_gt, t1, t2);

    public BoolExpr MkGe(ArithExpr t1, ArithExpr t2) => Bool(Native.Z3_mk_ge, t1, t2);

    public IntNum MkInt(string v) => (IntNum)MkNumeral(v, IntSort);

    public IntNum MkInt(int v) => (IntNum)MkNumeral(v, IntSort);

    public IntNum MkInt(uint v) => (IntNum)MkNumeral(v, IntSort);

    public IntNum MkInt(long v) => (IntNum)MkNumeral(v, IntSort);

    public IntNum MkInt(ulong v) => (IntNum)MkNumeral(v, IntSort);

    public Expr MkNumeral(string v, Sort ty) => Expr.Create(this, Native.Z3_mk_numeral(Handle, Whole(v), HandleOf(ty)));

    public Expr MkNumeral(int v, Sort ty) => MkNumeral((long)v, ty);

    public Expr MkNumeral(uint v, Sort ty) => MkNumeral((ulong)v, ty);

    public Expr MkNumeral(long v, Sort ty) => Expr.Create(this, Native.Z3_mk_int64(Handle, v, HandleOf(ty)));

    public Expr MkNumeral(ulong v, Sort ty) =>
        Expr.Create(this, Native.Z3_mk_unsigned_int64(Handle, v, HandleOf(ty)));

    private BoolExpr Bool(Func<nint, nint, nint, nint> make, Expr left, Expr right) =>
        new(this, make(Handle, HandleOf(left), HandleOf(right)));

    private BoolExpr Bool(Func<nint, uint, ReadOnlySpan<nint>, nint> make, Expr[] arguments)
    {
        nint[] handles = Z3Object.HandlesOf(this, arguments);
        return new BoolExpr(this, make(Handle, (uint)handles.Length, handles));
    }

    private ArithExpr Arithmetic(Func<nint, uint, ReadOnlySpan<nint>, nint> make, ArithExpr[] arguments)
    {
        nint[] handles = Z3Object.HandlesOf(this, arguments);
        return (ArithExpr)Expr.Create(this, make(Handle, (uint)handles.Length, handles));
    }
}
