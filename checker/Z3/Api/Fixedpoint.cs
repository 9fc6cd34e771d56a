namespace Microsoft.Z3;

/// <summary>
/// Horn clauses, and whether they derive a relation: reachability, when the rules are a transition system.
/// </summary>
public class Fixedpoint : Z3Object
{
    internal Fixedpoint(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Fixedpoint)
    {
    }

    /// <summary>A description of all parameters.</summary>
    public string Help => Context.CheckedText(Native.Z3_fixedpoint_get_help(Context.Handle, Handle));

    /// <summary>
    /// Sets parameters, <c>engine</c> and <c>timeout</c> in milliseconds among them; see also
    /// <see cref="Solver.Parameters"/>. What was set before is lost: set all in one.
    /// </summary>
    /// <exception cref="Z3Exception">There is no parameter of that name.</exception>
    public Params Parameters
    {
        set
        {
            Native.Z3_fixedpoint_set_params(Context.Handle, Handle, Context.HandleOf(value));
            Context.ThrowOnError();
        }
    }

    public BoolExpr[] Rules =>
        new ASTVector(Context, Native.Z3_fixedpoint_get_rules(Context.Handle, Handle)).ToBoolExprArray();

    public BoolExpr[] Assertions =>
        new ASTVector(Context, Native.Z3_fixedpoint_get_assertions(Context.Handle, Handle)).ToBoolExprArray();

    public Statistics Statistics => new(Context, Native.Z3_fixedpoint_get_statistics(Context.Handle, Handle));

    public void Assert(params BoolExpr[] constraints)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        foreach (BoolExpr constraint in constraints)
        {
            Native.Z3_fixedpoint_assert(Context.Handle, Handle, Context.HandleOf(constraint));
            Context.ThrowOnError();
        }
    }

    public void Add(params BoolExpr[] constraints) => Assert(constraints);

    /// <param name="f">A function to Boolean that the rules may derive.</param>
    public void RegisterRelation(FuncDecl f)
    {
        Native.Z3_fixedpoint_register_relation(Context.Handle, Handle, Context.HandleOf(f));
        Context.ThrowOnError();
    }

    /// <param name="rule">A relation's application, or an implication of one, under quantifiers for all.</param>
    public void AddRule(BoolExpr rule, Symbol? name = null)
    {
        Native.Z3_fixedpoint_add_rule(Context.Handle, Handle, Context.HandleOf(rule), Context.HandleOrNone(name));
        Context.ThrowOnError();
    }

    public void UpdateRule(BoolExpr rule, Symbol name)
    {
        Native.Z3_fixedpoint_update_rule(Context.Handle, Handle, Context.HandleOf(rule), Context.HandleOrNone(name));
        Context.ThrowOnError();
    }

    public void AddFact(FuncDecl pred, params uint[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        Native.Z3_fixedpoint_add_fact(Context.Handle, Handle, Context.HandleOf(pred), (uint)args.Length, args);
        Context.ThrowOnError();
    }

    /// <returns>Satisfiable when the rules derive an instance of the query.</returns>
    /// <exception cref="Z3Exception">
    /// The time was over or <see cref="Context.Interrupt"/> was called, in most cases: <c>canceled</c>.
    /// </exception>
    public Status Query(BoolExpr query) =>
        (Status)Context.Checked(Native.Z3_fixedpoint_query(Context.Handle, Handle, Context.HandleOf(query)));

    /// <returns>Satisfiable when the rules derive an instance of one of the relations.</returns>
    public Status Query(params FuncDecl[] relations)
    {
        nint[] handles = HandlesOf(Context, relations);
        return (Status)Context.Checked(
            Native.Z3_fixedpoint_query_relations(Context.Handle, Handle, (uint)handles.Length, handles));
    }

    /// <summary>
    /// After a satisfiable query a derivation; after an unsatisfiable one, what each relation is contained in: an
    /// inductive invariant.
    /// </summary>
    public Expr? GetAnswer()
    {
        nint answer = Context.Checked(Native.Z3_fixedpoint_get_answer(Context.Handle, Handle));
        return answer == 0 ? null : Expr.Create(Context, answer);
    }

    public string GetReasonUnknown() =>
        Context.CheckedText(Native.Z3_fixedpoint_get_reason_unknown(Context.Handle, Handle));

    /// <summary>How many steps of a relation's derivation were looked at.</summary>
    public uint GetNumLevels(FuncDecl predicate) =>
        Context.Checked(Native.Z3_fixedpoint_get_num_levels(Context.Handle, Handle, Context.HandleOf(predicate)));

    /// <param name="level">-1 for what holds at every level.</param>
    public Expr? GetCoverDelta(int level, FuncDecl predicate)
    {
        nint cover = Context.Checked(
            Native.Z3_fixedpoint_get_cover_delta(Context.Handle, Handle, level, Context.HandleOf(predicate)));
        return cover == 0 ? null : Expr.Create(Context, cover);
    }

    public void AddCover(int level, FuncDecl predicate, Expr property)
    {
        Native.Z3_fixedpoint_add_cover(
            Context.Handle, Handle, level, Context.HandleOf(predicate), Context.HandleOf(property));
        Context.ThrowOnError();
    }

    /// <summary>Adds the rules of a text in SMT-LIB's language, and returns its queries.</summary>
    public BoolExpr[] ParseString(string s) =>
        new ASTVector(Context, Native.Z3_fixedpoint_from_string(Context.Handle, Handle, Context.Whole(s)))
            .ToBoolExprArray();

    public override string ToString() => ToString([]);

    /// <summary>Rules and queries in SMT-LIB's language.</summary>
    public string ToString(params BoolExpr[] queries)
    {
        nint[] handles = HandlesOf(Context, queries);
        return Context.CheckedText(
            Native.Z3_fixedpoint_to_string(Context.Handle, Handle, (uint)handles.Length, handles));
    }
}
