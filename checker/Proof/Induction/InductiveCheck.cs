using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>How an inductive check goes about its work.</summary>
public sealed record InductionOptions
{
    /// <summary>
    /// Sizes for the scalarsets of any size, by the sorts' names; null to prove for all sizes.
    /// </summary>
    public ImmutableDictionary<string, int>? Sizes { get; init; }

    /// <summary>The most time for one question.</summary>
    public TimeSpan? QueryLimit { get; init; }

    /// <summary>Ends at the first obligation that is refuted or unknown.</summary>
    public bool StopsAtFirst { get; init; }

    /// <summary>Looks for a counterexample with the smallest scalarsets.</summary>
    public bool SeeksSmall { get; init; } = true;
}

/// <summary>Checks whether claims hold in every reachable state by induction over the rules.</summary>
public sealed class InductiveCheck : IDisposable
{
    private const int SmallSizes = 3;

    private readonly SymbolicSystem _system;
    private readonly InductionOptions _options;
    private readonly TermSolver _solver;
    private readonly CounterexampleReader _reader;

    // What the solver holds to be true, in a scope of its own; null before the first question.
    private ImmutableArray<Term>? _known;

    public InductiveCheck(
        SymbolicSystem system, ISizedSystems systems, InductionOptions options, TimeLimit limit)
    {
        _system = system;
        _options = options;
        _solver = CreateSolver(system, options.Sizes, limit);
        _solver.QueryLimit = options.QueryLimit;
        _reader = new CounterexampleReader(system, systems);
        Obligations = new ObligationBuilder(system);
    }

    public ObligationBuilder Obligations { get; }

    /// <summary>How many questions the solver was asked.</summary>
    public int Queries => _solver.Checks;

    /// <summary>Checks some claims together.</summary>
    /// <exception cref="EncoderMismatchException">A counterexample cannot be repeated on the
    /// interpreter.</exception>
    public static InductionResult Run(
        SymbolicSystem system,
        ISizedSystems systems,
        ImmutableArray<Claim> claims,
        InductionOptions options,
        TimeLimit limit)
    {
        using var check = new InductiveCheck(system, systems, options, limit);
        return check.Run(claims);
    }

    /// <summary>The solver for all sizes, or for given ones.</summary>
    public static TermSolver CreateSolver(
        SymbolicSystem system, ImmutableDictionary<string, int>? sizes, TimeLimit limit)
    {
        if (sizes is null && system.Sorts.Scalars.Any())
            return new QuantifiedSolver(limit);

        Dictionary<ScalarSort, int> known = system.Sorts.Scalars.ToDictionary(s => s, s => sizes![s.Name]);
        return new GroundSolver(system.Terms, new Grounding(system.Terms, known), limit);
    }

    /// <summary>Checks some claims together, each with the help of all.</summary>
    /// <exception cref="EncoderMismatchException">A counterexample cannot be repeated on the
    /// interpreter.</exception>
    public InductionResult Run(ImmutableArray<Claim> claims)
    {
        var watch = Stopwatch.StartNew();
        int queries = Queries;
        var results = ImmutableArray.CreateBuilder<ObligationResult>();
        foreach (Obligation obligation in Obligations.For(claims))
        {
            ObligationResult result = Check(obligation);
            results.Add(result);
            if (_options.StopsAtFirst && result.Status != ObligationStatus.Proved)
                break;
        }

        return new InductionResult(results.ToImmutable(), Queries - queries, watch.Elapsed);
    }

    /// <summary>Checks one obligation.</summary>
    /// <exception cref="EncoderMismatchException">A counterexample cannot be repeated on the
    /// interpreter.</exception>
    public ObligationResult Check(Obligation obligation)
    {
        if (obligation.IsTrivial)
            return new ObligationResult(obligation, ObligationStatus.Proved);

        Assume(obligation.Known);
        _solver.Push();
        foreach (Term premise in obligation.Firing)
            _solver.Assert(premise);

        _solver.Assert(_system.Terms.Not(obligation.Goal));
        SolverAnswer answer = _solver.Check();
        ObligationResult result = answer.Status switch
        {
            SolverStatus.Unsatisfiable => new ObligationResult(obligation, ObligationStatus.Proved),
            SolverStatus.Unknown => new ObligationResult(
                obligation, ObligationStatus.Unknown, Reason: answer.Reason),
            SolverStatus.Satisfiable => new ObligationResult(
                obligation, ObligationStatus.Refuted, _reader.Read(obligation, SmallModel())),
        };
        _solver.Pop();
        return result;
    }

    // Obligations that follow one another mostly know the same, or something more.
    private void Assume(ImmutableArray<Term> known)
    {
        if (_known == known)
            return;

        int shared = _known is { } old && known.AsSpan().StartsWith(old.AsSpan()) ? old.Length : 0;
        if (_known is not null && shared < _known.Value.Length)
            _solver.Pop();

        if (_known is null || shared < _known.Value.Length)
            _solver.Push();

        foreach (Term premise in known[shared..])
            _solver.Assert(premise);

        _known = known;
    }

    // A counterexample with few elements says more. What was satisfiable for some sizes is asked again for
    // small ones.
    private SolverModel SmallModel()
    {
        if (!_options.SeeksSmall || _solver is GroundSolver)
            return _solver.Model;

        for (int size = 1; size <= SmallSizes; size++)
        {
            if (_solver.Check(_system.Sorts.Scalars.Select(sort => AtMost(sort, size))).IsSatisfiable)
                return _solver.Model;
        }

        _solver.Check();
        return _solver.Model;
    }

    private Term AtMost(ScalarSort sort, int size)
    {
        Term element = _system.Terms.Fresh("element", sort);
        return _system.Terms.ForAll(element, _system.Terms.Or(
            Enumerable.Range(1, size)
                .Select(i => _system.Terms.Equal(element, _system.Terms.Variable($"{sort.Name} {i}", sort)))));
    }

    public void Dispose() => _solver.Dispose();
}
