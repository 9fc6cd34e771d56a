namespace Microsoft.Z3;

/// <summary>Values under which the assertions of a solver are true.</summary>
public class Model : Z3Object
{
    internal Model(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Model)
    {
    }

    public uint NumConsts => Context.Checked(Native.Z3_model_get_num_consts(Context.Handle, Handle));

    public FuncDecl[] ConstDecls => FuncDecl.Many(
        Context, NumConsts, i => Native.Z3_model_get_const_decl(Context.Handle, Handle, i));

    public IEnumerable<KeyValuePair<FuncDecl, Expr>> Consts
    {
        get
        {
            foreach (FuncDecl declaration in ConstDecls)
            {
                if (ConstInterp(declaration) is { } value)
                    yield return new KeyValuePair<FuncDecl, Expr>(declaration, value);
            }
        }
    }

    public uint NumFuncs => Context.Checked(Native.Z3_model_get_num_funcs(Context.Handle, Handle));

    public FuncDecl[] FuncDecls => FuncDecl.Many(
        Context, NumFuncs, i => Native.Z3_model_get_func_decl(Context.Handle, Handle, i));

    /// <summary>All constants and functions that have a value here.</summary>
    public FuncDecl[] Decls => [.. ConstDecls, .. FuncDecls];

    public uint NumSorts => Context.Checked(Native.Z3_model_get_num_sorts(Context.Handle, Handle));

    /// <summary>The uninterpreted sorts that have a <see cref="SortUniverse"/> here.</summary>
    public Sort[] Sorts
    {
        get
        {
            var sorts = new Sort[NumSorts];
            for (uint i = 0; i < sorts.Length; i++)
                sorts[i] = Sort.Create(Context, Native.Z3_model_get_sort(Context.Handle, Handle, i));

            return sorts;
        }
    }

    /// <returns>Null when any value will do.</returns>
    public Expr? ConstInterp(Expr a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return ConstInterp(a.FuncDecl);
    }

    /// <returns>Null when any value will do.</returns>
    public Expr? ConstInterp(FuncDecl f)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (f.Arity != 0)
            throw new Z3Exception("A function with arguments has a FuncInterp");

        nint value = Native.Z3_model_get_const_interp(Context.Handle, Handle, Context.HandleOf(f));
        return Context.Checked(value) == 0 ? null : Expr.Create(Context, value);
    }

    /// <returns>Null when any function will do.</returns>
    public FuncInterp? FuncInterp(FuncDecl f)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (f.Arity == 0)
            throw new Z3Exception("A constant has a ConstInterp");

        nint interpretation = Native.Z3_model_get_func_interp(Context.Handle, Handle, Context.HandleOf(f));
        return Context.Checked(interpretation) == 0 ? null : new FuncInterp(Context, interpretation);
    }

    /// <param name="completion">Chooses a value where any will do; otherwise the result may hold such terms.</param>
    /// <exception cref="ModelEvaluationFailedException">The term has no value here.</exception>
    public Expr Eval(Expr t, bool completion = false)
    {
        byte hasValue = Native.Z3_model_eval(
            Context.Handle, Handle, Context.HandleOf(t), Native.Flag(completion), out nint value);
        return Context.Checked(hasValue) != 0
            ? Expr.Create(Context, value)
            : throw new ModelEvaluationFailedException();
    }

    public Expr Evaluate(Expr t, bool completion = false) => Eval(t, completion);

    /// <summary>All values that the sort has here, each once.</summary>
    public Expr[] SortUniverse(Sort s) =>
        new ASTVector(
            Context,
            Native.Z3_model_get_sort_universe(Context.Handle, Handle, Context.HandleOf(s))).ToExprArray();

    public override string ToString() => Context.CheckedText(Native.Z3_model_to_string(Context.Handle, Handle));

    public class ModelEvaluationFailedException : Z3Exception
    {
        public ModelEvaluationFailedException()
            : base("The model gives the term no value")
        {
        }
    }
}
