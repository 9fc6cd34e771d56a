using System.Collections.Immutable;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Proving;

/// <summary>Finds out which claims are inductive together: every rule succeeds where they hold, and keeps them.</summary>
internal sealed class InductiveSets(ProofSetting setting, ISizedSystems systems, TimeSpan? queryLimit, TimeLimit limit)
    : IDisposable
{
    private readonly InductiveCheck _check = new(
        setting.Symbolic,
        systems,
        new InductionOptions { Sizes = setting.FixedSizes, QueryLimit = queryLimit },
        limit);

    public int Queries => _check.Queries;

    /// <summary>The last obligation that was not proved; null when there was none.</summary>
    public ObligationResult? Open { get; private set; }

    /// <summary>Whether all obligations of some claims are proved, each with the help of all.</summary>
    public bool AreInductive(ImmutableArray<Claim> claims)
    {
        Open = null;
        foreach (Obligation obligation in _check.Obligations.For(claims))
        {
            ObligationResult result = _check.Check(obligation);
            if (result.Status == ObligationStatus.Proved)
                continue;

            Open = result;
            return false;
        }

        return true;
    }

    /// <summary>
    /// The largest set of some claims that are inductive together; null when a rule may fail all the same.
    /// </summary>
    public ImmutableArray<Claim>? Largest(ImmutableArray<Claim> claims)
    {
        Open = null;
        ImmutableArray<Claim> kept = claims;
        while (true)
        {
            ImmutableArray<Claim> left = KeptBy(kept);
            if (limit.IsOver)
                return null;

            if (left.Length == kept.Length)
                return Succeeds(kept) ? kept : null;

            kept = left;
        }
    }

    public void Dispose() => _check.Dispose();

    // Without those that some rule may break.
    private ImmutableArray<Claim> KeptBy(ImmutableArray<Claim> claims)
    {
        var broken = new HashSet<Claim>(ReferenceEqualityComparer.Instance);
        foreach (Obligation obligation in _check.Obligations.For(claims))
        {
            bool matters = obligation.Kind == ObligationKind.LeadsTo && !broken.Contains(obligation.Claim!);
            if (matters && !IsProved(obligation))
                broken.Add(obligation.Claim!);
        }

        return [.. claims.Where(c => !broken.Contains(c))];
    }

    private bool Succeeds(ImmutableArray<Claim> claims) =>
        _check.Obligations.For(claims).Where(o => o.Kind != ObligationKind.LeadsTo).All(IsProved);

    // The first failure says most: all claims were still there to help.
    private bool IsProved(Obligation obligation)
    {
        ObligationResult result = _check.Check(obligation);
        if (result.Status != ObligationStatus.Proved)
            Open ??= result;

        return result.Status == ObligationStatus.Proved;
    }
}
