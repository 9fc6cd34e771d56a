using System.Collections.Immutable;
using ModelCheck.Proof.Logic;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// Asks Z3 whether closed formulas can hold together; free variables stand for some values.
/// </summary>
/// <remarks>
/// Equal calls give equal answers: seeds are fixed, and what libz3 keeps for us is given back at fixed
/// moments, not
/// whenever the garbage collector comes by, since libz3 uses the numbers of terms again. Each solver has a
/// context
/// of its own. Not for several threads at a time. libz3 must be usable.
/// </remarks>
public abstract class TermSolver : IDisposable
{
    private readonly TimeLimit _limit;
    private readonly CancellationTokenRegistration _interruption;
    private readonly List<Dictionary<Term, Smt.BoolExpr>> _names = [[]];
    private Dictionary<Smt.BoolExpr, Term> _assumed = [];
    private int _nameCount;
    private SolverModel? _model;

    private protected TermSolver(TimeLimit limit, string? logic)
    {
        _limit = limit;
        Context = new Smt.Context(new Dictionary<string, string> { ["model"] = "true" });
        Solver = logic is null ? Context.MkSolver() : Context.MkSolver(logic);
        _interruption = limit.Cancellation.Register(Context.Interrupt);
    }

    /// <summary>How many questions were asked.</summary>
    public int Checks { get; private set; }

    private protected Smt.Context Context { get; }

    private protected Smt.Solver Solver { get; }

    /// <summary>The most time for one question; null for no limit but that of all.</summary>
    public TimeSpan? QueryLimit { get; set; }

    public virtual void Push()
    {
        Solver.Push();
        _names.Add([]);
    }

    /// <summary>Takes back what was asserted since the last <see cref="Push"/>.</summary>
    public virtual void Pop()
    {
        Solver.Pop();
        foreach (Smt.BoolExpr name in _names[^1].Values)
            name.Dispose();

        _names.RemoveAt(_names.Count - 1);
        _assumed = [];
    }

    public void Assert(Term formula) => Solver.Assert(Translate(formula));

    /// <summary>
    /// Makes formulas known that many a <see cref="Check"/> will assume. Otherwise each scope in which one is assumed
    /// takes it in anew.
    /// </summary>
    public void Prepare(IEnumerable<Term> assumptions)
    {
        foreach (Term assumption in assumptions)
            NameOf(assumption);
    }

    /// <summary>Whether all assertions and some more formulas can hold together.</summary>
    public SolverAnswer Check(params IEnumerable<Term> assumptions)
    {
        _model?.Dispose();
        _model = null;
        _assumed = [];
        foreach (Term assumption in assumptions)
            _assumed[NameOf(assumption)] = assumption;

        if (_limit.IsOver)
            return new SolverAnswer(SolverStatus.Unknown, _limit.Reason);

        Checks++;
        SetParameters();
        try
        {
            return Solver.Check(_assumed.Keys) switch
            {
                Smt.Status.SATISFIABLE => new SolverAnswer(SolverStatus.Satisfiable, null),
                Smt.Status.UNSATISFIABLE => new SolverAnswer(SolverStatus.Unsatisfiable, null),
                _ => new SolverAnswer(SolverStatus.Unknown, _limit.ReasonOr(Solver.ReasonUnknown)),
            };
        }
        catch (Smt.Z3Exception failure)
        {
            return new SolverAnswer(SolverStatus.Unknown, _limit.ReasonOr(failure.Message));
        }
    }

    /// <summary>
    /// Assumptions of the last check that cannot hold together with the assertions, after it was
    /// unsatisfiable.
    /// </summary>
    public ImmutableArray<Term> Core
    {
        get
        {
            Smt.BoolExpr[] names = Solver.UnsatCore;
            ImmutableArray<Term> core = [.. names.Select(name => _assumed[name]).OrderBy(term => term.Number)];
            foreach (Smt.BoolExpr name in names)
                name.Dispose();

            return core;
        }
    }

    /// <summary>
    /// What makes the last check's formulas hold, after it was satisfiable. Good until the next check.
    /// </summary>
    public SolverModel Model => _model ??= CreateModel(Solver.Model);

    public void Dispose()
    {
        _interruption.Dispose();
        _model?.Dispose();
        Context.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Smt.BoolExpr Translate(Term formula);

    private protected abstract SolverModel CreateModel(Smt.Model model);

    // A constant that implies the formula; asserted in the scope where it is first needed.
    private Smt.BoolExpr NameOf(Term formula)
    {
        foreach (Dictionary<Term, Smt.BoolExpr> scope in _names)
        {
            if (scope.TryGetValue(formula, out Smt.BoolExpr? known))
                return known;
        }

        Smt.BoolExpr name = Context.MkBoolConst($"assumption {++_nameCount}");
        using Smt.BoolExpr implication = Context.MkImplies(name, Translate(formula));
        Solver.Assert(implication);
        _names[^1].Add(formula, name);
        return name;
    }

    private void SetParameters()
    {
        TimeLimit limit = QueryLimit is { } most ? _limit.Within(most) : _limit;
        using Smt.Params parameters = Context.MkParams()
            .Add("random_seed", 0u)
            .Add("ctrl_c", false)
            .Add("timeout", limit.SolverMilliseconds);
        Solver.Parameters = parameters;
    }
}
