using System.Collections.Immutable;
using ModelCheck.Proof.Certificates;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Proofs;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Checks a certificate that <c>prove</c> wrote.</summary>
internal static class VerifyCommand
{
    /// <exception cref="Failure">The certificate is none, or cannot be checked.</exception>
    public static ExitCode Run(ProveArguments arguments, Terminal terminal)
    {
        RefuseOthers(arguments);
        var options = new VerificationOptions
        {
            Specification = arguments.Specification == "" ? null : arguments.Specification,
        };
        CertificateVerification result =
            CertificateVerifier.Verify(arguments.Verify!, options, terminal.Interrupted);
        switch (result.Outcome)
        {
            case VerificationOutcome.Wrong:
                throw new Failure(ExitCode.Invariant, $"the certificate is wrong: {result.Problem}");
            case VerificationOutcome.Unusable:
                throw Failure.System(result.Problem!);
        }

        Write(result, new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width));
        return ExitCode.Holds;
    }

    private static void RefuseOthers(ProveArguments arguments)
    {
        ImmutableArray<(string Flag, bool IsGiven)> others =
        [
            ("unbounded", arguments.Unbounded),
            ("certificate", arguments.Certificate is not null),
            ("property", arguments.Properties.Any()),
            ("const", arguments.Constants.Any()),
            ("out", arguments.Outputs.Any()),
            ("bmc", arguments.Bound is not null),
            ("k-induction", arguments.LargestK is not null),
        ];
        if (others.FirstOrDefault(o => o.IsGiven).Flag is { } flag)
            throw Failure.Usage($"'--verify' and '--{flag}' exclude each other");
    }

    private static void Write(CertificateVerification result, StyledWriter writer)
    {
        CertificateManifest manifest = result.Manifest!;
        string sizes = ProofWords.SizesOf([.. manifest.Scalarsets.Select(s => (s.Type, s.Size))]);
        writer.Write("VERIFIED", Style.Good).WriteLine($"  {manifest.Specification} {sizes}", Style.Bold);
        writer.WriteLine();
        foreach (CertifiedProperty property in manifest.Properties)
            writer.WriteLine($"  {(property.IsLemma ? "lemma" : "invariant")} \"{property.Name}\"");

        writer.WriteLine("  no rule fails");
        writer.WriteLine();
        string obligations = ViolationText.Count(result.Obligations.Length, "obligation");
        writer.WriteLine(
            $"exit 0: {obligations}, each unsat by {string.Join(" and by ", result.Programs)}", Style.Bold);
    }
}
