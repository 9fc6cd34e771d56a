using System.Globalization;
using ModelCheck.Language;
using ModelCheck.Proof.Certificates;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Certificates;

public class CertificateTests
{
    private const string LemmasOnly = "a certificate's invariant may have lemmas only";

    [RequiresProgramTheory("z3")]
    [InlineData("classic/german.m", true)]
    [InlineData("classic/two-phase-commit.m", true)]
    [InlineData("classic/two-phase-commit.m", false)]
    public void A_proof_is_verified(string spec, bool forAnySize)
    {
        KnownProof proof = KnownProof.Of(spec);
        using var fixture = new CertificateFixture(proof, forAnySize);

        CertificateVerification verification = fixture.Verify();

        Assert.Null(verification.Problem);
        Assert.Equal(VerificationOutcome.Verified, verification.Outcome);
        Assert.Equal(proof.Clauses.Length, verification.Manifest!.Clauses.Length);
        Assert.NotEmpty(verification.Obligations);
        Assert.Equal(verification.Manifest.Obligations, verification.Obligations.Select(o => o.Obligation));
        Assert.Contains("z3", verification.Programs);
        IEnumerable<(string, string)> expected = verification.Programs.Select(p => (p, "unsat"));
        Assert.All(
            verification.Obligations,
            o => Assert.Equal(expected, o.Answers.Select(a => (a.Program, a.Text))));
    }

    [RequiresProgramFact("z3", "cvc5")]
    public void Both_programs_are_asked_where_they_are_installed()
    {
        using var fixture = new CertificateFixture(KnownProof.TwoPhaseCommit);

        Assert.Equal("z3 cvc5", string.Join(' ', fixture.Verify().Programs));
    }

    [RequiresProgramTheory("z3")]
    [InlineData("classic/german.m", true, 2)]
    [InlineData("classic/german.m", true, 12)]
    [InlineData("classic/two-phase-commit.m", true, 4)]
    [InlineData("classic/two-phase-commit.m", false, 4)]
    public void A_proof_without_one_of_its_clauses_is_not_verified(string spec, bool forAnySize, int clause)
    {
        KnownProof proof = KnownProof.Of(spec);
        using var fixture = new CertificateFixture(proof, forAnySize, proof.Clauses.RemoveAt(clause));

        CertificateVerification verification = fixture.Verify();

        Assert.Equal(VerificationOutcome.Wrong, verification.Outcome);
        Assert.Contains("is not shown: z3 says sat", verification.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_proofs_have_equal_files()
    {
        using var one = new CertificateFixture(KnownProof.German);
        using var other = new CertificateFixture(KnownProof.German);
        string[] names = [.. Directory.GetFiles(one.Folder).Select(f => Path.GetFileName(f)).Order()];

        Assert.Equal(names, Directory.GetFiles(other.Folder).Select(Path.GetFileName).Order());
        Assert.All(
            names,
            name => Assert.Equal(File.ReadAllText(one.PathTo(name)), File.ReadAllText(other.PathTo(name))));
    }

    [Fact]
    public void An_obligation_says_what_it_is_about()
    {
        using var fixture = new CertificateFixture(KnownProof.TwoPhaseCommit);
        CertifiedObligation obligation = fixture.Manifest.Obligations
            .Single(o => o.Goal == "rule 'transaction manager aborts' preserves the invariant");

        string[] lines = File.ReadAllLines(fixture.PathTo(obligation.File));

        Assert.Equal($"; {obligation.Goal}", lines[0]);
        KnownProof proof = KnownProof.TwoPhaseCommit;
        Assert.Equal($"; The rule: model.m:{proof.LineOf("rule \"transaction manager aborts\"")}:6", lines[1]);
        Assert.Contains("; To hold after it: 'clause 2' at invariant.m:2:1", lines);
        Assert.Contains($"; Before: 'all or nothing' at model.m:{proof.LineOf("invariant \"all or nothing\"")}:1", lines);
        Assert.Contains("(declare-sort |Manager| 0)", lines);
        Assert.Equal("(check-sat)", lines[^1]);
    }

    [Fact]
    public void The_manifest_says_what_is_proved()
    {
        using var fixture = new CertificateFixture(KnownProof.TwoPhaseCommit);

        CertificateManifest manifest = fixture.Manifest;

        Assert.Equal("../spec/model.m", manifest.Specification);
        Assert.Equal(new CertifiedScalarset("Manager", null), Assert.Single(manifest.Scalarsets));
        Assert.Equal(["model.m"], manifest.Sources.Select(s => s.File));
        byte[] specification = File.ReadAllBytes(KnownProof.TwoPhaseCommit.Path);
        Assert.Equal(CertificateManifest.HashOf(specification), manifest.Sources[0].Sha256);
        Assert.Equal(
            [
                (1, "all or nothing"),
                (2, "nobody commits before the transaction manager"),
                (3, "the transaction manager commits what all have prepared"),
            ],
            manifest.Properties.Select(p => (p.Number, p.Name)));
        Assert.Equal(KnownProof.TwoPhaseCommit.Clauses.AsEnumerable(), manifest.Clauses);
    }

    [Fact]
    public void The_invariant_could_stand_at_the_end_of_the_specification()
    {
        using var fixture = new CertificateFixture(KnownProof.German);
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(KnownProof.German.Path) + File.ReadAllText(fixture.PathTo("invariant.m"));

        LoadResult loaded = Specification.Load(folder.Write("model.m", text));

        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(KnownProof.German.Clauses.Length, loaded.System!.Properties.Count(p => p.IsLemma));
    }

    [Fact]
    public void An_earlier_certificate_is_replaced_and_nothing_else()
    {
        using var fixture = new CertificateFixture(KnownProof.German);
        File.WriteAllText(fixture.PathTo("obligation-9999.smt2"), "");
        fixture.Write(KnownProof.German.Clauses);
        Assert.False(File.Exists(fixture.PathTo("obligation-9999.smt2")));

        File.WriteAllText(fixture.PathTo("notes.txt"), "");
        CertificateException refused =
            Assert.Throws<CertificateException>(() => fixture.Write(KnownProof.German.Clauses));
        Assert.Equal(CertificateProblem.Unusable, refused.Problem);
        Assert.EndsWith("holds files that are no certificate", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(fixture.PathTo("obligation-0001.smt2")));
    }

    [Theory]
    [InlineData("true; assume \"nothing happens\" false", "invariant.m:1:24: " + LemmasOnly)]
    [InlineData("true; rule begin outcome := open; end", "invariant.m:1:24: " + LemmasOnly)]
    [InlineData("outcome = nobody", "spec/model.m:{behind}:28: 'nobody' is not declared")]
    [InlineData("outcome =", "invariant.m:1:27: expected an expression, found ';'")]
    [InlineData("RM = 3", "'Manager' is no scalarset that may have any size")]
    public void A_clause_is_an_expression_of_the_specification(string clause, string message)
    {
        using var fixture = new CertificateFixture(KnownProof.TwoPhaseCommit);

        CertificateException refused = Assert.Throws<CertificateException>(() => fixture.Write([clause]));

        string behind = KnownProof.TwoPhaseCommit.LineBehind.ToString(CultureInfo.InvariantCulture);
        Assert.EndsWith(
            message.Replace("{behind}", behind, StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_encoding_has_no_certificate()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.m", """
            var bag: multiset [3] of boolean; b: boolean;
            startstate begin b := true; end;
            rule begin multisetadd(b, bag); end;
            invariant "b" b;
            """);
        var subject = new CertificateSubject { Specification = path, Properties = [1] };

        CertificateException refused =
            Assert.Throws<CertificateException>(() => Certificate.Write(folder.PathTo("certificate"), subject));

        Assert.Equal("model.m:3:12: a multiset has no encoding", refused.Message);
        Assert.False(Directory.Exists(folder.PathTo("certificate")));
    }
}
