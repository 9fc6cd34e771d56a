using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Expectations;

/// <summary>Compares what a specification expects with what a check and proofs of it gave.</summary>
public static class ExpectationComparison
{
    /// <summary>One entry for each expectation, in their order.</summary>
    /// <param name="check">Null when nothing was checked.</param>
    /// <param name="proofs">What was proved; null when no proof was tried.</param>
    public static ImmutableArray<ComparedExpectation> Compare(
        IEnumerable<Expectation> expectations,
        CheckResult? check,
        IReadOnlyCollection<ProvedProperty>? proofs = null) =>
        [.. expectations.Select(e => e.Kind == ExpectationKind.Proved ? WithProofs(e, proofs) : WithCheck(e, check))];

    private static ComparedExpectation WithCheck(Expectation expectation, CheckResult? check) =>
        check is null ? Undecided(expectation, "a check") : Decided(expectation, ActualOf(expectation, check));

    private static ComparedExpectation WithProofs(
        Expectation expectation, IReadOnlyCollection<ProvedProperty>? proofs) =>
        proofs is null ? Undecided(expectation, "a proof") : Decided(expectation, ActualOf(expectation, proofs));

    private static ComparedExpectation Undecided(Expectation expectation, string means) =>
        new(expectation, ExpectationStatus.Undecided, $"only {means} decides it");

    private static ComparedExpectation Decided(Expectation expectation, string? actual) =>
        new(expectation, actual is null ? ExpectationStatus.Met : ExpectationStatus.Unmet, actual);

    private static string? ActualOf(Expectation expectation, IReadOnlyCollection<ProvedProperty> proofs)
    {
        ProvedProperty[] found = [.. proofs.Where(p => p.Property.Name == expectation.Name)];
        if (found is [])
            return "not proved";

        string[] missing = [.. found.Select(p => expectation.Sizes.Except(p.AnySize)).MinBy(m => m.Count())!];
        return missing is [] ? null : $"proved, but not for any {string.Join(", ", missing)}";
    }

    // Null when the expectation is met.
    private static string? ActualOf(Expectation expectation, CheckResult result) => expectation.Kind switch
    {
        ExpectationKind.Holds => result.Verdict == Verdict.Holds ? null : Describe(result),
        ExpectationKind.Violated => Violation(expectation, result, v =>
            v.Kind is ViolationKind.Invariant or ViolationKind.Liveness && v.Property?.Name == expectation.Name),
        ExpectationKind.Error => Violation(expectation, result, v =>
            v.Error is not null && v.Error.Message.Contains(expectation.Name!, StringComparison.Ordinal)),
        ExpectationKind.Deadlock => Violation(expectation, result, v => v.Kind == ViolationKind.Deadlock),
        ExpectationKind.CoverNotMet => Violation(expectation, result, v =>
            v.Kind == ViolationKind.Cover && v.Property?.Name == expectation.Name),
        ExpectationKind.NoInitialState => Violation(expectation, result, v =>
            v.Kind == ViolationKind.Assumption && v.Property?.Name == expectation.Name),
        ExpectationKind.LivenessViolated => Violation(expectation, result, v =>
            v.Kind == ViolationKind.Liveness && v.Property?.Name == expectation.Name),
        ExpectationKind.States => Count(expectation, result.States, "states"),
        ExpectationKind.RulesFired => Count(expectation, result.RulesFired, "rules fired"),
        ExpectationKind.Depth => Count(expectation, result.Depth, "levels"),
        ExpectationKind.Covers => result.Properties.Any(p => p is
        {
            Property.Kind: PropertyKind.Cover,
            Verdict: not Verdict.Holds,
        }) ? "a cover is not met" : null,
        ExpectationKind.Proved => throw new ArgumentException("no check decides it", nameof(expectation)),
    };

    private static string? Violation(Expectation expectation, CheckResult result, Func<Violation, bool> isMeant)
    {
        Violation? violation = result.Violations.FirstOrDefault(isMeant);
        if (violation is null)
            return Describe(result);

        int? length = violation.Trace?.Length;
        return expectation.Number is null || expectation.Number == length ? null : $"in {length} steps";
    }

    private static string? Count(Expectation expectation, long actual, string what) =>
        expectation.Number == actual ? null : $"{actual} {what}";

    private static string Describe(CheckResult result)
    {
        if (result.Violations.IsEmpty)
            return result.Verdict == Verdict.Holds ? "holds" : $"inconclusive: {result.Limit?.Reason}";

        Violation first = result.Violations[0];
        string what = first.Error?.Message ?? first.Property?.Name ?? "";
        string length = first.Trace is null ? "" : $" in {first.Trace.Length} steps";
        return $"{first.Kind.ToString().ToLowerInvariant()} '{what}'{length}";
    }
}
