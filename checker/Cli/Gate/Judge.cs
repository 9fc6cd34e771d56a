using System.Collections.Immutable;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>A run that has been compared with what was expected of it.</summary>
internal sealed record JudgedRun(PlannedRun Plan, GatedRun Run, ImmutableArray<GateFinding> Findings);

/// <summary>Compares records with expectations.</summary>
internal static class Judge
{
    /// <exception cref="RecordException">The record is not one of this run.</exception>
    public static JudgedRun Decide(PlannedRun plan, RunRecord record, bool isCached)
    {
        if (record.Failure is { } failure)
            return Failed(plan, failure);

        CheckResult result = RecordReader.Read(plan.Loaded.System!, record);
        return plan.Request.Kind == RunKind.Check
            ? OfCheck(plan, result, isCached)
            : OfProof(plan, record, result, isCached);
    }

    private static JudgedRun Failed(PlannedRun plan, string failure)
    {
        var finding = new GateFinding(GateRule.Failed, FindingLevel.Error, failure, plan.Request.Path)
        {
            Subject = $"{plan.Request.Kind} {SizesOf(plan)}",
        };
        ImmutableArray<ComparedExpectation> expectations =
            [.. plan.Expectations.Select(e => new ComparedExpectation(e, ExpectationStatus.Undecided, "no result"))];
        return new JudgedRun(plan, new GatedRun(SizesOf(plan), null, expectations, IsCached: false), [finding]);
    }

    private static JudgedRun OfCheck(PlannedRun plan, CheckResult result, bool isCached)
    {
        Report report = ReportOf(plan, "check", result, Ending.Of(result));
        ImmutableArray<ComparedExpectation> compared = ExpectationComparison.Compare(plan.Expectations, result);
        List<GateFinding> findings = [.. UnmetOf(compared, report)];

        // What is wrong is said once: where an expected verdict is not met, that is it.
        bool isSaid = compared.Any(c => c is { IsMet: false, Expectation.IsVerdict: true });
        if (!isSaid && ExpectationComparison.Unmentioned(plan.Expectations, result) is { } unmentioned)
            findings.Add(UnexpectedOf(report, unmentioned));

        return new JudgedRun(plan, new GatedRun(SizesOf(plan), report, compared, isCached), [.. findings]);
    }

    private static JudgedRun OfProof(PlannedRun plan, RunRecord record, CheckResult result, bool isCached)
    {
        ImmutableArray<ProvedProperty> proofs = RecordReader.ReadProofs(plan.Loaded.System!, record);
        ImmutableArray<ComparedExpectation> compared =
            ExpectationComparison.Compare(plan.Expectations, check: null, proofs);
        bool isProved = compared.All(c => c.IsMet);
        var ending = new Ending(
            isProved ? ExitCode.Holds : ExitCode.Inconclusive, isProved ? "proved as expected" : "not proved as expected");
        Report report = ReportOf(plan, "prove", result, ending);
        return new JudgedRun(
            plan, new GatedRun(SizesOf(plan), report, compared, isCached), [.. UnmetOf(compared, report)]);
    }

    private static IEnumerable<GateFinding> UnmetOf(ImmutableArray<ComparedExpectation> compared, Report report)
    {
        string at = compared[0].Expectation.Sizes is "" ? "" : $" at {compared[0].Expectation.Sizes}";
        foreach (ComparedExpectation unmet in compared.Where(c => !c.IsMet))
        {
            Expectation expectation = unmet.Expectation;
            yield return new GateFinding(
                GateRule.Expectation,
                FindingLevel.Error,
                $"expected {expectation}{at}, but: {unmet.Actual}",
                expectation.Span.File.Path,
                expectation.Span)
            {
                Subject = $"{expectation.Kind} {expectation.Name}{at}",
                Report = report,
                Violation = report.Result.Violations.FirstOrDefault(),
            };
        }
    }

    private static GateFinding UnexpectedOf(Report report, string unmentioned)
    {
        Violation? violation = report.Result.Violations.FirstOrDefault();
        string path = report.Inquiry.SpecPath;
        return new GateFinding(
            GateRule.Unexpected,
            FindingLevel.Error,
            $"no expectation mentions: {unmentioned}",
            path,
            violation is null ? null : ViolationText.Source(violation))
        {
            Subject = violation is null ? "inconclusive" : $"{violation.Kind} {violation.Property?.Name}",
            Report = report,
            Violation = violation,
        };
    }

    private static Report ReportOf(PlannedRun plan, string command, CheckResult result, Ending ending)
    {
        RunRequest request = plan.Request;
        var inquiry = new Inquiry(
            command,
            request.Path,
            Commands.SpecificationReader.Sha256(plan.Loaded),
            request.Compatibility,
            [.. request.Constants.Select(c => (c.Name, c.Value))]);
        return new Report(inquiry, plan.Loaded.System!, result, plan.Loaded.Diagnostics, ending);
    }

    private static string SizesOf(PlannedRun plan) => plan.Expectations[0].Sizes;
}
