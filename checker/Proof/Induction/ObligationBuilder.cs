using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Induction;

/// <summary>
/// Everything that has to be shown so that claims hold in every reachable state and no rule fails.
/// </summary>
/// <remarks>
/// The specification's assumptions are premises on both sides of a rule: states where one is false are not
/// looked at.
/// That evaluating an assumption does not fail must be shown for every state that a rule leads to.
/// </remarks>
public sealed class ObligationBuilder
{
    private readonly SymbolicSystem _system;
    private readonly ImmutableArray<Claim> _assumptions;

    // What a formula is before a rule is asked of the same formulas again and again.
    private readonly Dictionary<SymbolicRule, Substitution> _after = new(ReferenceEqualityComparer.Instance);

    public ObligationBuilder(SymbolicSystem system)
    {
        _system = system;
        _assumptions =
        [
            .. system.Properties
                .Where(p => p.Property.Kind == PropertyKind.Assumption)
                .Select(p => Claim.Of(p, system.Terms)),
        ];
        Background = [.. system.TypingFacts, .. _assumptions.Select(a => a.Holds)];
    }

    /// <summary>
    /// What holds of every state that is looked at: bounds of integers, and the specification's assumptions.
    /// </summary>
    public ImmutableArray<Term> Background { get; }

    private TermFactory Terms => _system.Terms;

    /// <summary>What is known of a state where some claims hold.</summary>
    public ImmutableArray<Term> KnownWith(IEnumerable<Claim> claims) => [.. Background, .. claims.Select(c => c.Holds)];

    /// <summary>All obligations of a proof, in a fixed order: initial rules first.</summary>
    /// <param name="claims">What is to be shown, each with the help of all.</param>
    public IEnumerable<Obligation> For(ImmutableArray<Claim> claims)
    {
        ImmutableArray<Term> known = KnownWith(claims);
        foreach (SymbolicRule rule in _system.InitialRules.Concat(_system.Rules))
        {
            yield return Succeeds(rule, known);
            foreach (Obligation obligation in LeadsTo(rule, known, claims))
                yield return obligation;
        }
    }

    /// <summary>
    /// That a rule does not fail; an initial rule, whatever holds.
    /// </summary>
    /// <param name="known">As <see cref="KnownWith"/> gives it.</param>
    public Obligation Succeeds(SymbolicRule rule, ImmutableArray<Term> known)
    {
        Term none = Claim.NoneOf(rule.Errors, Terms);
        return new Obligation(ObligationKind.Succeeds, rule, IsInitial(rule), null, Before(rule, known), [], none);
    }

    /// <summary>
    /// That some claims hold after a rule; and that the assumptions can be evaluated then.
    /// </summary>
    /// <param name="known">As <see cref="KnownWith"/> gives it.</param>
    public IEnumerable<Obligation> LeadsTo(
        SymbolicRule rule, ImmutableArray<Term> known, IEnumerable<Claim> claims)
    {
        bool isInitial = IsInitial(rule);
        Substitution after = After(rule);

        // Where the rule fails there is no state after it: that it doesn't is an obligation of its own.
        ImmutableArray<Term> before = Before(rule, known);
        ImmutableArray<Term> fires = [rule.Guard, Claim.NoneOf(rule.Errors, Terms)];
        foreach (Claim assumption in _assumptions.Where(a => !a.Errors.IsEmpty))
        {
            yield return new Obligation(
                ObligationKind.AllowsAssumption,
                rule,
                isInitial,
                assumption,
                before,
                fires,
                after.Apply(Claim.NoneOf(assumption.Errors, Terms)));
        }

        ImmutableArray<Term> looksOn = [.. fires, .. _assumptions.Select(a => after.Apply(a.Holds))];
        foreach (Claim claim in claims)
        {
            yield return new Obligation(
                ObligationKind.LeadsTo, rule, isInitial, claim, before, looksOn, after.Apply(claim.Holds));
        }
    }

    private Substitution After(SymbolicRule rule)
    {
        if (!_after.TryGetValue(rule, out Substitution? after))
            _after.Add(rule, after = rule.After(Terms));

        return after;
    }

    private bool IsInitial(SymbolicRule rule) => _system.InitialRules.Contains(rule);

    // Nothing is known of what comes before an initial rule.
    private ImmutableArray<Term> Before(SymbolicRule rule, ImmutableArray<Term> known) => IsInitial(rule) ? [] : known;
}
