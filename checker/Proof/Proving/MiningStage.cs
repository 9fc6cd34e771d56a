using System.Collections.Immutable;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Mining;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Proving;

/// <summary>
/// Seeks clauses that make all claims inductive, and then checks all obligations once more from the start.
/// </summary>
internal sealed class MiningStage(ProofContext context)
{
    private static readonly TimeSpan QueryLimit = TimeSpan.FromMinutes(1);

    private readonly ProofLedger _ledger = context.Ledger;

    /// <summary>What stands in the way, unless that is about a clause, which is nothing that anybody claimed.</summary>
    public CounterexampleToInduction? OfClaims { get; private set; }

    public void Run()
    {
        Run(context.Setting, "invariant mining");

        // What holds for any size holds for this one, and may take fewer clauses.
        ProofSetting setting = context.Setting;
        if (!_ledger.IsDone && !context.Limit.IsOver && setting.FixedSizes is { IsEmpty: false })
            Run(setting with { FixedSizes = null }, "invariant mining for any size");
    }

    private void Run(ProofSetting setting, string engine)
    {
        MiningResult? mined = null;
        _ledger.Run(engine, () =>
        {
            mined = Mine(setting);
            return (Describe(mined), mined.Queries);
        });
        bool isAsked = setting.FixedSizes == context.Setting.FixedSizes;
        if (isAsked && mined!.Counterexample is { Obligation.Claim: null or { Property: not null } } open)
            OfClaims = open;

        if (mined!.Outcome == MiningOutcome.Proved)
            Finish(setting, mined.Clauses);
    }

    private void Finish(ProofSetting setting, ImmutableArray<MinedClause> clauses)
    {
        ImmutableArray<MinedClause> needed = clauses;
        _ledger.Run("minimising", () =>
        {
            needed = Minimise(setting, clauses);
            return ($"{needed.Length} of {clauses.Length} clauses are needed", 0);
        });
        _ledger.Run("re-check", () => Recheck(setting, needed));
        if (!_ledger.IsDone && needed.Length < clauses.Length)
            _ledger.Run("re-check with all clauses", () => Recheck(setting, clauses));
    }

    private ImmutableArray<MinedClause> Minimise(ProofSetting setting, ImmutableArray<MinedClause> clauses)
    {
        ImmutableArray<Claim>? kept = InvariantMinimizer.Run(
            setting.Symbolic,
            _ledger.Claims,
            [.. clauses.Select(c => c.Claim)],
            new InductionOptions { Sizes = setting.FixedSizes, QueryLimit = QueryLimit },
            context.Part);
        return kept is { } needed
            ? [.. clauses.Where(c => needed.Any(claim => ReferenceEquals(claim, c.Claim)))]
            : clauses;
    }

    // Instances are explored until a token says otherwise, so the end of the time becomes one.
    private MiningResult Mine(ProofSetting setting)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Limit.Cancellation);
        if (context.Limit.Remaining is { } rest && rest.TotalMilliseconds < int.MaxValue)
            end.CancelAfter(rest);

        try
        {
            using var miner = new InvariantMiner(
                setting.Symbolic,
                context.Systems,
                context.Reachable,
                new InductionOptions { Sizes = setting.FixedSizes, QueryLimit = QueryLimit },
                new MiningOptions { Log = context.Options.Log },
                new TimeLimit(context.Limit.Remaining, end.Token));
            return miner.Run(_ledger.Claims);
        }
        catch (Exception) when (end.IsCancellationRequested && !context.Limit.Cancellation.IsCancellationRequested)
        {
            // An interrupted solver may fail anywhere.
            return new MiningResult(MiningOutcome.Unknown, [], [], 0, Reason: "out of time");
        }
    }

    private (string Outcome, int Queries) Recheck(ProofSetting setting, ImmutableArray<MinedClause> clauses)
    {
        using var sets = new InductiveSets(setting, context.Systems, QueryLimit, context.Limit);
        ImmutableArray<Claim> all = [.. _ledger.Claims, .. clauses.Select(c => c.Claim)];
        if (!sets.AreInductive(all))
            return ($"not confirmed: {sets.Open!.Obligation}: {sets.Open.Reason}", sets.Queries);

        _ledger.MarkProved(all, ProofMethod.WithClauses, [.. clauses.Select(c => c.Text)]);
        _ledger.Proved = new ProvedClaims(setting, all, [.. clauses.Select(c => (c.Claim, c.Text))]);
        return ($"{all.Length} claims are inductive together", sets.Queries);
    }

    private static string Describe(MiningResult mined)
    {
        string[] instances = [.. mined.Instances.Where(i => i != "")];
        string explored = instances is [] ? "" : $" in instances with {string.Join("; ", instances)}";
        return mined.Outcome switch
        {
            MiningOutcome.Proved => $"{mined.Clauses.Length} clauses{explored}",
            MiningOutcome.Refuted => "a reachable state breaks a claim",
            MiningOutcome.NoClause => $"no clause excludes a counterexample to induction{explored}",
            MiningOutcome.TooLarge => "no instance is small enough to be explored",
            MiningOutcome.Unknown => $"no answer: {mined.Reason}",
        };
    }
}
