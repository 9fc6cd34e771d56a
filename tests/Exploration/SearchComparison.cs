using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;

namespace ModelCheck.Tests.Exploration;

/// <summary>What two ways to explore one model must have in common, and a model to try them on.</summary>
internal static class SearchComparison
{
    /// <summary>
    /// Four digits that count up to 9: 10,000 states in 37 levels. Some of what is claimed fails, at different
    /// depths.
    /// </summary>
    public static GraphModel Digits(int words) => new()
    {
        WordCount = words,
        Rules = [.. new ulong[] { 1, 10, 100, 1000 }.Select(
            unit => FiresIf(s => s / unit % 10 < 9, s => s + unit))],
        Claims =
        [
            Claim(StatePropertyKind.Invariant, s => s % 100 < 35),
            Claim(StatePropertyKind.Invariant, s => s % 1000 < 876),
            Claim(StatePropertyKind.Invariant, s => s < 9988),
            Claim(StatePropertyKind.Cover, s => s == 3210),
            Claim(StatePropertyKind.Liveness, s => s / 1000 > 7),
        ],
    };

    /// <summary>Everything but what the search cost.</summary>
    public static void AssertSame(ExplorationResult expected, ExplorationResult actual)
    {
        Assert.Equal(
            (expected.States, expected.RulesFired, expected.Depth, expected.StopReason),
            (actual.States, actual.RulesFired, actual.Depth, actual.StopReason));
        Assert.Equal(expected.Firings.ToArray(), actual.Firings.ToArray());
        Assert.Equal(expected.CoverDepths.ToArray(), actual.CoverDepths.ToArray());
        Assert.Equal(expected.Findings.Select(Text), actual.Findings.Select(Text));
    }

    /// <summary>Verdict, counts, and every trace state by state.</summary>
    public static void AssertSame(CheckResult expected, CheckResult actual)
    {
        Assert.Equal(
            (expected.Verdict, expected.States, expected.RulesFired, expected.Depth),
            (actual.Verdict, actual.States, actual.RulesFired, actual.Depth));
        Assert.Equal(expected.RuleFirings.ToArray(), actual.RuleFirings.ToArray());
        Assert.Equal(expected.Violations.Select(Text), actual.Violations.Select(Text));
    }

    private static string Text(Finding finding) =>
        $"{finding.Kind} {finding.Number} {finding.Path?.InitialRule} {string.Join(' ', finding.Path?.Rules ?? [])}";

    private static string Text(Violation violation) =>
        $"{violation.Kind} {violation.Property?.Name} "
        + string.Join(';', violation.Trace?.Steps.Select(s => $"{s.Rule.Name} {string.Join(' ', s.State)}") ?? []);
}
