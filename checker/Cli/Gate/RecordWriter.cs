using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Proving;

namespace ModelCheck.Cli.Gate;

/// <summary>Turns results into records.</summary>
internal static class RecordWriter
{
    public static RunRecord Of(string key, TransitionSystem system, CheckResult result) => new(key)
    {
        Verdict = result.Verdict,
        Violations = [.. result.Violations.Select(v => Of(system, v))],
        Properties =
        [
            .. result.Properties.Select(
                p => new RecordedProperty(system.Properties.IndexOf(p.Property), p.Verdict, p.TraceLength)),
        ],
        States = result.States,
        RulesFired = result.RulesFired,
        Depth = result.Depth,
        RuleFirings = result.RuleFirings,
        Limit = result.Limit is { } limit ? new RecordedLimit(limit.Reason, limit.Flag) : null,
        Seconds = result.Elapsed.TotalSeconds,
        PeakMemoryBytes = result.PeakMemoryBytes,
        Threads = result.Threads,
        Notes = result.Notes,
        Vacuous = result.Vacuity?.Vacuous,
        Unjudged = result.Vacuity?.Unjudged ?? [],
    };

    /// <summary>A proof's record is conclusive exactly when everything asked for is proved.</summary>
    public static RunRecord Of(string key, TransitionSystem system, ProofOutcome outcome) => new(key)
    {
        Verdict = outcome.Result.IsProved ? Verdict.Holds : Verdict.Inconclusive,
        Seconds = outcome.Result.Time.TotalSeconds,
        PeakMemoryBytes = Environment.WorkingSet,
        Threads = 1,
        RuleFirings = [.. system.Rules.Select(_ => 0L)],
        Proofs =
        [
            .. outcome.Result.Proved.Select(
                p => new RecordedProof(system.Properties.IndexOf(p.Property), p.AnySize)),
        ],
    };

    private static RecordedViolation Of(TransitionSystem system, Violation violation) => new(
        violation.Kind,
        violation.Property is { } property ? system.Properties.IndexOf(property) : null,
        violation.Arguments,
        violation.Error is not null,
        violation.Trace is { } trace ? StepsOf(system, trace) : null,
        violation.Trace?.LoopStart)
    {
        ConditionError = violation is { Error: { } error, Property.IsTemporal: true }
            ? new RecordedError(
                error.Kind, error.Message, system.Sources.IndexOf(error.Span.File), error.Span.Start, error.Span.Length)
            : null,
    };

    private static ImmutableArray<RecordedFiring> StepsOf(TransitionSystem system, Trace trace) =>
    [
        .. trace.Steps.Select((step, number) => new RecordedFiring(
            (number == 0 ? system.InitialRules : system.Rules).IndexOf(step.Rule), step.Arguments)),
    ];
}
