namespace Microsoft.Z3;

/// <summary>A term of any sort.</summary>
public class Expr : AST
{
    internal Expr(Context context, nint handle)
        : base(context, handle)
    {
    }

    /// <summary>What is applied; only an application has it.</summary>
    public FuncDecl FuncDecl => new(Context, Native.Z3_get_app_decl(Context.Handle, Handle));

    /// <summary>The value of the constants true and false, else undefined.</summary>
    public Z3_lbool BoolValue => (Z3_lbool)Context.Checked(Native.Z3_get_bool_value(Context.Handle, Handle));

    public uint NumArgs => Context.Checked(Native.Z3_get_app_num_args(Context.Handle, Handle));

    public Expr[] Args
    {
        get
        {
            var arguments = new Expr[NumArgs];
            for (uint i = 0; i < arguments.Length; i++)
                arguments[i] = Arg(i);

            return arguments;
        }
    }

    public Sort Sort => Sort.Create(Context, Native.Z3_get_sort(Context.Handle, Handle));

    public bool IsNumeral => Context.Checked(Native.Z3_is_numeral_ast(Context.Handle, Handle)) != 0;

    public bool IsWellSorted => Context.Checked(Native.Z3_is_well_sorted(Context.Handle, Handle)) != 0;

    /// <summary>An application without arguments: a constant, or a value of an enumeration.</summary>
    public bool IsConst => IsApp && NumArgs == 0;

    public bool IsBool => SortKind == Z3_sort_kind.Z3_BOOL_SORT;

    public bool IsInt => SortKind == Z3_sort_kind.Z3_INT_SORT;

    public bool IsBV => SortKind == Z3_sort_kind.Z3_BV_SORT;

    public bool IsIntNum => IsNumeral && IsInt;

    public bool IsTrue => Is(Z3_decl_kind.Z3_OP_TRUE);

    public bool IsFalse => Is(Z3_decl_kind.Z3_OP_FALSE);

    public bool IsEq => Is(Z3_decl_kind.Z3_OP_EQ);

    public bool IsDistinct => Is(Z3_decl_kind.Z3_OP_DISTINCT);

    public bool IsITE => Is(Z3_decl_kind.Z3_OP_ITE);

    public bool IsAnd => Is(Z3_decl_kind.Z3_OP_AND);

    public bool IsOr => Is(Z3_decl_kind.Z3_OP_OR);

    public bool IsIff => Is(Z3_decl_kind.Z3_OP_IFF);

    public bool IsXor => Is(Z3_decl_kind.Z3_OP_XOR);

    public bool IsNot => Is(Z3_decl_kind.Z3_OP_NOT);

    public bool IsImplies => Is(Z3_decl_kind.Z3_OP_IMPLIES);

    public bool IsLE => Is(Z3_decl_kind.Z3_OP_LE);

    public bool IsGE => Is(Z3_decl_kind.Z3_OP_GE);

    public bool IsLT => Is(Z3_decl_kind.Z3_OP_LT);

    public bool IsGT => Is(Z3_decl_kind.Z3_OP_GT);

    public bool IsAdd => Is(Z3_decl_kind.Z3_OP_ADD);

    public bool IsSub => Is(Z3_decl_kind.Z3_OP_SUB);

    public bool IsUMinus => Is(Z3_decl_kind.Z3_OP_UMINUS);

    public bool IsMul => Is(Z3_decl_kind.Z3_OP_MUL);

    public bool IsIDiv => Is(Z3_decl_kind.Z3_OP_IDIV);

    public bool IsRemainder => Is(Z3_decl_kind.Z3_OP_REM);

    public bool IsModulus => Is(Z3_decl_kind.Z3_OP_MOD);

    /// <summary>De Bruijn's index of a bound variable; only that has it.</summary>
    public uint Index => Context.Checked(Native.Z3_get_index_value(Context.Handle, Handle));

    private Z3_sort_kind SortKind => Context.Checked(
        Native.Z3_get_sort_kind(Context.Handle, Context.Checked(Native.Z3_get_sort(Context.Handle, Handle))));

    public Expr Arg(uint i) => Create(Context, Native.Z3_get_app_arg(Context.Handle, Handle, i));

    public Expr Simplify(Params? p = null) => Create(
        Context,
        p is null
            ? Native.Z3_simplify(Context.Handle, Handle)
            : Native.Z3_simplify_ex(Context.Handle, Handle, Context.HandleOf(p)));

    /// <summary>This with each term of one list replaced by its companion in the other, all at once.</summary>
    public Expr Substitute(Expr[] from, Expr[] to)
    {
        nint[] old = HandlesOf(Context, from);
        nint[] replacements = HandlesOf(Context, to);
        return old.Length == replacements.Length
            ? Create(Context, Native.Z3_substitute(Context.Handle, Handle, (uint)old.Length, old, replacements))
            : throw new Z3Exception("Argument sizes do not match");
    }

    public Expr Substitute(Expr from, Expr to) => Substitute([from], [to]);

    /// <summary>This with the free variable of each index replaced by the term at that place.</summary>
    public Expr SubstituteVars(Expr[] to)
    {
        nint[] replacements = HandlesOf(Context, to);
        return Create(
            Context,
            Native.Z3_substitute_vars(Context.Handle, Handle, (uint)replacements.Length, replacements));
    }

    internal static new Expr Create(Context context, nint handle)
    {
        context.ThrowOnError();
        if (handle == 0)
            throw new Z3Exception("libz3 returned no term");

        if (Native.Z3_get_ast_kind(context.Handle, handle) == Z3_ast_kind.Z3_QUANTIFIER_AST)
            return new Quantifier(context, handle);

        bool isNumeral = Native.Z3_is_numeral_ast(context.Handle, handle) != 0;
        return Native.Z3_get_sort_kind(context.Handle, Native.Z3_get_sort(context.Handle, handle)) switch
        {
            Z3_sort_kind.Z3_BOOL_SORT => new BoolExpr(context, handle),
            Z3_sort_kind.Z3_INT_SORT when isNumeral => new IntNum(context, handle),
            Z3_sort_kind.Z3_INT_SORT => new IntExpr(context, handle),
            Z3_sort_kind.Z3_REAL_SORT => new ArithExpr(context, handle),
            Z3_sort_kind.Z3_BV_SORT when isNumeral => new BitVecNum(context, handle),
            Z3_sort_kind.Z3_BV_SORT => new BitVecExpr(context, handle),
            Z3_sort_kind.Z3_DATATYPE_SORT => new DatatypeExpr(context, handle),
            _ => new Expr(context, handle),
        };
    }

    private bool Is(Z3_decl_kind kind) =>
        IsApp && Context.KindOf(Context.Checked(Native.Z3_get_app_decl(Context.Handle, Handle))) == kind;
}
