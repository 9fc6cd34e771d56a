namespace ModelCheck.Proof.Certificates;

public enum CertificateProblem
{
    /// <summary>
    /// The certificate does not prove what it says: it was tampered with, or the specification has changed.
    /// </summary>
    Wrong,

    /// <summary>Something that is needed cannot be read, written or run.</summary>
    Unusable,
}

/// <summary>Why there is no certificate, or a certificate is none; the message is for the user.</summary>
public sealed class CertificateException(CertificateProblem problem, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public CertificateProblem Problem => problem;

    internal static CertificateException Wrong(string message) => new(CertificateProblem.Wrong, message);

    internal static CertificateException Unusable(string message, Exception? inner = null) =>
        new(CertificateProblem.Unusable, message, inner);
}
