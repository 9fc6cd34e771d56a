using System.Collections.Immutable;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Induction;

namespace ModelCheck.Proof.Proving;

/// <summary>Checks which of the claims are inductive as they are: each alone, then as many as possible together.</summary>
internal sealed class InductionStage(ProofContext context)
{
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(20);

    private readonly ProofLedger _ledger = context.Ledger;

    /// <summary>What stands in the way, when something does.</summary>
    public CounterexampleToInduction? Counterexample { get; private set; }

    public void Run()
    {
        using var sets = new InductiveSets(context.Setting, context.Systems, QueryLimit, context.Part);
        ImmutableArray<Claim> claims = _ledger.Claims;
        _ledger.Run("inductive check of each alone", () => (CheckAlone(sets, claims), sets.Queries));
        if (_ledger.IsDone)
        {
            _ledger.Proved = new ProvedClaims(context.Setting, claims, []);
            return;
        }

        int before = sets.Queries;
        _ledger.Run("inductive check of all together", () => (CheckTogether(sets, claims), sets.Queries - before));
        Counterexample = sets.Open?.Counterexample;
    }

    private string CheckAlone(InductiveSets sets, ImmutableArray<Claim> claims)
    {
        int proved = 0;
        foreach (Claim claim in claims)
        {
            if (!sets.AreInductive([claim]))
                continue;

            proved++;
            _ledger.MarkProved(claim.Property, ProofMethod.Alone, [], []);
        }

        bool succeeds = sets.AreInductive([]);
        if (succeeds)
            _ledger.MarkProved(null, ProofMethod.Alone, [], []);

        string errors = succeeds ? "no rule fails" : "rules may fail";
        return $"{proved} of {claims.Length} inductive; without them {errors}";
    }

    private string CheckTogether(InductiveSets sets, ImmutableArray<Claim> claims)
    {
        if (sets.Largest(claims) is not { } kept)
            return sets.Open?.Reason ?? (sets.Open is null ? "out of time" : "a rule may fail");

        _ledger.MarkProved(kept, ProofMethod.WithOthers, []);
        if (kept.Length == claims.Length)
            _ledger.Proved = new ProvedClaims(context.Setting, claims, []);

        return $"{kept.Length} of {claims.Length} inductive";
    }
}
