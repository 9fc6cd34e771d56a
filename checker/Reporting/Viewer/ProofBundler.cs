using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Proofs;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Makes the bundle's form of a proof.</summary>
internal sealed class ProofBundler(ProofResult proof, SourceSpans spans)
{
    public BundleProofRun Bundle() => new(
        ProofWords.SizesOf(proof),
        [
            .. proof.Sizes.Where(size => proof.IsAnySize && size.Size is not null).Select(size => new BundlePair(
                string.Create(CultureInfo.InvariantCulture, $"{size.Type} = {size.Size} only"), size.Obstacle ?? "")),
        ],
        [.. proof.Properties.Select(Describe)],
        proof.Clauses,
        [
            .. proof.Steps.Select(step =>
                new BundleEngine(step.Engine, step.Outcome, step.Queries, Math.Round(step.Time.TotalSeconds, 3))),
        ],
        proof.Certificate is { } folder
            ? new BundleCertificate(folder, proof.CertificateSha256 ?? "", ReproduceCommand.Of(["modelcheck", "prove", "--verify", folder]))
            : null,
        proof.Failure is { } failure ? Describe(failure) : null);

    private BundleProof Describe(PropertyProof claim) => new(
        ProofWords.NameOf(claim),
        claim.Property?.IsLemma ?? false,
        ProofWords.MethodOf(claim),
        claim.IsProved,
        claim.Property is { } property ? InvariantText.Of(property) : null,
        claim.Property is { } own ? spans.Of(own.Span) : null,
        [.. claim.Others.Select(other => new BundlePair($"{KindText.Of(other)} \"{other.Name}\"", InvariantText.Of(other)))],
        claim.Clauses);

    private static BundleInductionFailure Describe(InductionFailure failure)
    {
        ImmutableArray<StateVariable> variables = failure.System.Variables;
        string parameters = string.Join(", ", failure.Rule.Owner.Parameters.Zip(
            failure.Rule.Arguments, (parameter, value) => $"{parameter.Variable.Name}={Parameters.Format(parameter, value)}"));
        return new BundleInductionFailure(
            failure.Obligation,
            ProofWords.MeaningOf(failure),
            parameters == "" ? failure.Rule.Owner.Name : $"{failure.Rule.Owner.Name} ({parameters})",
            [.. variables.Where(_ => failure.State is not null).Select(variable => new BundlePair(
                variable.Name, ValueText.Of(StateValue.Of(variable, failure.State!.Value))))],
            failure is { State: { } before, Successor: { } after }
                ? [.. StateDiff.Between(variables, before, after).Select(TextsOf)]
                : []);
    }

    private static ImmutableArray<string> TextsOf(StateChange change) => change switch
    {
        LeafChange leaf => [leaf.Path, ValueText.Of(leaf.Before), ValueText.Of(leaf.After)],
        MultisetChange multiset =>
        [
            multiset.Path,
            string.Join(", ", multiset.Removed.Select(ValueText.Of)),
            string.Join(", ", multiset.Added.Select(ValueText.Of)),
        ],
        _ => [change.Path, "", ""],
    };
}
