namespace Microsoft.Z3;

/// <summary>The type of a term.</summary>
public class Sort : AST
{
    internal Sort(Context context, nint handle)
        : base(context, handle)
    {
    }

    public Z3_sort_kind SortKind => Context.Checked(Native.Z3_get_sort_kind(Context.Handle, Handle));

    public Symbol Name => Symbol.Create(Context, Native.Z3_get_sort_name(Context.Handle, Handle));

    public override string ToString() => Context.CheckedText(Native.Z3_sort_to_string(Context.Handle, Handle));

    internal static new Sort Create(Context context, nint handle)
    {
        context.ThrowOnError();
        return Native.Z3_get_sort_kind(context.Handle, handle) switch
        {
            Z3_sort_kind.Z3_BOOL_SORT => new BoolSort(context, handle),
            Z3_sort_kind.Z3_INT_SORT => new IntSort(context, handle),
            Z3_sort_kind.Z3_BV_SORT => new BitVecSort(context, handle),
            Z3_sort_kind.Z3_DATATYPE_SORT => new DatatypeSort(context, handle),
            Z3_sort_kind.Z3_UNINTERPRETED_SORT => new UninterpretedSort(context, handle),
            _ => new Sort(context, handle),
        };
    }
}

public class BoolSort : Sort
{
    internal BoolSort(Context context, nint handle)
        : base(context, handle)
    {
    }
}

public class ArithSort : Sort
{
    internal ArithSort(Context context, nint handle)
        : base(context, handle)
    {
    }
}

public class IntSort : ArithSort
{
    internal IntSort(Context context, nint handle)
        : base(context, handle)
    {
    }
}

public class BitVecSort : Sort
{
    internal BitVecSort(Context context, nint handle)
        : base(context, handle)
    {
    }

    public uint Size => Context.Checked(Native.Z3_get_bv_sort_size(Context.Handle, Handle));
}

/// <summary>A sort of which nothing is known but that it is not empty.</summary>
public class UninterpretedSort : Sort
{
    internal UninterpretedSort(Context context, nint handle)
        : base(context, handle)
    {
    }
}

/// <summary>A sort given by its constructors. A term of an <see cref="EnumSort"/> has one of these.</summary>
public class DatatypeSort : Sort
{
    internal DatatypeSort(Context context, nint handle)
        : base(context, handle)
    {
    }

    public uint NumConstructors =>
        Context.Checked(Native.Z3_get_datatype_sort_num_constructors(Context.Handle, Handle));

    public FuncDecl[] Constructors => FuncDecl.Many(
        Context, NumConstructors, i => Native.Z3_get_datatype_sort_constructor(Context.Handle, Handle, i));

    public FuncDecl[] Recognizers => FuncDecl.Many(
        Context, NumConstructors, i => Native.Z3_get_datatype_sort_recognizer(Context.Handle, Handle, i));
}

/// <summary>A sort of finitely many named values.</summary>
public class EnumSort : Sort
{
    internal EnumSort(Context context, nint handle)
        : base(context, handle)
    {
    }

    public FuncDecl[] ConstDecls => FuncDecl.Many(
        Context, Count, i => Native.Z3_get_datatype_sort_constructor(Context.Handle, Handle, i));

    public Expr[] Consts => [.. ConstDecls.Select(declaration => Context.MkApp(declaration))];

    public FuncDecl[] TesterDecls => FuncDecl.Many(
        Context, Count, i => Native.Z3_get_datatype_sort_recognizer(Context.Handle, Handle, i));

    private uint Count => Context.Checked(Native.Z3_get_datatype_sort_num_constructors(Context.Handle, Handle));

    public FuncDecl ConstDecl(uint inx) =>
        new(Context, Native.Z3_get_datatype_sort_constructor(Context.Handle, Handle, inx));

    public Expr Const(uint inx) => Context.MkApp(ConstDecl(inx));

    public FuncDecl TesterDecl(uint inx) =>
        new(Context, Native.Z3_get_datatype_sort_recognizer(Context.Handle, Handle, inx));
}
