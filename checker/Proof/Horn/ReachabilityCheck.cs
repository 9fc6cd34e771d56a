using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Horn;

/// <summary>What Spacer says.</summary>
/// <param name="Status">Refuted when it says that a state that breaks a claim can be reached: without a trace.</param>
/// <param name="Reason">Why it is unknown.</param>
public sealed record ReachabilityResult(ObligationStatus Status, int Queries, string? Reason = null);

/// <summary>Lets Z3's engine for Horn clauses, Spacer, find an inductive invariant in bits and integers.</summary>
/// <remarks>
/// A. Komuravelli, A. Gurfinkel and S. Chaki, "SMT-based model checking for recursive programs", CAV 2014. It is for
/// small specifications and those with arithmetic. Its word is not taken for a proof: the invariant that it found is
/// put to an ordinary solver, which has to show that initial states are in it, that steps do not lead out of it, and
/// that it excludes what must not happen.
/// </remarks>
public sealed class ReachabilityCheck : IDisposable
{
    private readonly Smt.Context _context = new(new Dictionary<string, string> { ["model"] = "true" });
    private readonly CancellationTokenRegistration _interruption;
    private readonly TimeLimit _limit;
    private readonly HornSystem _system;
    private readonly Smt.FuncDecl _reachable;
    private readonly Smt.FuncDecl _failing;
    private int _queries;

    private ReachabilityCheck(SymbolicSystem system, ImmutableArray<Claim> claims, TimeLimit limit)
    {
        _limit = limit;
        _interruption = limit.Cancellation.Register(_context.Interrupt);
        _system = new HornSystem(_context, system, claims);
        _reachable = _context.MkFuncDecl("reachable", [.. _system.State.Select(s => s.Sort)], _context.BoolSort);
        _failing = _context.MkFuncDecl("failing", Array.Empty<Smt.Sort>(), _context.BoolSort);
    }

    /// <summary>Asks whether some claims hold in every reachable state, and no rule fails.</summary>
    /// <param name="system">
    /// Complete, with scalarsets of fixed sizes. Evaluating its assumptions never fails, nor does an initial rule.
    /// </param>
    public static ReachabilityResult Run(SymbolicSystem system, ImmutableArray<Claim> claims, TimeLimit limit)
    {
        using var check = new ReachabilityCheck(system, claims, limit);
        try
        {
            return check.Run();
        }
        catch (Smt.Z3Exception failure)
        {
            return check.Unknown(SubjectOf(failure.Message));
        }
    }

    // "Uninterpreted 'div' in", and then the whole clause.
    private static string SubjectOf(string message) => message.Split('\n')[0].Split(" in <null>")[0];

    public void Dispose()
    {
        _interruption.Dispose();
        _context.Dispose();
    }

    private ReachabilityResult Run()
    {
        Smt.Fixedpoint horn = Clauses();
        _queries++;
        Smt.Status status = horn.Query((Smt.BoolExpr)_context.MkApp(_failing));
        if (status == Smt.Status.UNKNOWN)
            return Unknown(horn.GetReasonUnknown());

        if (status == Smt.Status.SATISFIABLE)
            return new ReachabilityResult(ObligationStatus.Refuted, _queries);

        return horn.GetCoverDelta(-1, _reachable) is Smt.BoolExpr invariant && IsInductive(invariant)
            ? new ReachabilityResult(ObligationStatus.Proved, _queries)
            : Unknown("its invariant could not be confirmed");
    }

    private Smt.Fixedpoint Clauses()
    {
        Smt.Fixedpoint horn = _context.MkFixedpoint();
        horn.Parameters = _context.MkParams()
            .Add("engine", _context.MkSymbol("spacer"))
            .Add("timeout", _limit.SolverMilliseconds);
        horn.RegisterRelation(_reachable);
        horn.RegisterRelation(_failing);
        horn.AddRule(_system.Clause(Reachable(_system.State), _system.Starts));
        horn.AddRule(_system.Clause(Reachable(_system.Successor), Reachable(_system.State), _system.Steps));
        horn.AddRule(_system.Clause(
            (Smt.BoolExpr)_context.MkApp(_failing), Reachable(_system.State), _system.Fails));
        return horn;
    }

    private bool IsInductive(Smt.BoolExpr invariant)
    {
        var before = (Smt.BoolExpr)invariant.SubstituteVars(_system.State);
        var after = (Smt.BoolExpr)invariant.SubstituteVars(_system.Successor);
        return Excludes(_system.Starts, _context.MkNot(before))
            && Excludes(before, _system.Steps, _context.MkNot(after))
            && Excludes(before, _system.Fails);
    }

    private bool Excludes(params Smt.BoolExpr[] formulas)
    {
        using Smt.Solver solver = _context.MkSolver();
        solver.Parameters = _context.MkParams().Add("timeout", _limit.SolverMilliseconds).Add("ctrl_c", false);
        solver.Assert([_system.Typing, .. formulas]);
        _queries++;
        return solver.Check() == Smt.Status.UNSATISFIABLE;
    }

    private Smt.BoolExpr Reachable(Smt.Expr[] state) => (Smt.BoolExpr)_context.MkApp(_reachable, state);

    private ReachabilityResult Unknown(string reason) => new(ObligationStatus.Unknown, _queries, _limit.ReasonOr(reason));
}
