using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Proving;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Proofs;

namespace ModelCheck.Cli.Proving;

/// <summary>Makes a report of what a proof came to.</summary>
/// <param name="asksForCertificate">Whether one was to be written.</param>
internal sealed class ProofReport(LoadResult loaded, ProofOutcome outcome, bool asksForCertificate)
{
    private readonly TransitionSystem _system = loaded.System!;

    public Report Build(Inquiry inquiry) => new(
        inquiry,
        outcome.Refutation?.Instance ?? _system,
        ResultOf() with { Notes = [.. Notes()] },
        [.. loaded.Diagnostics, .. outcome.Warnings],
        EndingOf())
    {
        Proof = outcome.Result,
    };

    private CheckResult ResultOf() => outcome.Refutation?.Result ?? new CheckResult(
        outcome.Result.IsProved ? Verdict.Holds : Verdict.Inconclusive,
        Violations: [],
        [.. outcome.Result.Properties.Where(p => p.Property is not null).Select(ResultOf)],
        States: 0,
        RulesFired: 0,
        Depth: 0,
        [.. _system.Rules.Select(_ => 0L)],
        Limit: null,
        outcome.Result.Time,
        Environment.WorkingSet,
        Threads: 1);

    private static PropertyResult ResultOf(PropertyProof proof) =>
        new(proof.Property!, proof.IsProved ? Verdict.Holds : Verdict.Inconclusive, TraceLength: null);

    private Ending EndingOf()
    {
        if (outcome.Refutation is not { } refutation)
            return ProofWords.EndingOf(outcome.Result);

        var ending = Ending.Of(refutation.Result);
        return IsDeclared(refutation.Instance)
            ? ending
            : ending with { Reason = $"{ending.Reason}, where {ProofSetting.Describe(refutation.Instance)}" };
    }

    private bool IsDeclared(TransitionSystem instance) =>
        ProofSetting.Describe(instance) == ProofSetting.Describe(_system);

    private IEnumerable<string> Notes()
    {
        string[] others =
        [
            .. _system.Properties
                .Where(p => p.Kind is not (PropertyKind.Invariant or PropertyKind.Assumption))
                .Select(p => $"\"{p.Name}\""),
        ];
        yield return others is []
            ? "deadlocks are left out: 'check' finds them"
            : $"deadlocks and {string.Join(", ", others)} are left out: proofs cover invariants and errors";
        if (outcome.Result.Certificate is { } folder)
            yield return $"the certificate is in {folder}: 'prove --verify {folder}' checks it";
        else if (asksForCertificate)
            yield return "no certificate is written: that takes a proof by induction of everything that was asked for";

        foreach (Property assumption in _system.PropertiesOf(PropertyKind.Assumption))
            yield return $"only states in which assumption \"{assumption.Name}\" holds are covered";

        foreach (ComparedExpectation compared in ExpectationComparison
            .Compare(loaded.Expectations, check: null, outcome.Result.Proved)
            .Where(e => e.Expectation is { Kind: ExpectationKind.Proved, Constants.IsEmpty: true }))
        {
            yield return compared.IsMet
                ? $"as expected: {compared.Expectation}"
                : $"not as expected: {compared.Expectation}: {compared.Actual}";
        }
    }
}
