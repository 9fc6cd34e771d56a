namespace Microsoft.Z3;

// SMT-LIB, parameters, tactics and solvers.
public sealed partial class Context
{
    public Params MkParams() => new(this, Native.Z3_mk_params(Handle));

    public Tactic MkTactic(string name) => new(this, Native.Z3_mk_tactic(Handle, name));

    public Tactic AndThen(Tactic t1, Tactic t2, params Tactic[] ts)
    {
        Tactic all = new(this, Native.Z3_tactic_and_then(Handle, HandleOf(t1), HandleOf(t2)));
        foreach (Tactic next in ts)
            all = new Tactic(this, Native.Z3_tactic_and_then(Handle, HandleOf(all), HandleOf(next)));

        return all;
    }

    public Tactic Then(Tactic t1, Tactic t2, params Tactic[] ts) => AndThen(t1, t2, ts);

    public Tactic OrElse(Tactic t1, Tactic t2) =>
        new(this, Native.Z3_tactic_or_else(Handle, HandleOf(t1), HandleOf(t2)));

    /// <param name="ms">Milliseconds.</param>
    public Tactic TryFor(Tactic t, uint ms) => new(this, Native.Z3_tactic_try_for(Handle, HandleOf(t), ms));

    public Tactic UsingParams(Tactic t, Params p) =>
        new(this, Native.Z3_tactic_using_params(Handle, HandleOf(t), HandleOf(p)));

    public Tactic With(Tactic t, Params p) => UsingParams(t, p);

    /// <param name="logic">Of SMT-LIB, or <c>QF_FD</c> for finite domains; null for one that suits any.</param>
    public Solver MkSolver(Symbol? logic = null) => new(
        this,
        logic is null ? Native.Z3_mk_solver(Handle) : Native.Z3_mk_solver_for_logic(Handle, HandleOf(logic)));

    public Solver MkSolver(string logic) => MkSolver(MkSymbol(logic));

    /// <summary>A solver that applies the tactic anew in each check.</summary>
    public Solver MkSolver(Tactic t) => new(this, Native.Z3_mk_solver_from_tactic(Handle, HandleOf(t)));

    /// <summary>The incremental solver alone, without tactics before it.</summary>
    public Solver MkSimpleSolver() => new(this, Native.Z3_mk_simple_solver(Handle));

    public Fixedpoint MkFixedpoint() => new(this, Native.Z3_mk_fixedpoint(Handle));

    /// <summary>The assertions of a text in SMT-LIB's language.</summary>
    /// <param name="sortNames">Names of sorts that the text uses without declaring them.</param>
    /// <param name="declNames">Names of functions that the text uses without declaring them.</param>
    public BoolExpr[] ParseSMTLIB2String(
        string str,
        Symbol[]? sortNames = null,
        Sort[]? sorts = null,
        Symbol[]? declNames = null,
        FuncDecl[]? decls = null) =>
        Parse(Native.Z3_parse_smtlib2_string, str, sortNames, sorts, declNames, decls);

    /// <summary>The assertions of a file in SMT-LIB's language.</summary>
    public BoolExpr[] ParseSMTLIB2File(
        string fileName,
        Symbol[]? sortNames = null,
        Sort[]? sorts = null,
        Symbol[]? declNames = null,
        FuncDecl[]? decls = null) =>
        Parse(Native.Z3_parse_smtlib2_file, fileName, sortNames, sorts, declNames, decls);

    private BoolExpr[] Parse(
        Parser parse, string source, Symbol[]? sortNames, Sort[]? sorts, Symbol[]? declNames, FuncDecl[]? decls)
    {
        if ((sortNames?.Length ?? 0) != (sorts?.Length ?? 0) || (declNames?.Length ?? 0) != (decls?.Length ?? 0))
            throw new Z3Exception("Argument size mismatch");

        nint[] sortHandles = Z3Object.HandlesOf(this, sorts);
        nint[] declarationHandles = Z3Object.HandlesOf(this, decls);
        var assertions = new ASTVector(
            this,
            parse(
                Handle,
                Whole(source),
                (uint)sortHandles.Length,
                Z3Object.HandlesOf(this, sortNames),
                sortHandles,
                (uint)declarationHandles.Length,
                Z3Object.HandlesOf(this, declNames),
                declarationHandles));
        return assertions.ToBoolExprArray();
    }

    private delegate nint Parser(
        nint context,
        string source,
        uint sortCount,
        ReadOnlySpan<nint> sortNames,
        ReadOnlySpan<nint> sorts,
        uint declarationCount,
        ReadOnlySpan<nint> declarationNames,
        ReadOnlySpan<nint> declarations);
}
