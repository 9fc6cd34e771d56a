namespace Microsoft.Z3;

// Parameters, tactics and solvers.
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
}
