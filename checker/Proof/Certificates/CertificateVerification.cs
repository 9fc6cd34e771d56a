using System.Collections.Immutable;

namespace ModelCheck.Proof.Certificates;

public enum VerificationOutcome
{
    /// <summary>Every program says that every obligation holds.</summary>
    Verified,

    /// <summary>The certificate does not prove what it says. Exit code 12.</summary>
    Wrong,

    /// <summary>A file or a program that is needed is missing or cannot be used. Exit code 153.</summary>
    Unusable,
}

/// <summary>What came of checking a certificate.</summary>
/// <param name="Manifest">What the certificate says that it proves; null when that cannot be read.</param>
/// <param name="Problem">Why it is not verified, on one line; null when it is.</param>
/// <param name="Obligations">
/// In the order of the manifest; empty when it did not come to asking programs.
/// </param>
/// <param name="Programs">That were asked.</param>
public sealed record CertificateVerification(
    VerificationOutcome Outcome,
    CertificateManifest? Manifest,
    string? Problem,
    ImmutableArray<ObligationVerification> Obligations,
    ImmutableArray<string> Programs)
{
    public bool IsVerified => Outcome == VerificationOutcome.Verified;
}

/// <summary>What the programs say of one obligation.</summary>
public sealed record ObligationVerification(
    CertifiedObligation Obligation, ImmutableArray<ProgramAnswer> Answers)
{
    public bool IsVerified => Answers.All(a => a.IsUnsatisfiable);
}

/// <summary>What a program printed.</summary>
/// <param name="Text">Its first line, or why there is none.</param>
/// <param name="IsUnsatisfiable">Whether it printed <c>unsat</c> and nothing else.</param>
public sealed record ProgramAnswer(string Program, string Text, bool IsUnsatisfiable, TimeSpan Time);
