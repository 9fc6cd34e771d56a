using System.Collections.Immutable;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Proving;
using ModelCheck.Proof.Solving;
using ModelCheck.Z3;

namespace ModelCheck.Cli.Proving;

/// <summary>Seeks a proof by induction of one invariant that is known to hold, and what that proof uses.</summary>
/// <param name="found">Of the search that decided that it holds.</param>
/// <param name="exploration">How small instances are explored.</param>
internal sealed class InvariantProof(
    LoadResult loaded, LoadOptions loading, CheckResult found, ExplorationOptions exploration, CancellationToken cancellation)
{
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(20);

    private readonly TransitionSystem _system = loaded.System!;

    /// <summary>What the proof uses, or why there is none.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public (ProofSupport? Support, string? Obstacle) Find(Property invariant, TimeSpan time)
    {
        if (Z3Library.WhyUnusable() is { } missing)
            return (null, missing);

        var limit = new TimeLimit(time, cancellation);

        // The specification's own invariants say more to a reader than clauses that were found.
        ProofOutcome outcome = Prove([], mines: false, limit);
        if (!IsProved(outcome, invariant) && !limit.IsOver)
            outcome = Prove([invariant.Name], mines: true, limit);

        cancellation.ThrowIfCancellationRequested();
        PropertyProof proof = outcome.Result.Properties.Single(p => p.Property == invariant);
        if (!proof.IsProved)
            return (null, ObstacleOf(outcome, proof, time, limit));

        if (SupportOf(invariant, outcome, proof, limit) is { } support)
            return (support, null);

        return (null, limit.IsOver
            ? $"one was found, but {time.TotalSeconds:0.#} s were over before its parts were; --proof raises the limit"
            : "one was found, but the solver could not repeat it in parts");
    }

    private static bool IsProved(ProofOutcome outcome, Property invariant) =>
        outcome.Result.Properties.Any(p => p.Property == invariant && p.IsProved);

    private ProofOutcome Prove(ImmutableArray<string> properties, bool mines, TimeLimit limit)
    {
        using var instances = new ExploredInstances(exploration with { TimeLimit = limit.Remaining });
        return new Prover(
            _system,
            new SizedSpecification(o => Specification.Again(loaded, o), loading),
            instances,
            new KnownResult(found),
            new ProofOptions { Properties = properties, Mines = mines, Time = limit.Remaining },
            cancellation).Run();
    }

    private ProofSupport? SupportOf(Property invariant, ProofOutcome outcome, PropertyProof proof, TimeLimit limit)
    {
        ProvedClaims proved = outcome.Proved ?? Inductive([invariant, .. proof.Others]);
        Claim target = proved.Claims.Single(c => c.Property == invariant);
        UsedInProof? used = ProofSupportFinder.Find(
            proved.Setting.Symbolic,
            target,
            proved.Claims,
            new InductionOptions { Sizes = proved.Setting.FixedSizes, QueryLimit = QueryLimit },
            limit);
        if (used is null)
            return null;

        Dictionary<Claim, string> texts = proved.Clauses.ToDictionary(c => c.Claim, c => c.Text);
        return new ProofSupport(
            [.. used.Claims.Select(c => c.Property).OfType<Property>()],
            [.. used.Claims.Where(c => c.Property is null).Select(c => texts[c])],
            [.. used.Guards.Select(g => SupportOf(g.Rule, g.Conjuncts))],
            _system.Rules.Length - used.Guards.Length);
    }

    // Some of the specification's claims, of which the prover says that they are inductive together.
    private ProvedClaims Inductive(ImmutableArray<Property> properties)
    {
        var setting = ProofSetting.Of(_system, anySize: false, cancellation);
        ImmutableArray<Claim> claims =
        [
            .. setting.Symbolic.Properties
                .Where(p => properties.Contains(p.Property))
                .Select(p => Claim.Of(p, setting.Symbolic.Terms)),
        ];
        return new ProvedClaims(setting, claims, []);
    }

    private static RuleSupport SupportOf(Rule rule, ImmutableArray<int> conjuncts)
    {
        var spans = GuardParts.Of(rule);
        return new RuleSupport(rule, [.. conjuncts.Select(i => spans[i])]);
    }

    private static string ObstacleOf(ProofOutcome outcome, PropertyProof proof, TimeSpan time, TimeLimit limit)
    {
        if (proof.Obstacle is { } obstacle)
            return obstacle;

        return limit.IsOver
            ? $"none was found in {time.TotalSeconds:0.#} s; --proof raises the limit"
            : $"none was found: {outcome.Result.Steps[^1].Outcome}";
    }

    /// <summary>Answers with what is known already: at the declared sizes nothing is violated.</summary>
    private sealed class KnownResult(CheckResult found) : ICounterexampleSearch
    {
        public CheckResult Search(
            TransitionSystem instance, ImmutableArray<string> invariants, TimeSpan? time, CancellationToken cancellation) =>
            found;
    }
}
