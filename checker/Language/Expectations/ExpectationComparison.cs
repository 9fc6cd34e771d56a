using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Expectations;

/// <summary>Compares what a specification expects with what a check and proofs of it gave.</summary>
public static class ExpectationComparison
{
    /// <summary>
    /// What is wrong with a specification, or not known of it, that none of its expectations speaks of; null when they
    /// cover the outcome. Without any that is a verdict, it is expected to hold.
    /// </summary>
    public static string? Unmentioned(IReadOnlyCollection<Expectation> expectations, CheckResult check)
    {
        Violation? violation = check.Violations.FirstOrDefault(v => !expectations.Any(e => IsMeant(e, v)));
        if (violation is not null)
            return Describe(violation);

        bool isOpen = check.Violations.IsEmpty && check.Verdict != Verdict.Holds;
        return isOpen && !expectations.Any(e => e.IsVerdict) ? Describe(check) : null;
    }

    /// <summary>The violation that an expectation speaks of, whatever its distance; null when it was not found.</summary>
    public static Violation? Meant(Expectation expectation, CheckResult check) =>
        check.Violations.FirstOrDefault(v => IsMeant(expectation, v));

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

        string[] missing = [.. found.Select(p => expectation.AnySize.Except(p.AnySize)).MinBy(m => m.Count())!];
        return missing is [] ? null : $"proved, but not for any {string.Join(", ", missing)}";
    }

    // Null when the expectation is met.
    private static string? ActualOf(Expectation expectation, CheckResult result) => expectation.Kind switch
    {
        ExpectationKind.Holds => result.Verdict == Verdict.Holds ? null : Describe(result),
        ExpectationKind.Violated or ExpectationKind.Error or ExpectationKind.Deadlock or ExpectationKind.CoverNotMet
            or ExpectationKind.NoInitialState or ExpectationKind.LivenessViolated => Violation(expectation, result),
        ExpectationKind.States => Count(expectation, result.States, "states"),
        ExpectationKind.RulesFired => Count(expectation, result.RulesFired, "rules fired"),
        ExpectationKind.Depth => Count(expectation, result.Depth, "levels"),
        ExpectationKind.Covers => Covers(result),
        ExpectationKind.Within => Memory(expectation, result),
        ExpectationKind.Proved => throw new ArgumentException("no check decides it", nameof(expectation)),
    };

    // Whether a violation is the one that an expectation speaks of.
    private static bool IsMeant(Expectation expectation, Violation violation)
    {
        bool isNamed = violation.Property?.Name == expectation.Name;
        return expectation.Kind switch
        {
            ExpectationKind.Violated =>
                violation.Kind is ViolationKind.Invariant or ViolationKind.Liveness or ViolationKind.Temporal && isNamed,
            ExpectationKind.Error =>
                violation.Error?.Message.Contains(expectation.Name!, StringComparison.Ordinal) == true,
            ExpectationKind.Deadlock => violation.Kind == ViolationKind.Deadlock,
            ExpectationKind.CoverNotMet => violation.Kind == ViolationKind.Cover && isNamed,
            ExpectationKind.NoInitialState => violation.Kind == ViolationKind.Assumption && isNamed,
            ExpectationKind.LivenessViolated => violation.Kind == ViolationKind.Liveness && isNamed,
            _ => false,
        };
    }

    private static string? Violation(Expectation expectation, CheckResult result)
    {
        Violation? violation = Meant(expectation, result);
        if (violation is null)
            return Describe(result);

        int? length = violation.Trace?.Length;
        return expectation.Number is null || expectation.Number == length ? null : $"in {length} steps";
    }

    private static string? Covers(CheckResult result)
    {
        PropertyResult[] covers = [.. result.Properties.Where(p => p.Property.Kind == PropertyKind.Cover)];
        if (covers is [])
            return "there is no cover";

        PropertyResult? missed = covers.FirstOrDefault(p => p.Verdict != Verdict.Holds);
        return missed is null ? null : $"cover '{missed.Property.Name}' is not met";
    }

    // The limit is the check's own, so more than the expected is seen as a search that it ended.
    private static string? Memory(Expectation expectation, CheckResult result) =>
        result.Limit is { } limit ? $"inconclusive: {limit.Reason}"
        : result.PeakMemoryBytes > expectation.Number ? $"{result.PeakMemoryBytes >> 20} MiB"
        : null;

    private static string? Count(Expectation expectation, long actual, string what) =>
        expectation.Number == actual ? null : $"{actual} {what}";

    private static string Describe(CheckResult result)
    {
        if (result.Violations.IsEmpty)
            return result.Verdict == Verdict.Holds ? "holds" : $"inconclusive: {result.Limit?.Reason}";

        return Describe(result.Violations[0]);
    }

    private static string Describe(Violation violation)
    {
        string? name = violation.Error?.Message ?? violation.Property?.Name;
        string what = name is null ? "" : $" '{name}'";
        string length = violation.Trace is null ? "" : $" in {violation.Trace.Length} steps";
        return $"{violation.Kind.ToString().ToLowerInvariant()}{what}{length}";
    }
}
