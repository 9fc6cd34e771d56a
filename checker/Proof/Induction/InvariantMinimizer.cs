using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>Keeps only the clauses that a proof by induction needs.</summary>
/// <remarks>
/// First the clauses that unsatisfiable cores name: those that the properties need, those that these need, and so
/// on. Then each of them is tried to do without, the last one first, until no single one can be left out.
/// Deterministic.
/// </remarks>
public sealed class InvariantMinimizer : IDisposable
{
    private readonly ProofSteps _steps;
    private readonly ImmutableArray<Claim> _properties;
    private readonly TimeLimit _limit;

    // What is known to prove each step of what is kept.
    private readonly Dictionary<Obligation, ImmutableArray<Claim>> _cores = new(ReferenceEqualityComparer.Instance);

    // For clauses that could not be dropped: the claim that could not be shown then, or null for a rule's success.
    private readonly Dictionary<Claim, Claim?> _needs = new(ReferenceEqualityComparer.Instance);

    private InvariantMinimizer(
        SymbolicSystem system, ImmutableArray<Claim> properties, InductionOptions options, TimeLimit limit)
    {
        _steps = new ProofSteps(system, properties, options, limit);
        _properties = properties;
        _limit = limit;
    }

    /// <param name="properties">Are kept.</param>
    /// <param name="clauses">
    /// Together with the properties they are inductive; in the order in which they were found.
    /// </param>
    /// <returns>
    /// Clauses that are inductive together with the properties, of which none can be left out, in their order; null
    /// when the solver could not repeat the proof, or the time was over before there was anything smaller.
    /// </returns>
    public static ImmutableArray<Claim>? Run(
        SymbolicSystem system,
        ImmutableArray<Claim> properties,
        ImmutableArray<Claim> clauses,
        InductionOptions options,
        TimeLimit limit)
    {
        using var minimizer = new InvariantMinimizer(system, properties, options, limit);
        return minimizer.Run(clauses);
    }

    public void Dispose() => _steps.Dispose();

    private ImmutableArray<Claim>? Run(ImmutableArray<Claim> clauses)
    {
        if (!FindCores(clauses))
            return null;

        List<Claim> kept = [.. clauses.Where(NeededByProperties().Contains)];
        while (DropOne(kept))
        {
            HashSet<Claim> needed = NeededByProperties();
            kept.RemoveAll(clause => !needed.Contains(clause));
        }

        return [.. kept];
    }

    private bool FindCores(ImmutableArray<Claim> clauses)
    {
        var open = new Queue<Claim?>([null, .. _properties]);
        var seen = new HashSet<Claim>(_properties, ReferenceEqualityComparer.Instance);
        while (open.TryDequeue(out Claim? claim))
        {
            foreach (Obligation step in _steps.For(claim))
            {
                if (_steps.Prove(step, clauses) is not { } core)
                    return false;

                _cores[step] = core;
                foreach (Claim needed in core.Where(seen.Add))
                    open.Enqueue(needed);
            }
        }

        return true;
    }

    private HashSet<Claim> NeededByProperties()
    {
        var needed = new HashSet<Claim>(ReferenceEqualityComparer.Instance);
        var open = new Queue<Claim?>([null, .. _properties]);
        while (open.TryDequeue(out Claim? claim))
        {
            foreach (Claim next in _steps.For(claim).SelectMany(step => _cores[step]).Where(needed.Add))
                open.Enqueue(next);
        }

        return needed;
    }

    private bool DropOne(List<Claim> kept)
    {
        for (int i = kept.Count - 1; i >= 0 && !_limit.IsOver; i--)
        {
            Claim clause = kept[i];
            kept.RemoveAt(i);
            if (!IsKnownToBeNeeded(clause, kept) && TryProveWithout(clause, kept))
                return true;

            kept.Insert(i, clause);
        }

        return false;
    }

    // What could not be shown without a clause cannot be shown with fewer clauses either. Only when that need not be
    // shown any more, because the clause that it is about is gone, it is worth another try.
    private bool IsKnownToBeNeeded(Claim clause, List<Claim> kept) =>
        _needs.TryGetValue(clause, out Claim? why)
        && (why is null || _properties.Concat(kept).Any(c => ReferenceEquals(c, why)));

    private bool TryProveWithout(Claim clause, List<Claim> kept)
    {
        var found = new List<(Obligation Step, ImmutableArray<Claim> Core)>();
        foreach (Obligation step in StepsOf(kept).Where(step => _cores[step].Any(c => ReferenceEquals(c, clause))))
        {
            if (_steps.Prove(step, [.. kept]) is not { } core)
            {
                _needs[clause] = step.Kind == ObligationKind.LeadsTo ? step.Claim : null;
                return false;
            }

            found.Add((step, core));
        }

        foreach ((Obligation step, ImmutableArray<Claim> core) in found)
            _cores[step] = core;

        return true;
    }

    private IEnumerable<Obligation> StepsOf(List<Claim> kept) =>
        ((IEnumerable<Claim?>)[null, .. _properties, .. kept]).SelectMany(claim => _steps.For(claim));
}
