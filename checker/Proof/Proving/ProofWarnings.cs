using ModelCheck.Language.Diagnostics;
using ModelCheck.Proof.Encoding;

namespace ModelCheck.Proof.Proving;

/// <summary>06xx: what keeps a specification from being proved.</summary>
internal static class ProofWarnings
{
    public static Diagnostic NoEncoding(Unencodable failure) => new(
        "MC0601",
        Severity.Warning,
        failure.Span,
        $"nothing can be proved about this: {failure.Reason}",
        "'check' explores it");
}
