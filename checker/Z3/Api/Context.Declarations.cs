namespace Microsoft.Z3;

// Functions, constants and their applications.
public sealed partial class Context
{
    private Z3_decl_kind? _uninterpreted;

    public FuncDecl MkFuncDecl(Symbol name, Sort[] domain, Sort range)
    {
        nint[] arguments = Z3Object.HandlesOf(this, domain);
        return new FuncDecl(
            this,
            Native.Z3_mk_func_decl(
                Handle, HandleOf(name), (uint)arguments.Length, arguments, HandleOf(range)));
    }

    public FuncDecl MkFuncDecl(Symbol name, Sort domain, Sort range) => MkFuncDecl(name, [domain], range);

    public FuncDecl MkFuncDecl(string name, Sort[] domain, Sort range) => MkFuncDecl(MkSymbol(name), domain, range);

    public FuncDecl MkFuncDecl(string name, Sort domain, Sort range) => MkFuncDecl(MkSymbol(name), [domain], range);

    public FuncDecl MkFreshFuncDecl(string prefix, Sort[] domain, Sort range)
    {
        nint[] arguments = Z3Object.HandlesOf(this, domain);
        return new FuncDecl(
            this,
            Native.Z3_mk_fresh_func_decl(
                Handle, Whole(prefix), (uint)arguments.Length, arguments, HandleOf(range)));
    }

    public FuncDecl MkConstDecl(Symbol name, Sort range) => MkFuncDecl(name, [], range);

    public FuncDecl MkConstDecl(string name, Sort range) => MkFuncDecl(MkSymbol(name), [], range);

    public FuncDecl MkFreshConstDecl(string prefix, Sort range) => MkFreshFuncDecl(prefix, [], range);

    public Expr MkConst(Symbol name, Sort range) =>
        Expr.Create(this, Native.Z3_mk_const(Handle, HandleOf(name), HandleOf(range)));

    public Expr MkConst(string name, Sort range) => MkConst(MkSymbol(name), range);

    public Expr MkConst(FuncDecl f) => MkApp(f);

    public Expr MkFreshConst(string prefix, Sort range) =>
        Expr.Create(this, Native.Z3_mk_fresh_const(Handle, Whole(prefix), HandleOf(range)));

    public BoolExpr MkBoolConst(Symbol name) => (BoolExpr)MkConst(name, BoolSort);

    public BoolExpr MkBoolConst(string name) => (BoolExpr)MkConst(name, BoolSort);

    public IntExpr MkIntConst(Symbol name) => (IntExpr)MkConst(name, IntSort);

    public IntExpr MkIntConst(string name) => (IntExpr)MkConst(name, IntSort);

    public Expr MkApp(FuncDecl f, params Expr[] args)
    {
        nint[] arguments = Z3Object.HandlesOf(this, args);
        return Expr.Create(this, Native.Z3_mk_app(Handle, HandleOf(f), (uint)arguments.Length, arguments));
    }

    public Expr MkApp(FuncDecl f, IEnumerable<Expr> args) => MkApp(f, [.. args]);

    /// <summary>What a declaration means, in numbers that do not depend on the release of libz3.</summary>
    internal Z3_decl_kind KindOf(nint declaration)
    {
        Z3_decl_kind kind = Checked(Native.Z3_get_decl_kind(Handle, declaration));
        if (kind == (_uninterpreted ??= KindOfUninterpreted()))
            return Z3_decl_kind.Z3_OP_UNINTERPRETED;

        bool isAnothers = kind is Z3_decl_kind.Z3_OP_UNINTERPRETED || !Enum.IsDefined(kind);
        return isAnothers ? Z3_decl_kind.Z3_OP_INTERNAL : kind;
    }

    private Z3_decl_kind KindOfUninterpreted()
    {
        using FuncDecl example = MkConstDecl("example", BoolSort);
        return Checked(Native.Z3_get_decl_kind(Handle, example.Handle));
    }
}
