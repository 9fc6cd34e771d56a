using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>Turns what a search found, in numbers, into a result in terms of the model.</summary>
internal sealed class ResultBuilder(
    ModelNumbering numbering, ExplorationResult found, DeadlockDetection deadlocks)
{
    private const long ManyStates = 1_000_000;

    /// <param name="limit">Why not everything was covered; null exactly when it was.</param>
    public CheckResult Build(LimitReached? limit)
    {
        var builder = new ViolationBuilder(numbering, deadlocks);
        ImmutableArray<Violation> violations = [.. found.Findings.Select(builder.Build)];
        LimitReached? left = limit ?? TooLarge();
        Verdict otherwise = left is null ? Verdict.Holds : Verdict.Inconclusive;
        return new CheckResult(
            violations.IsEmpty ? otherwise : Verdict.Violated,
            violations,
            [.. numbering.Checked.Select(p => ResultOf(p, violations, limit is null && found.IsComplete))],
            found.States,
            found.RulesFired,
            found.Depth,
            FiringsByRule(),
            left,
            found.Elapsed,
            found.PeakMemoryBytes,
            found.Threads)
        {
            Notes = [.. Notes()],
            StatesByDepth = found.StatesByDepth,
            UnreducedStates = found.UnreducedStates,
            OmissionProbability = found.OmissionProbability,
            Coverage = numbering.Coverage?.Evaluate(
                point => found.CoverDepths[numbering.ClaimedCoverCount + point] is not null),
        };
    }

    // Undecided for no other reason than its own size.
    private LimitReached? TooLarge()
    {
        if (numbering.TemporalInstances.IsEmpty
            || numbering.RunProperties.FirstOrDefault(c => c.Violations is null) is not { } claim)
        {
            return null;
        }

        string name = numbering.Checked[claim.Group].Name;
        return new LimitReached($"the formula of '{name}' is too large for an automaton", "--property");
    }

    private IEnumerable<string> Notes()
    {
        if (found.LacksPath)
            yield return "something is violated, but the memory limit leaves no room to find the way there";

        if (found is { LacksHugePages: true, States: >= ManyStates })
            yield return "the system grants no huge pages, so that a large search takes up to twice the time";

        if (found.Traffic is { } traffic)
            yield return TextOf(traffic);

        if (found.StatesOnDisk > 0)
        {
            yield return FormattableString.Invariant(
                $"{found.StatesOnDisk} states were found on disk, because memory was used up");
        }

        if (found.CheckpointFailure is { } failure)
            yield return failure;
    }

    private string TextOf(MessageTraffic traffic)
    {
        double each = (double)traffic.Bytes / long.Max(1, found.RulesFired);
        return FormattableString.Invariant(
            $"{traffic.Processes} processes sent each other {traffic.Bytes / 1e6:0.0} MB in {traffic.Messages} messages, ")
            + FormattableString.Invariant($"{each:0.00} bytes for each rule fired");
    }

    private PropertyResult ResultOf(Property property, ImmutableArray<Violation> violations, bool isComplete)
    {
        int cover = numbering.Covers.IndexOf(property);
        if (cover >= 0 && found.CoverDepths[cover] is { } depth)
            return new PropertyResult(property, Verdict.Holds, depth);

        if (cover >= 0)
            return new PropertyResult(property, isComplete ? Verdict.Violated : Verdict.Inconclusive, null);

        Violation? violation = violations.FirstOrDefault(v => v.Property == property);
        bool isDecided = property.IsTemporal ? HoldsOnRuns(property, isComplete) : isComplete;
        return violation is null
            ? new PropertyResult(property, isDecided ? Verdict.Holds : Verdict.Inconclusive, null)
            : new PropertyResult(property, Verdict.Violated, violation.Trace?.Length);
    }

    private bool HoldsOnRuns(Property property, bool isComplete)
    {
        int[] claims =
        [
            .. Enumerable.Range(0, numbering.RunProperties.Length)
                .Where(c => numbering.Checked[numbering.RunProperties[c].Group] == property),
        ];
        return claims is [] ? isComplete : claims.All(found.HoldingRuns.Contains);
    }

    private ImmutableArray<long> FiringsByRule()
    {
        long[] byRule = new long[numbering.System.Rules.Length];
        for (int i = 0; i < found.Firings.Length; i++)
            byRule[numbering.Rules.RuleIndexOf(i)] += found.Firings[i];

        return ImmutableArray.Create(byRule);
    }
}
