namespace Microsoft.Z3;

// Bound variables, as constants of the body or as indices, and patterns.
public sealed partial class Context
{
    /// <param name="index">How many binders lie between the variable and its own: De Bruijn's index.</param>
    public Expr MkBound(uint index, Sort ty) => Expr.Create(this, Native.Z3_mk_bound(Handle, index, HandleOf(ty)));

    /// <summary>Terms that must all occur before a quantifier is instantiated.</summary>
    public Pattern MkPattern(params Expr[] terms)
    {
        nint[] handles = Z3Object.HandlesOf(this, terms);
        return new Pattern(this, Native.Z3_mk_pattern(Handle, (uint)handles.Length, handles));
    }

    public Quantifier MkForall(
        Sort[] sorts,
        Symbol[] names,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null) =>
        MkQuantifier(true, sorts, names, body, weight, patterns, noPatterns, quantifierID, skolemID);

    public Quantifier MkForall(
        Expr[] boundConstants,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null) =>
        MkQuantifier(true, boundConstants, body, weight, patterns, noPatterns, quantifierID, skolemID);

    public Quantifier MkExists(
        Sort[] sorts,
        Symbol[] names,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null) =>
        MkQuantifier(false, sorts, names, body, weight, patterns, noPatterns, quantifierID, skolemID);

    public Quantifier MkExists(
        Expr[] boundConstants,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null) =>
        MkQuantifier(false, boundConstants, body, weight, patterns, noPatterns, quantifierID, skolemID);

    /// <param name="names">Of the bound variables, whose indices count down: the last one's is 0.</param>
    public Quantifier MkQuantifier(
        bool universal,
        Sort[] sorts,
        Symbol[] names,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null)
    {
        ArgumentNullException.ThrowIfNull(sorts);
        ArgumentNullException.ThrowIfNull(names);
        if (sorts.Length != names.Length)
            throw new Z3Exception("Number of sorts does not match number of names");

        nint[] triggers = Z3Object.HandlesOf(this, patterns);
        nint[] avoided = Z3Object.HandlesOf(this, noPatterns);
        return new Quantifier(
            this,
            Native.Z3_mk_quantifier_ex(
                Handle,
                Native.Flag(universal),
                weight,
                HandleOrNone(quantifierID),
                HandleOrNone(skolemID),
                (uint)triggers.Length,
                triggers,
                (uint)avoided.Length,
                avoided,
                (uint)sorts.Length,
                Z3Object.HandlesOf(this, sorts),
                Z3Object.HandlesOf(this, names),
                HandleOf(body)));
    }

    /// <param name="boundConstants">Constants of the body, which become the bound variables.</param>
    public Quantifier MkQuantifier(
        bool universal,
        Expr[] boundConstants,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null)
    {
        nint[] bound = Z3Object.HandlesOf(this, boundConstants);
        nint[] triggers = Z3Object.HandlesOf(this, patterns);
        nint[] avoided = Z3Object.HandlesOf(this, noPatterns);
        return new Quantifier(
            this,
            Native.Z3_mk_quantifier_const_ex(
                Handle,
                Native.Flag(universal),
                weight,
                HandleOrNone(quantifierID),
                HandleOrNone(skolemID),
                (uint)bound.Length,
                bound,
                (uint)triggers.Length,
                triggers,
                (uint)avoided.Length,
                avoided,
                HandleOf(body)));
    }
}
