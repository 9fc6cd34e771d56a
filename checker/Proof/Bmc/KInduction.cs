using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Bmc;

/// <summary>What k-induction found.</summary>
/// <param name="Status">Refuted when the base case finds a violation, unknown when neither case does.</param>
/// <param name="K">The k of the proof, or the last one tried.</param>
/// <param name="Base">The base case; null when no step case was proved.</param>
public sealed record KInductionResult(
    ObligationStatus Status, int K, BoundedResult? Base, int Queries, string? Reason);

/// <summary>
/// Proves claims by k-induction: what holds in k states that follow one another, holds in the next one and no
/// rule fails;
/// and it holds in all states that fewer steps lead to.
/// </summary>
/// <remarks>
/// Sheeran, Singh and Stålmarck, "Checking safety properties using induction and a SAT-solver", FMCAD 2000.
/// The states of
/// a path may be required to differ: a shortest path to a violation visits no state twice.
/// </remarks>
public sealed class KInduction : IDisposable
{
    private readonly SymbolicSystem _system;
    private readonly ImmutableArray<Term> _known;
    private readonly Term _goal;
    private readonly Unrolling _unrolling;
    private readonly TermSolver _solver;

    private KInduction(
        SymbolicSystem system, ImmutableArray<Claim> claims, ImmutableArray<Claim> lemmas, TimeLimit limit)
    {
        _system = system;
        _known = [.. new ObligationBuilder(system).Background, .. lemmas.Select(l => l.Holds)];
        _goal = system.Terms.And(claims.Select(c => c.Holds));
        _unrolling = new Unrolling(system);
        _solver = InductiveCheck.CreateSolver(system, sizes: null, limit);
    }

    /// <summary>Tries k = 1, 2, … until the step case is proved, then proves the base case.</summary>
    /// <param name="system">
    /// Complete, with scalarsets of fixed sizes; its invariants are what the base case checks.
    /// </param>
    /// <param name="claims">Those invariants or some of them.</param>
    /// <param name="lemmas">Known to hold in every reachable state.</param>
    /// <param name="largest">The last k to try.</param>
    /// <param name="requiresDifferentStates">Stronger, but slower for each k.</param>
    public static KInductionResult Run(
        SymbolicSystem system,
        ImmutableArray<Claim> claims,
        ImmutableArray<Claim> lemmas,
        int largest,
        bool requiresDifferentStates,
        TimeLimit limit)
    {
        using var induction = new KInduction(system, claims, lemmas, limit);
        return induction.Run(largest, requiresDifferentStates, limit);
    }

    public void Dispose() => _solver.Dispose();

    private KInductionResult Run(int largest, bool requiresDifferentStates, TimeLimit limit)
    {
        AssumeAt(0);
        for (int k = 1; k <= largest; k++)
        {
            SolverAnswer answer = ProveStep(k, requiresDifferentStates);
            if (answer.IsUnsatisfiable)
                return ProveBase(k, limit);

            if (answer.Status == SolverStatus.Unknown)
                return new KInductionResult(ObligationStatus.Unknown, k, null, _solver.Checks, answer.Reason);

            _solver.Assert(_unrolling.At(_goal, k));
        }

        return new KInductionResult(
            ObligationStatus.Unknown, largest, null, _solver.Checks, $"no step case up to k = {largest} is proved");
    }

    /// <summary>Adds a state to the path, and asks whether it can be the first without the claims.</summary>
    /// <returns>Unsatisfiable when it cannot, and no rule fails on the way to it.</returns>
    private SolverAnswer ProveStep(int k, bool requiresDifferentStates)
    {
        if (k == 1)
            _solver.Assert(_unrolling.At(_goal, 0));

        SolverAnswer failing = _solver.Check(_unrolling.StepFails(k - 1));
        _solver.Assert(_unrolling.Steps(k - 1));
        AssumeAt(k);
        for (int earlier = 0; requiresDifferentStates && earlier < k; earlier++)
            _solver.Assert(_unrolling.Differ(earlier, k));

        SolverAnswer breaking = _solver.Check(_unrolling.At(_system.Terms.Not(_goal), k));
        return failing.IsUnsatisfiable ? breaking : failing;
    }

    private void AssumeAt(int state)
    {
        foreach (Term fact in _known)
            _solver.Assert(_unrolling.At(fact, state));
    }

    private KInductionResult ProveBase(int k, TimeLimit limit)
    {
        BoundedResult found = BoundedCheck.Run(_system, k, limit);
        ObligationStatus status = found.Violation is not null ? ObligationStatus.Refuted
            : found.Reason is not null ? ObligationStatus.Unknown
            : ObligationStatus.Proved;
        return new KInductionResult(status, k, found, _solver.Checks + found.Queries, found.Reason);
    }
}
