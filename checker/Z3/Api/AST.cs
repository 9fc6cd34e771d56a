namespace Microsoft.Z3;

/// <summary>A sort, a declaration, or a term. Equal ones of a context are one object of libz3.</summary>
public class AST : Z3Object, IComparable
{
    internal AST(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Ast)
    {
    }

    /// <summary>Different for different objects of one kind, as long as they live.</summary>
    public uint Id => this switch
    {
        Sort => Context.Checked(Native.Z3_get_sort_id(Context.Handle, Handle)),
        FuncDecl => Context.Checked(Native.Z3_get_func_decl_id(Context.Handle, Handle)),
        _ => Context.Checked(Native.Z3_get_ast_id(Context.Handle, Handle)),
    };

    public Z3_ast_kind ASTKind => Context.Checked(Native.Z3_get_ast_kind(Context.Handle, Handle));

    public bool IsApp => ASTKind == Z3_ast_kind.Z3_APP_AST;

    public bool IsVar => ASTKind == Z3_ast_kind.Z3_VAR_AST;

    public bool IsQuantifier => ASTKind == Z3_ast_kind.Z3_QUANTIFIER_AST;

    public bool IsSort => ASTKind == Z3_ast_kind.Z3_SORT_AST;

    public bool IsFuncDecl => ASTKind == Z3_ast_kind.Z3_FUNC_DECL_AST;

    public bool IsExpr => !IsSort && !IsFuncDecl;

    public static bool operator ==(AST? a, AST? b) =>
        ReferenceEquals(a, b)
        || (a is not null && b is not null && ReferenceEquals(a.Context, b.Context) && a.Handle == b.Handle);

    public static bool operator !=(AST? a, AST? b) => !(a == b);

    public override bool Equals(object? o) => o is AST other && this == other;

    public override int GetHashCode() =>
        unchecked((int)Context.Checked(Native.Z3_get_ast_hash(Context.Handle, Handle)));

    /// <summary>By <see cref="Id"/>, after null.</summary>
    public virtual int CompareTo(object? other) => other is AST ast ? Id.CompareTo(ast.Id) : 1;

    /// <summary>A copy in another context.</summary>
    public AST Translate(Context ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        return ReferenceEquals(ctx, Context)
            ? this
            : Create(ctx, Context.Checked(Native.Z3_translate(Context.Handle, Handle, ctx.Handle)));
    }

    /// <summary>The term as SMT-LIB writes it.</summary>
    public string SExpr() => Context.CheckedText(Native.Z3_ast_to_string(Context.Handle, Handle));

    public override string ToString() => SExpr();

    internal static AST Create(Context context, nint handle)
    {
        context.ThrowOnError();
        return Native.Z3_get_ast_kind(context.Handle, handle) switch
        {
            Z3_ast_kind.Z3_SORT_AST => Sort.Create(context, handle),
            Z3_ast_kind.Z3_FUNC_DECL_AST => new FuncDecl(context, handle),
            _ => Expr.Create(context, handle),
        };
    }
}
