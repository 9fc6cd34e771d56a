using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Certificates;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Proving;

namespace ModelCheck.Cli.Proving;

/// <summary>Writes the certificate of a proof.</summary>
internal static class ProofCertificate
{
    /// <summary>Writes it, and says so in the outcome; without a proof of everything there is none.</summary>
    /// <exception cref="Failure">It cannot be written.</exception>
    public static ProofOutcome AddTo(
        ProofOutcome outcome, string folder, LoadResult loaded, LoadOptions loading, CancellationToken cancellation)
    {
        if (outcome.Proved is not { } proved)
            return outcome;

        TransitionSystem system = loaded.System!;
        var subject = CertificateSubject.Of(
            system,
            loading,
            proved.Setting.FixedSizes is null ? EncodingOptions.ForAnySize(system) : new EncodingOptions(),
            proved.Claims.Select(c => c.Property).OfType<Property>(),
            proved.Clauses.Select(c => c.Text));
        try
        {
            CertificateManifest manifest = Certificate.Write(folder, subject, cancellation);
            return outcome with
            {
                Result = outcome.Result with { Certificate = folder, CertificateSha256 = manifest.Sha256() },
            };
        }
        catch (CertificateException exception)
        {
            throw Failure.System($"cannot write a certificate to '{folder}': {exception.Message}");
        }
    }
}
