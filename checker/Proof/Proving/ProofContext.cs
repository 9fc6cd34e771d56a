using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Mining;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Proving;

/// <summary>What the stages of a proof share.</summary>
internal sealed record ProofContext(
    ProofSetting Setting,
    ISizedSystems Systems,
    IReachableStates Reachable,
    ICounterexampleSearch Search,
    ProofOptions Options,
    TimeLimit Limit,
    ProofLedger Ledger)
{
    // An engine that is not the last one leaves time for the others.
    private const int Share = 3;

    public TransitionSystem System => Setting.Symbolic.System;

    /// <summary>A part of the time that is left.</summary>
    public TimeLimit Part => Limit.Remaining is { } rest ? Limit.Within(rest / Share) : Limit;

    /// <summary>Seeks a shortest counterexample in an instance, and keeps it when there is one.</summary>
    public CheckResult Explore(TransitionSystem instance)
    {
        CheckResult result = Search.Search(
            instance, [.. Ledger.Targets.Select(p => p.Name).Distinct()], Part.Remaining, Limit.Cancellation);
        Limit.Cancellation.ThrowIfCancellationRequested();
        if (result.Violations is not [])
            Ledger.Refutation = new Refutation(instance, result);

        return result;
    }

    /// <summary>A violation as a search would report it that found nothing else.</summary>
    public CheckResult ResultOf(Violation violation) => new(
        Verdict.Violated,
        [violation],
        [.. Ledger.Targets.Select(p => new PropertyResult(
            p,
            p == violation.Property ? Verdict.Violated : Verdict.Inconclusive,
            p == violation.Property ? violation.Trace!.Length : null))],
        States: 0,
        RulesFired: 0,
        Depth: 0,
        [.. System.Rules.Select(_ => 0L)],
        Limit: null,
        TimeSpan.Zero,
        Environment.WorkingSet,
        Threads: 1);

    /// <summary>
    /// A counterexample to induction for a report. When its state can be reached, the violation that it leads to is
    /// kept.
    /// </summary>
    public InductionFailure? Describe(CounterexampleToInduction? found)
    {
        if (found is null)
            return null;

        bool isInitial = found.Obligation.IsInitial;
        bool? isReachable = isInitial || Limit.IsOver
            ? (isInitial ? true : null)
            : Reachable.IsReachable(found.Map.Sized, found.State, Limit.Cancellation);
        if (isReachable == true)
            Explore(found.Map.Sized);

        return new InductionFailure(
            found.Map.Sized,
            found.Obligation.ToString(),
            found.Rule,
            isInitial ? null : found.State,
            found.Successor,
            isReachable);
    }
}
