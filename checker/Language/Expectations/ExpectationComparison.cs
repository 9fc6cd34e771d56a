using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Expectations;

/// <summary>An expectation that a check did not meet.</summary>
/// <param name="Actual">What the check gave instead, as a phrase: "violated in 7 steps".</param>
public sealed record UnmetExpectation(Expectation Expectation, string Actual);

/// <summary>Compares what a specification expects with what a check of it gave.</summary>
public static class ExpectationComparison
{
    /// <summary>The expectations that the result does not meet. Proofs are not results of a check: they are left out.</summary>
    public static ImmutableArray<UnmetExpectation> Compare(
        IEnumerable<Expectation> expectations, CheckResult result)
    {
        var unmet = ImmutableArray.CreateBuilder<UnmetExpectation>();
        foreach (Expectation expectation in expectations.Where(e => e.Kind != ExpectationKind.Proved))
        {
            if (ActualOf(expectation, result) is { } actual)
                unmet.Add(new UnmetExpectation(expectation, actual));
        }

        return unmet.DrainToImmutable();
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
        ExpectationKind.Proved => null,
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
