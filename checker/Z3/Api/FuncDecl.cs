namespace Microsoft.Z3;

/// <summary>The declaration of a function or, without arguments, of a constant.</summary>
public class FuncDecl : AST
{
    internal FuncDecl(Context context, nint handle)
        : base(context, handle)
    {
    }

    public uint Arity => DomainSize;

    public uint DomainSize => Context.Checked(Native.Z3_get_domain_size(Context.Handle, Handle));

    public Sort[] Domain
    {
        get
        {
            var domain = new Sort[DomainSize];
            for (uint i = 0; i < domain.Length; i++)
                domain[i] = Sort.Create(Context, Native.Z3_get_domain(Context.Handle, Handle, i));

            return domain;
        }
    }

    public Sort Range => Sort.Create(Context, Native.Z3_get_range(Context.Handle, Handle));

    public Symbol Name => Symbol.Create(Context, Native.Z3_get_decl_name(Context.Handle, Handle));

    public Z3_decl_kind DeclKind => Context.KindOf(Handle);

    public Expr this[params Expr[] args] => Apply(args);

    public Expr Apply(params Expr[] args) => Context.MkApp(this, args);

    public override string ToString() =>
        Context.CheckedText(Native.Z3_func_decl_to_string(Context.Handle, Handle));

    internal static FuncDecl[] Many(Context context, uint count, Func<uint, nint> handleOf)
    {
        var declarations = new FuncDecl[count];
        for (uint i = 0; i < count; i++)
            declarations[i] = new FuncDecl(context, handleOf(i));

        return declarations;
    }
}
