using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>Shows obligations of a proof with the help of some clauses, and says which of these helped.</summary>
/// <param name="properties">Help always.</param>
internal sealed class ProofSteps(
    SymbolicSystem system, ImmutableArray<Claim> properties, InductionOptions options, TimeLimit limit) : IDisposable
{
    private static readonly object OfNoClaim = new();

    private readonly TermSolver _solver = CreateSolver(system, options, limit);
    private readonly ObligationBuilder _builder = new(system);
    private readonly Dictionary<object, ImmutableArray<Obligation>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// What has to be shown of a claim; for null, that rules do not fail, nor the specification's assumptions after
    /// them. Without the claims that may help, and the same objects every time. Initial rules are left out: no claim
    /// can help there.
    /// </summary>
    public ImmutableArray<Obligation> For(Claim? claim)
    {
        object key = claim ?? OfNoClaim;
        if (!_known.TryGetValue(key, out ImmutableArray<Obligation> steps))
        {
            steps = [.. system.Rules.SelectMany(rule => Of(rule, claim))];
            _known.Add(key, steps);
        }

        return steps;
    }

    /// <summary>The clauses that help to show a step, or null when that is not possible.</summary>
    public ImmutableArray<Claim>? Prove(Obligation step, ImmutableArray<Claim> clauses)
    {
        Term goal = step.Goal;
        if (goal.IsTrue || properties.Any(p => p.Holds == goal))
            return [];

        if (clauses.FirstOrDefault(c => c.Holds == goal) is { } same)
            return [same];

        _solver.Prepare(clauses.Select(c => c.Holds));
        _solver.Push();
        foreach (Term premise in step.Premises.Concat(properties.Select(p => p.Holds)))
            _solver.Assert(premise);

        _solver.Assert(system.Terms.Not(goal));
        bool isProved = _solver.Check(clauses.Select(c => c.Holds)).IsUnsatisfiable;
        ImmutableArray<Claim>? core = isProved
            ? [.. _solver.Core.Select(term => clauses.First(c => c.Holds == term))]
            : null;
        _solver.Pop();
        return core;
    }

    public void Dispose() => _solver.Dispose();

    private static TermSolver CreateSolver(SymbolicSystem system, InductionOptions options, TimeLimit limit)
    {
        TermSolver solver = InductiveCheck.CreateSolver(system, options.Sizes, limit);
        solver.QueryLimit = options.QueryLimit;
        return solver;
    }

    private IEnumerable<Obligation> Of(SymbolicRule rule, Claim? claim) => claim is null
        ? [_builder.Succeeds(rule, _builder.Background), .. _builder.LeadsTo(rule, _builder.Background, [])]
        : _builder.LeadsTo(rule, _builder.Background, [claim]).Where(o => o.Kind == ObligationKind.LeadsTo);
}
