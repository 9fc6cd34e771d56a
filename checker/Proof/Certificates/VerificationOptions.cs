namespace ModelCheck.Proof.Certificates;

/// <summary>How a certificate is checked.</summary>
public sealed record VerificationOptions
{
    /// <summary>
    /// The specification that the certificate is to be about; null for the one that its manifest names.
    /// </summary>
    public string? Specification { get; init; }

    /// <summary>The most time that a program may take for one obligation.</summary>
    public TimeSpan ProgramLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many programs run at the same time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Where programs are looked for: folders, separated as in the variable PATH.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";
}
