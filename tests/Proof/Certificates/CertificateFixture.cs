using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Certificates;
using ModelCheck.Proof.Encoding;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Proof.Certificates;

/// <summary>A copy of a specification and a certificate for it, in a folder of their own.</summary>
internal sealed class CertificateFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _spec;

    public CertificateFixture(KnownProof proof, bool forAnySize = true, ImmutableArray<string>? clauses = null)
    {
        _spec = _folder.Write("spec/model.m", File.ReadAllText(proof.Path));
        Manifest = Write(clauses ?? proof.Clauses, forAnySize);
    }

    public CertificateManifest Manifest { get; private set; }

    public string Folder => _folder.PathTo("certificate");

    public CertificateManifest Write(ImmutableArray<string> clauses, bool forAnySize = true) =>
        Manifest = Certificate.Write(Folder, SubjectOf(clauses, forAnySize));

    /// <summary>What a certificate says of all invariants.</summary>
    public CertificateSubject SubjectOf(ImmutableArray<string> clauses, bool forAnySize = true)
    {
        TransitionSystem system = Specification.Load(_spec).System!;
        EncodingOptions encoding = forAnySize ? EncodingOptions.ForAnySize(system) : new EncodingOptions();
        return CertificateSubject.Of(
            system, new LoadOptions(), encoding, system.PropertiesOf(PropertyKind.Invariant), clauses);
    }

    public CertificateVerification Verify(VerificationOptions? options = null) =>
        CertificateVerifier.Verify(Folder, options);

    /// <summary>Why the certificate is not verified.</summary>
    public (VerificationOutcome Outcome, string? Problem) Problem()
    {
        CertificateVerification verification = Verify();
        return (verification.Outcome, verification.Problem);
    }

    public string PathTo(string name) => Path.Combine(Folder, name);

    public void Change(string name, string what, string into)
    {
        string text = File.ReadAllText(PathTo(name));
        if (!text.Contains(what, StringComparison.Ordinal))
            throw new ArgumentException($"no '{what}' in {name}", nameof(what));

        File.WriteAllText(PathTo(name), text.Replace(what, into, StringComparison.Ordinal));
    }

    public void ChangeSpecification(string what, string into) => Change("../spec/model.m", what, into);

    public void DeleteSpecification() => File.Delete(_spec);

    public void ChangeManifest(Action<JsonObject> change)
    {
        string path = PathTo(CertificateManifest.FileName);
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }

    /// <summary>Makes the manifest's digests those of the files again.</summary>
    public void Rehash() => ChangeManifest(manifest =>
    {
        foreach (JsonNode? entry in manifest["obligations"]!.AsArray().Append(manifest["invariant"]))
            entry!["sha256"] = CertificateManifest.HashOf(File.ReadAllBytes(PathTo((string)entry["file"]!)));
    });

    public void Dispose() => _folder.Dispose();
}
