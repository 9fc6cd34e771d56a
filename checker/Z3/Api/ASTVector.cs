namespace Microsoft.Z3;

/// <summary>A list that libz3 returned, to be read once.</summary>
internal sealed class ASTVector : Z3Object
{
    public ASTVector(Context context, nint handle)
        : base(context, handle, ReferenceCounting.AstVector)
    {
    }

    public Expr[] ToExprArray() => ToArray<Expr>();

    public BoolExpr[] ToBoolExprArray() => ToArray<BoolExpr>();

    // Given back at once: when the collector would do it is not known, and libz3 uses the numbers of terms again.
    private T[] ToArray<T>()
        where T : Expr
    {
        var items = new T[Context.Checked(Native.Z3_ast_vector_size(Context.Handle, Handle))];
        for (uint i = 0; i < items.Length; i++)
            items[i] = (T)Expr.Create(Context, Native.Z3_ast_vector_get(Context.Handle, Handle, i));

        Dispose();
        return items;
    }
}
