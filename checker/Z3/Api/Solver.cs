namespace Microsoft.Z3;

/// <summary>A stack of assertions, and whether they can all be true.</summary>
public class Solver : Z3Object
{
    internal Solver(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Solver)
    {
    }

    /// <summary>A description of all parameters.</summary>
    public string Help => Context.CheckedText(Native.Z3_solver_get_help(Context.Handle, Handle));

    /// <summary>
    /// Sets parameters, <c>timeout</c> in milliseconds among them, which libz3 forgets when it passes before a check
    /// is really under way. Set <c>ctrl_c</c> to false where the program has a handler for SIGINT of its own: libz3
    /// replaces it during a check otherwise.
    /// </summary>
    /// <exception cref="Z3Exception">There is no parameter of that name.</exception>
    public Params Parameters
    {
        set
        {
            Native.Z3_solver_set_params(Context.Handle, Handle, Context.HandleOf(value));
            Context.ThrowOnError();
        }
    }

    public uint NumScopes => Context.Checked(Native.Z3_solver_get_num_scopes(Context.Handle, Handle));

    public BoolExpr[] Assertions =>
        new ASTVector(Context, Native.Z3_solver_get_assertions(Context.Handle, Handle)).ToBoolExprArray();

    public uint NumAssertions => (uint)Assertions.Length;

    /// <summary>The model that the last check found.</summary>
    /// <exception cref="Z3Exception">It found none.</exception>
    public Model Model => new(Context, Native.Z3_solver_get_model(Context.Handle, Handle));

    /// <summary>
    /// Those of the last check's assumptions and of the names of tracked assertions that can't all be true, not
    /// necessarily fewest; empty unless it answered so.
    /// </summary>
    public BoolExpr[] UnsatCore =>
        new ASTVector(Context, Native.Z3_solver_get_unsat_core(Context.Handle, Handle)).ToBoolExprArray();

    /// <summary>Why the last check did not decide: <c>timeout</c>, <c>canceled</c> or <c>interrupted</c>, ...</summary>
    public string ReasonUnknown =>
        Context.CheckedText(Native.Z3_solver_get_reason_unknown(Context.Handle, Handle));

    public Statistics Statistics =>
        new(Context, Native.Z3_solver_get_statistics(Context.Handle, Handle));

    public void Set(string name, bool value) => Parameters = Context.MkParams().Add(name, value);

    public void Set(string name, uint value) => Parameters = Context.MkParams().Add(name, value);

    public void Set(string name, double value) => Parameters = Context.MkParams().Add(name, value);

    public void Set(string name, string value) => Parameters = Context.MkParams().Add(name, value);

    public void Push()
    {
        Native.Z3_solver_push(Context.Handle, Handle);
        Context.ThrowOnError();
    }

    /// <exception cref="Z3Exception">There are fewer scopes.</exception>
    public void Pop(uint n = 1)
    {
        Native.Z3_solver_pop(Context.Handle, Handle, n);
        Context.ThrowOnError();
    }

    /// <summary>Removes all assertions and scopes.</summary>
    public void Reset()
    {
        Native.Z3_solver_reset(Context.Handle, Handle);
        Context.ThrowOnError();
    }

    public void Assert(params BoolExpr[] constraints)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        foreach (BoolExpr constraint in constraints)
        {
            Native.Z3_solver_assert(Context.Handle, Handle, Context.HandleOf(constraint));
            Context.ThrowOnError();
        }
    }

    public void Add(params BoolExpr[] constraints) => Assert(constraints);

    public void Add(IEnumerable<BoolExpr> constraints) => Assert([.. constraints]);

    public void AssertAndTrack(BoolExpr[] constraints, BoolExpr[] ps)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        ArgumentNullException.ThrowIfNull(ps);
        if (constraints.Length != ps.Length)
            throw new Z3Exception("Argument size mismatch");

        for (int i = 0; i < constraints.Length; i++)
            AssertAndTrack(constraints[i], ps[i]);
    }

    /// <param name="p">A Boolean constant, which stands for the constraint in <see cref="UnsatCore"/>.</param>
    public void AssertAndTrack(BoolExpr constraint, BoolExpr p)
    {
        Native.Z3_solver_assert_and_track(
            Context.Handle, Handle, Context.HandleOf(constraint), Context.HandleOf(p));
        Context.ThrowOnError();
    }

    /// <summary>Asserts what a text in SMT-LIB's language asserts.</summary>
    public void FromString(string str)
    {
        Native.Z3_solver_from_string(Context.Handle, Handle, Context.Whole(str));
        Context.ThrowOnError();
    }

    /// <param name="assumptions">Boolean constants or their negations, assumed in this check alone.</param>
    public Status Check(params Expr[] assumptions)
    {
        nint[] handles = HandlesOf(Context, assumptions);
        int result = handles.Length == 0
            ? Native.Z3_solver_check(Context.Handle, Handle)
            : Native.Z3_solver_check_assumptions(Context.Handle, Handle, (uint)handles.Length, handles);
        return (Status)Context.Checked(result);
    }

    public Status Check(IEnumerable<BoolExpr> assumptions) => Check((Expr[])[.. assumptions]);

    /// <summary>A copy in another context, which no check may be using meanwhile.</summary>
    public Solver Translate(Context ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        nint copy = Context.Checked(Native.Z3_solver_translate(Context.Handle, Handle, ctx.Handle));
        return new Solver(ctx, copy);
    }

    /// <summary>The assertions, with the declarations they need, in SMT-LIB's language.</summary>
    public override string ToString() => Context.CheckedText(Native.Z3_solver_to_string(Context.Handle, Handle));
}
