using System.Runtime.Versioning;
using ModelCheck.Proof.Certificates;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Certificates;

/// <summary>Programs that say this and that, in the place of z3.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SolverProgramTests : IDisposable
{
    private readonly TemporaryFolder _programs = new();
    private readonly CertificateFixture _fixture = new(KnownProof.TwoPhaseCommit);

    public void Dispose()
    {
        _fixture.Dispose();
        _programs.Dispose();
    }

    [Fact]
    public void A_missing_program()
    {
        CertificateVerification verification = Verify();

        Assert.Equal(VerificationOutcome.Unusable, verification.Outcome);
        Assert.Contains("'z3', which is not installed", verification.Problem, StringComparison.Ordinal);
    }

    [RequiresProgramTheory("sh")]
    [InlineData("echo unsat", null)]
    [InlineData("echo 'some words' >&2; echo unsat", null)]
    [InlineData("echo sat", "sat")]
    [InlineData("echo unknown", "unknown")]
    [InlineData("echo unsupported; echo unsat", "unsupported")]
    [InlineData("echo unsat; echo unsat", "unsat")]
    [InlineData("echo ' unsat'", " unsat")]
    [InlineData("echo 'unsat '", "unsat ")]
    [InlineData("printf '\\033[2Junsat'", "\\u001B[2Junsat")]
    [InlineData("yes unsat", "unsat")]
    [InlineData("exit 1", "nothing")]
    [InlineData("cat", "nothing")]
    public void Only_the_one_word_counts(string script, string? text)
    {
        AddProgram("z3", script);

        CertificateVerification verification = Verify();

        Assert.Equal(text is null ? VerificationOutcome.Verified : VerificationOutcome.Wrong, verification.Outcome);
        Assert.All(verification.Obligations, o => Assert.Equal(text ?? "unsat", Assert.Single(o.Answers).Text));
    }

    [RequiresProgramFact("sh")]
    public void All_programs_have_to_say_it()
    {
        AddProgram("z3", "echo unsat");
        AddProgram("cvc5", "echo unknown");

        CertificateVerification verification = Verify();

        Assert.Equal(VerificationOutcome.Wrong, verification.Outcome);
        Assert.Equal(
            "'obligation-0001.smt2' is not shown: z3 says unsat; cvc5 says unknown", verification.Problem);
    }

    [RequiresProgramFact("sh")]
    public void A_program_that_does_not_end_is_stopped()
    {
        AddProgram("z3", "exec sleep 100");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        CertificateVerification verification = Verify(limit: TimeSpan.FromMilliseconds(100));

        Assert.Equal(VerificationOutcome.Wrong, verification.Outcome);
        Assert.All(verification.Obligations, o => Assert.Equal("no answer in time", o.Answers[0].Text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [RequiresProgramFact("sh")]
    public void A_program_that_does_not_end_can_be_interrupted()
    {
        AddProgram("z3", "exec sleep 100");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => Verify(cancellation: cancellation.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [RequiresProgramFact("sh")]
    public void A_program_that_cannot_be_run()
    {
        _programs.Write("z3", "echo unsat");

        CertificateVerification verification = Verify();

        Assert.Equal(VerificationOutcome.Unusable, verification.Outcome);
        Assert.StartsWith("cannot run", verification.Problem, StringComparison.Ordinal);
    }

    private CertificateVerification Verify(TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        var options = new VerificationOptions { SearchPath = _programs.Root };
        return CertificateVerifier.Verify(
            _fixture.Folder, limit is { } known ? options with { ProgramLimit = known } : options, cancellation);
    }

    private void AddProgram(string name, string script)
    {
        string path = _programs.Write(name, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
