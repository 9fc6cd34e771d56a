using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Mining;

/// <summary>
/// Which obligations are still to be shown, while claims are added. What was shown with few claims holds with more.
/// </summary>
/// <remarks>Rules and claims are told apart as objects: comparing all that they say would take most of the time.</remarks>
internal sealed class OpenObligations
{
    private readonly ObligationBuilder _builder;
    private readonly ImmutableArray<SymbolicRule> _rules;
    private readonly List<Claim> _claims = [];
    private ImmutableArray<Term>? _known;
    private readonly HashSet<SymbolicRule> _succeeding = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Claim, HashSet<SymbolicRule>> _leading = new(ReferenceEqualityComparer.Instance);

    public OpenObligations(SymbolicSystem system, ObligationBuilder builder)
    {
        _builder = builder;
        _rules = [.. system.InitialRules, .. system.Rules];
    }

    public IReadOnlyList<Claim> Claims => _claims;

    private ImmutableArray<Term> Known => _known ??= _builder.KnownWith(_claims);

    public void Add(Claim claim)
    {
        _claims.Add(claim);
        _known = null;
    }

    /// <summary>Takes claims back. Everything has to be shown again then.</summary>
    public void Remove(Predicate<Claim> isMeant)
    {
        if (_claims.RemoveAll(isMeant) == 0)
            return;

        _known = null;
        _succeeding.Clear();
        _leading.Clear();
    }

    /// <summary>That rules do not fail has to be shown again.</summary>
    public void ForgetSuccesses() => _succeeding.Clear();

    public void MarkShown(Obligation obligation) => ShownFor(obligation.Claim).Add(obligation.Rule);

    /// <summary>
    /// The next one, with the help of all claims; null when everything is shown. First come those of the first claim.
    /// </summary>
    public Obligation? Next() => Open().FirstOrDefault();

    private IEnumerable<Obligation> Open()
    {
        foreach (SymbolicRule rule in NotIn(_succeeding))
            yield return _builder.Succeeds(rule, Known);

        foreach (Claim claim in _claims)
        {
            foreach (SymbolicRule rule in NotIn(ShownFor(claim)))
                yield return _builder.LeadsTo(rule, Known, [claim]).Single(o => ReferenceEquals(o.Claim, claim));
        }

        foreach (Obligation allows in _rules.SelectMany(rule => _builder.LeadsTo(rule, Known, [])))
        {
            if (!ShownFor(allows.Claim).Contains(allows.Rule))
                yield return allows;
        }
    }

    private IEnumerable<SymbolicRule> NotIn(HashSet<SymbolicRule> shown) =>
        shown.Count == _rules.Length ? [] : _rules.Where(rule => !shown.Contains(rule));

    private HashSet<SymbolicRule> ShownFor(Claim? claim)
    {
        if (claim is null)
            return _succeeding;

        if (!_leading.TryGetValue(claim, out HashSet<SymbolicRule>? shown))
            _leading.Add(claim, shown = new HashSet<SymbolicRule>(ReferenceEqualityComparer.Instance));

        return shown;
    }
}
