namespace Microsoft.Z3;

/// <summary>A formula about all or some values of bound variables.</summary>
public class Quantifier : BoolExpr
{
    internal Quantifier(Context context, nint handle)
        : base(context, handle)
    {
    }

    public bool IsUniversal => Context.Checked(Native.Z3_is_quantifier_forall(Context.Handle, Handle)) != 0;

    public bool IsExistential => Context.Checked(Native.Z3_is_quantifier_exists(Context.Handle, Handle)) != 0;

    public uint Weight => Context.Checked(Native.Z3_get_quantifier_weight(Context.Handle, Handle));

    public uint NumPatterns => Context.Checked(Native.Z3_get_quantifier_num_patterns(Context.Handle, Handle));

    public Pattern[] Patterns
    {
        get
        {
            var patterns = new Pattern[NumPatterns];
            for (uint i = 0; i < patterns.Length; i++)
                patterns[i] = new Pattern(Context, Native.Z3_get_quantifier_pattern_ast(Context.Handle, Handle, i));

            return patterns;
        }
    }

    public uint NumBound => Context.Checked(Native.Z3_get_quantifier_num_bound(Context.Handle, Handle));

    public Symbol[] BoundVariableNames
    {
        get
        {
            var names = new Symbol[NumBound];
            for (uint i = 0; i < names.Length; i++)
                names[i] = Symbol.Create(Context, Native.Z3_get_quantifier_bound_name(Context.Handle, Handle, i));

            return names;
        }
    }

    public Sort[] BoundVariableSorts
    {
        get
        {
            var sorts = new Sort[NumBound];
            for (uint i = 0; i < sorts.Length; i++)
                sorts[i] = Sort.Create(Context, Native.Z3_get_quantifier_bound_sort(Context.Handle, Handle, i));

            return sorts;
        }
    }

    /// <summary>Its bound variables are indices; see <see cref="Expr.Index"/>.</summary>
    public Expr Body => Expr.Create(Context, Native.Z3_get_quantifier_body(Context.Handle, Handle));
}

/// <summary>Terms that must all occur before a quantifier is instantiated.</summary>
public class Pattern : AST
{
    internal Pattern(Context context, nint handle)
        : base(context, handle)
    {
    }

    public uint NumTerms => Context.Checked(Native.Z3_get_pattern_num_terms(Context.Handle, Handle));

    public Expr[] Terms
    {
        get
        {
            var terms = new Expr[NumTerms];
            for (uint i = 0; i < terms.Length; i++)
                terms[i] = Expr.Create(Context, Native.Z3_get_pattern(Context.Handle, Handle, i));

            return terms;
        }
    }

    public override string ToString() => Context.CheckedText(Native.Z3_pattern_to_string(Context.Handle, Handle));
}
