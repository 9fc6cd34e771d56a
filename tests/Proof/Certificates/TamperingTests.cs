using System.Text.Json.Nodes;
using ModelCheck.Proof.Certificates;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Certificates;

/// <summary>No program is asked before all of this is in order.</summary>
public sealed class TamperingTests : IDisposable
{
    private const string Obligation = "obligation-0002.smt2";

    private readonly CertificateFixture _fixture = new(KnownProof.TwoPhaseCommit);

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(Obligation, "(check-sat)")]
    [InlineData("invariant.m", "outcome != open | !abort_sent")]
    public void A_changed_file(string name, string what)
    {
        _fixture.Change(name, what, "");

        RequireWrong($"'{name}' is not the file that manifest.json lists");
    }

    [Fact]
    public void A_changed_obligation_with_its_digest()
    {
        _fixture.Change(Obligation, "(check-sat)", "(assert false)\n(check-sat)");
        _fixture.Rehash();

        RequireWrong($"'{Obligation}' is not the obligation that follows from the specification");
    }

    [Theory]
    [InlineData("!vote_received[m] | vote_sent[m]", "vote_sent[m] | !vote_received[m] & true")]
    [InlineData("outcome != open | !abort_sent", "outcome != open | !abort_sent | commit_sent")]
    public void A_changed_clause_with_its_digest(string what, string into)
    {
        _fixture.Change("invariant.m", what, into);
        _fixture.Rehash();

        (VerificationOutcome outcome, string? problem) = _fixture.Problem();

        Assert.Equal(VerificationOutcome.Wrong, outcome);
        Assert.Matches(
            "^'obligation-[0-9]+.smt2' is not the obligation|^the proof also needs|^manifest.json does not say",
            problem);
    }

    [Theory]
    [InlineData("assume false;")]
    [InlineData("assume \"no\" false;")]
    [InlineData("ruleset m: Manager do assume false; end;")]
    [InlineData("startstate begin end;")]
    public void More_than_clauses(string item)
    {
        File.AppendAllText(_fixture.PathTo("invariant.m"), item);
        _fixture.Rehash();

        RequireWrong("invariant.m:8:1: a certificate's invariant may have lemmas only");
    }

    [Fact]
    public void A_file_that_does_not_belong()
    {
        File.WriteAllText(_fixture.PathTo("more.smt2"), "");

        RequireWrong("'more.smt2' does not belong to the certificate");
    }

    [Fact]
    public void A_folder_that_does_not_belong()
    {
        Directory.CreateDirectory(_fixture.PathTo("more"));

        RequireWrong("'more' does not belong to the certificate");
    }

    [Fact]
    public void A_missing_file()
    {
        File.Delete(_fixture.PathTo(Obligation));

        RequireUnusable($"cannot read '{Obligation}' in '{_fixture.Folder}': it is missing");
    }

    [Fact]
    public void A_missing_obligation()
    {
        string last = _fixture.Manifest.Obligations[^1].File;
        File.Delete(_fixture.PathTo(last));
        _fixture.ChangeManifest(m => m["obligations"]!.AsArray().RemoveAt(_fixture.Manifest.Obligations.Length - 1));

        RequireWrong($"the proof also needs '{last}', which the certificate lacks");
    }

    [Fact]
    public void One_obligation_in_the_place_of_another()
    {
        File.Copy(_fixture.PathTo("obligation-0003.smt2"), _fixture.PathTo(Obligation), overwrite: true);
        _fixture.Rehash();

        RequireWrong($"'{Obligation}' is not the obligation that follows from the specification");
    }

    [Fact]
    public void One_obligation_too_many()
    {
        File.Copy(_fixture.PathTo(Obligation), _fixture.PathTo("obligation-0099.smt2"));
        _fixture.ChangeManifest(m =>
        {
            JsonObject more = m["obligations"]![1]!.DeepClone().AsObject();
            more["file"] = "obligation-0099.smt2";
            m["obligations"]!.AsArray().Add(more);
        });

        RequireWrong("'obligation-0099.smt2' is no obligation of the proof");
    }

    [Fact]
    public void An_obligation_twice()
    {
        _fixture.ChangeManifest(m => m["obligations"]!.AsArray().Add(m["obligations"]![1]!.DeepClone()));

        RequireWrong($"manifest.json lists '{Obligation}' twice");
    }

    [Theory]
    [InlineData("../spec/model.m")]
    [InlineData("/etc/passwd")]
    [InlineData("-in")]
    [InlineData("")]
    public void A_name_outside_the_folder(string name)
    {
        _fixture.ChangeManifest(m => m["obligations"]![0]!["file"] = name);

        RequireWrong($"'{name}' is no name of a file of a certificate");
    }

    [Fact]
    public void A_link()
    {
        string elsewhere = _fixture.PathTo("../elsewhere.smt2");
        File.Move(_fixture.PathTo(Obligation), elsewhere);
        File.CreateSymbolicLink(_fixture.PathTo(Obligation), elsewhere);

        RequireWrong($"'{Obligation}' is a link");
    }

    [Fact]
    public void A_changed_specification()
    {
        _fixture.ChangeSpecification("stand[m] := aborted;", "stand[m] := working;");

        RequireWrong("'model.m' has changed since the certificate was written");
    }

    [Fact]
    public void A_changed_specification_with_its_digest()
    {
        _fixture.ChangeSpecification("(outcome = open) & vote_sent[m]", "vote_sent[m]");
        _fixture.ChangeManifest(m => m["sources"]![0]!["sha256"] =
            CertificateManifest.HashOf(File.ReadAllBytes(_fixture.PathTo("../spec/model.m"))));

        Assert.Contains("is not the obligation that follows", RequireWrong(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_specification()
    {
        _fixture.DeleteSpecification();

        (VerificationOutcome outcome, string? problem) = _fixture.Problem();

        Assert.Equal(VerificationOutcome.Unusable, outcome);
        Assert.EndsWith("model.m': there is no such file", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("properties", "[{\"number\":1,\"name\":\"something great\",\"isLemma\":false}]")]
    [InlineData("properties", "[{\"number\":9,\"name\":\"all or nothing\",\"isLemma\":false}]")]
    [InlineData("properties", "[{\"number\":2147483647,\"name\":\"all or nothing\",\"isLemma\":false}]")]
    [InlineData("scalarsets", "[{\"type\":\"Manager\",\"size\":2}]")]
    [InlineData("scalarsets", "[{\"type\":\"Outcome\",\"size\":null}]")]
    [InlineData("scalarsets", "[]")]
    [InlineData("constants", "[{\"name\":\"RM\",\"value\":\"4\"}]")]
    [InlineData("constants", "[{\"name\":\"RM\",\"value\":\"3; type t: 0..1\"}]")]
    [InlineData("clauses", "[]")]
    [InlineData("sources", "[]")]
    [InlineData("compatibility", "\"rumur\"")]
    [InlineData("specification", "\"/etc/passwd\"")]
    [InlineData("specification", "\"\"")]
    public void A_manifest_that_says_something_else(string field, string value)
    {
        _fixture.ChangeManifest(m => m[field] = JsonNode.Parse(value));

        RequireWrong(null);
    }

    [Theory]
    [InlineData("format", "\"modelcheck certificate 2\"")]
    [InlineData("obligations", "null")]
    [InlineData("obligations", "[null]")]
    [InlineData("obligations", "7")]
    [InlineData("invariant", "null")]
    [InlineData("more", "1")]
    public void A_manifest_of_another_form(string field, string? value)
    {
        _fixture.ChangeManifest(m => m[field] = JsonNode.Parse(value!));

        (VerificationOutcome outcome, string? problem) = _fixture.Problem();

        Assert.Equal(VerificationOutcome.Unusable, outcome);
        Assert.StartsWith("manifest.json is not", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void A_manifest_that_is_none(string text)
    {
        File.WriteAllText(_fixture.PathTo("manifest.json"), text);

        Assert.Equal(VerificationOutcome.Unusable, _fixture.Problem().Outcome);
    }

    [Fact]
    public void A_missing_manifest()
    {
        File.Delete(_fixture.PathTo("manifest.json"));

        RequireUnusable($"cannot read 'manifest.json' in '{_fixture.Folder}': it is missing");
    }

    [Fact]
    public void A_missing_folder()
    {
        Directory.Delete(_fixture.Folder, recursive: true);

        RequireUnusable($"cannot read 'manifest.json' in '{_fixture.Folder}': it is missing");
    }

    private string? RequireWrong(string? expected)
    {
        CertificateVerification verification = _fixture.Verify();
        Assert.Equal(VerificationOutcome.Wrong, verification.Outcome);
        Assert.Empty(verification.Obligations);
        if (expected is not null)
            Assert.Equal(expected, verification.Problem);

        return verification.Problem;
    }

    private void RequireUnusable(string expected) =>
        Assert.Equal((VerificationOutcome.Unusable, expected), _fixture.Problem());
}
