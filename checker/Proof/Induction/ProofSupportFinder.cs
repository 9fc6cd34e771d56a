using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>What a proof uses.</summary>
/// <param name="Claims">The claims that it rests on besides the one that is proved, in the order in which they were given.</param>
/// <param name="Guards">For each rule, in the order of the specification, which of its guard's conjuncts are used.</param>
public sealed record UsedInProof(ImmutableArray<Claim> Claims, ImmutableArray<(Rule Rule, ImmutableArray<int> Conjuncts)> Guards);

/// <summary>Finds what a proof by induction of one claim uses: other claims, and parts of guards.</summary>
/// <remarks>
/// For each rule the solver names what keeps the claim, in an unsatisfiable core, and everything in it is tried to do
/// without: claims first, since a part of a guard explains more. Then the same is done for the claims that are used.
/// That no rule fails is taken for granted: it is a claim of its own. Deterministic.
/// </remarks>
public sealed class ProofSupportFinder : IDisposable
{
    private readonly SymbolicSystem _system;
    private readonly ImmutableArray<Claim> _claims;
    private readonly ObligationBuilder _builder;
    private readonly TermSolver _solver;
    private readonly HashSet<Claim> _used = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Rule, SortedSet<int>> _guards = [];
    private readonly Dictionary<SymbolicRule, Guard> _known = new(ReferenceEqualityComparer.Instance);

    private ProofSupportFinder(
        SymbolicSystem system, ImmutableArray<Claim> claims, InductionOptions options, TimeLimit limit)
    {
        _system = system;
        _claims = claims;
        _builder = new ObligationBuilder(system);
        _solver = InductiveCheck.CreateSolver(system, options.Sizes, limit);
        _solver.QueryLimit = options.QueryLimit;
    }

    /// <summary>What the proof of a claim uses; null when the solver cannot repeat the proof in the time that it has.</summary>
    /// <param name="claims">These are inductive together, and the claim is one of them.</param>
    public static UsedInProof? Find(
        SymbolicSystem system, Claim claim, ImmutableArray<Claim> claims, InductionOptions options, TimeLimit limit)
    {
        using var finder = new ProofSupportFinder(system, claims, options, limit);
        return finder.Find(claim);
    }

    public void Dispose() => _solver.Dispose();

    private UsedInProof? Find(Claim target)
    {
        _solver.Prepare(_claims.Select(c => c.Holds));
        var open = new Queue<Claim>([target]);
        _used.Add(target);
        while (open.TryDequeue(out Claim? claim))
        {
            foreach (SymbolicRule rule in _system.Rules)
            {
                if (KeepersOf(claim, rule) is not { } keepers)
                    return null;

                foreach (Claim keeper in keepers.Where(_used.Add))
                    open.Enqueue(keeper);
            }
        }

        return new UsedInProof(
            [.. _claims.Where(c => c != target && _used.Contains(c))],
            [.. _guards.OrderBy(g => _system.System.Rules.IndexOf(g.Key)).Select(g => (g.Key, g.Value.ToImmutableArray()))]);
    }

    // The other claims with whose help a rule keeps one; notes the parts of its guard that help. Null when there is no answer.
    private ImmutableArray<Claim>? KeepersOf(Claim claim, SymbolicRule rule)
    {
        Obligation step = _builder.LeadsTo(rule, _builder.Background, [claim])
            .Single(o => o.Kind == ObligationKind.LeadsTo);
        if (step.IsTrivial || step.Goal == claim.Holds)
            return [];

        if (!_known.TryGetValue(rule, out Guard? guard))
            _known.Add(rule, guard = GuardOf(rule));

        Term[] premises = [.. step.Known, claim.Holds, .. guard.Others, .. step.Firing.Where(f => f != rule.Guard)];
        _solver.Push();
        foreach (Term premise in premises.Append(_system.Terms.Not(step.Goal)))
            _solver.Assert(premise);

        ImmutableArray<Term>? core = Core([.. _claims.Where(c => c != claim).Select(c => c.Holds), .. guard.Parts]);
        _solver.Pop();
        if (core is not { } terms)
            return null;

        Note(rule.Rule, Enumerable.Range(0, guard.Parts.Length).Where(i => terms.Contains(guard.Parts[i])));
        return [.. _claims.Where(c => c != claim && terms.Contains(c.Holds) && !guard.Parts.Contains(c.Holds))];
    }

    private void Note(Rule rule, IEnumerable<int> conjuncts)
    {
        foreach (int conjunct in conjuncts)
        {
            if (!_guards.TryGetValue(rule, out SortedSet<int>? known))
                _guards.Add(rule, known = []);

            known.Add(conjunct);
        }
    }

    // Assumptions that suffice, of which none can be left out; null when even all of them do not.
    private ImmutableArray<Term>? Core(ImmutableArray<Term> assumptions)
    {
        if (!_solver.Check(assumptions.Distinct()).IsUnsatisfiable)
            return null;

        HashSet<Term> core = [.. _solver.Core];
        foreach (Term term in assumptions.Where(core.Contains).ToArray())
        {
            if (core.Contains(term) && _solver.Check(core.Where(t => t != term).OrderBy(t => t.Number)).IsUnsatisfiable)
                core = [.. _solver.Core];
        }

        return [.. core];
    }

    private Guard GuardOf(SymbolicRule rule)
    {
        ImmutableArray<Term> parts = _system.GuardParts(rule);
        HashSet<Term> all = [.. ConjunctsOf(rule.Guard)];
        Term[] named = [.. parts.SelectMany(ConjunctsOf)];
        if (named.All(all.Contains))
            return new Guard(parts, [.. all.Except(named).OrderBy(t => t.Number)]);

        // Simplified together with something else: then only all parts together give it.
        Term whole = _system.Terms.And(parts);
        return new Guard(parts, [_system.Terms.Or(_system.Terms.Not(whole), rule.Guard)]);
    }

    private static IEnumerable<Term> ConjunctsOf(Term term) =>
        term.IsTrue ? [] : term.Kind == TermKind.And ? term.Arguments : [term];

    /// <param name="Parts">The conjuncts of a rule's guard, in source order.</param>
    /// <param name="Others">What else has to be for the rule to fire.</param>
    private sealed record Guard(ImmutableArray<Term> Parts, ImmutableArray<Term> Others);
}
