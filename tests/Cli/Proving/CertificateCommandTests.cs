using System.Security.Cryptography;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Proving;

/// <summary>The way of a certificate from one run to the next.</summary>
public sealed class CertificateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresProgramTheory("z3")]
    [InlineData("dijkstra.m")]
    [InlineData("lamport-fast.m")]
    public void A_mined_proof_is_verified(string spec)
    {
        string certificate = _folder.PathTo("certificate");

        ProgramRun prove = CommandRun.InProcess(
            "prove", "--unbounded", Repository.PathTo("specs", "classic", spec), "--certificate", certificate);
        ProgramRun verify = CommandRun.InProcess("prove", "--verify", certificate);

        Assert.Equal((0, 0), (prove.ExitCode, verify.ExitCode));
        Assert.Contains("\n  invariant \"mutual exclusion\"\n", verify.Output);
    }

    [RequiresProgramTheory("z3")]
    [InlineData("--unbounded", "for any number of Node")]
    [InlineData("--no-mining", "for Node = 3")]
    public void A_proof_is_written_and_verified(string flag, string sizes)
    {
        string spec = _folder.Write("spec.m", ProveSpecs.LockWithLemma);
        string certificate = _folder.PathTo("lock.certificate");

        ProgramRun prove = CommandRun.InProcess("prove", spec, flag, "--certificate", certificate);
        ProgramRun verify = CommandRun.InProcess("prove", "--verify", certificate);
        ProgramRun named = CommandRun.InProcess("prove", "--verify", certificate, spec);

        Assert.Equal(0, prove.ExitCode);
        Assert.Contains($"\nnote the certificate is in {certificate}: ", prove.Output);
        Assert.Equal((0, ""), (verify.ExitCode, verify.Errors));
        Assert.StartsWith($"VERIFIED  ../spec.m {sizes}\n", verify.Output);
        Assert.Contains("\n  lemma \"locked\"\n  invariant \"one\"\n  no rule fails\n", verify.Output);
        Assert.Matches(@"\nexit 0: [0-9]+ obligations, each unsat by z3[^\n]*\n\z", verify.Output);
        Assert.Equal(verify, named);
    }

    [RequiresProgramFact("z3")]
    public void The_page_has_the_hash_of_the_manifest()
    {
        string spec = _folder.Write("spec.m", ProveSpecs.LockWithLemma);
        string page = _folder.PathTo("proof.html");
        CommandRun.InProcess(
            "prove", spec, "--no-mining", "--certificate", _folder.PathTo("certificate"), "--out", $"html={page}");

        byte[] manifest = File.ReadAllBytes(_folder.PathTo("certificate/manifest.json"));
        Assert.Contains(
            $"\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(manifest))}\"", File.ReadAllText(page));
    }

    [RequiresProgramFact("z3")]
    public void Clauses_that_were_mined_are_part_of_it()
    {
        string spec = _folder.Write("spec.m", ProveSpecs.Lock + ProveSpecs.MutualExclusion);
        string certificate = _folder.PathTo("lock.certificate");
        Assert.Equal(
            0, CommandRun.InProcess("prove", spec, "--unbounded", "--certificate", certificate).ExitCode);
        Assert.Equal(0, CommandRun.InProcess("prove", "--verify", certificate).ExitCode);

        string invariant = Path.Combine(certificate, "invariant.m");
        Assert.Contains("lemma \"clause 1\" ", File.ReadAllText(invariant));
        File.WriteAllText(invariant, "");
        ProgramRun tampered = CommandRun.InProcess("prove", "--verify", certificate);

        Assert.Equal((12, ""), (tampered.ExitCode, tampered.Output));
        Assert.StartsWith("exit 12: the certificate is wrong: 'invariant.m' is not the file that ", tampered.Errors);
    }

    [RequiresProgramFact("z3")]
    public void A_changed_specification_is_not_the_one_that_was_proved()
    {
        string spec = _folder.Write("spec.m", ProveSpecs.LockWithLemma);
        string certificate = _folder.PathTo("lock.certificate");
        CommandRun.InProcess("prove", spec, "--certificate", certificate);
        _folder.Write("spec.m", ProveSpecs.LockWithLemma.Replace("!lock ==>", "true ==>", StringComparison.Ordinal));

        ProgramRun run = CommandRun.InProcess("prove", "--verify", certificate);

        Assert.Equal(12, run.ExitCode);
        Assert.Contains("has changed since the certificate was written", run.Errors);
    }

    [RequiresProgramFact("z3")]
    public void Without_a_proof_there_is_no_certificate()
    {
        string spec = _folder.Write("spec.m", ProveSpecs.Lock + ProveSpecs.MutualExclusion);
        string certificate = _folder.PathTo("lock.certificate");

        ProgramRun prove = CommandRun.InProcess(
            "prove", spec, "--no-mining", "--spacer", "off", "--certificate", certificate);
        ProgramRun verify = CommandRun.InProcess("prove", "--verify", certificate);

        Assert.Equal(20, prove.ExitCode);
        Assert.Contains("\nnote no certificate is written: ", prove.Output);
        Assert.Equal((153, ""), (verify.ExitCode, verify.Output));
        Assert.Equal(
            new ProgramRun(2, "", "exit 2: '--verify' and '--unbounded' exclude each other\n"),
            CommandRun.InProcess("prove", "--unbounded", "--verify", certificate));
    }
}
