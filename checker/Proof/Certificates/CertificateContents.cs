using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using TextEncoding = System.Text.Encoding;

namespace ModelCheck.Proof.Certificates;

/// <summary>All files of a certificate, derived from the texts of the specification and of the clauses.</summary>
/// <param name="Files">Besides the manifest, by name, in the order of the manifest.</param>
internal sealed record CertificateContents(
    CertificateManifest Manifest, ImmutableArray<(string Name, byte[] Bytes)> Files)
{
    /// <summary>The program that derives, with its version.</summary>
    public static string Tool { get; } =
        $"ModelCheck {typeof(CertificateContents).Assembly.GetName().Version!.ToString(3)}";

    /// <param name="clauses">The contents of the file with the clauses.</param>
    /// <param name="specification">The specification's path as the manifest has it.</param>
    /// <exception cref="CertificateException">
    /// The texts have errors, or not all that matters can be encoded.
    /// </exception>
    public static CertificateContents Derive(
        CertificateSubject subject, string clauses, string specification, CancellationToken cancellation) =>
        DeepStack.Run(() =>
        {
            InvariantText invariant = InvariantText.Parse(clauses, subject.Load.Compatibility);
            CertifiedSpecification loaded = CertifiedSpecification.Load(
                subject.Specification, subject.Load, clauses, invariant.Clauses.Length);
            ImmutableArray<Property> properties = [.. subject.Properties.Select(loaded.Invariant)];
            ImmutableArray<(string Name, byte[] Bytes, string Goal)> obligations =
            [
                .. ScriptsOf(loaded, properties, subject.AnySize, cancellation)
                    .Select((script, i) => (NameOf(i + 1), TextEncoding.UTF8.GetBytes(script.Text), script.Goal)),
            ];
            byte[] invariantBytes = TextEncoding.UTF8.GetBytes(clauses);
            var manifest = new CertificateManifest(
                CertificateManifest.CurrentFormat,
                Tool,
                specification,
                subject.Load.Compatibility,
                [.. subject.Load.Constants.Select(c => new CertifiedConstant(c.Name, c.Value))],
                [.. loaded.System.Scalarsets.Select(s => SizeOf(s, subject.AnySize))],
                loaded.Sources,
                [.. subject.Properties.Zip(properties, (n, p) => new CertifiedProperty(n, p.Name, p.IsLemma))],
                invariant.Clauses,
                new CertifiedFile(InvariantText.FileName, CertificateManifest.HashOf(invariantBytes)),
                [
                    .. obligations.Select(o => new CertifiedObligation(
                        o.Name, CertificateManifest.HashOf(o.Bytes), o.Goal)),
                ]);
            return new CertificateContents(
                manifest,
                [(InvariantText.FileName, invariantBytes), .. obligations.Select(o => (o.Name, o.Bytes))]);
        });

    private static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"obligation-{number:D4}.smt2");

    private static CertifiedScalarset SizeOf(ScalarsetDeclaration scalarset, ImmutableHashSet<string> anySize)
    {
        string name = scalarset.Type.Name!;
        return new CertifiedScalarset(name, anySize.Contains(name) ? null : (long)scalarset.Type.Cardinality);
    }

    private static IEnumerable<ProofScript> ScriptsOf(
        CertifiedSpecification loaded,
        ImmutableArray<Property> properties,
        ImmutableHashSet<string> anySize,
        CancellationToken cancellation)
    {
        // Whether a type's size may vary at all depends on the clauses too.
        ImmutableHashSet<string> free = EncodingOptions.ForAnySize(loaded.System).AnySize;
        if (anySize.Except(free).Order(StringComparer.Ordinal).FirstOrDefault() is { } type)
            throw CertificateException.Wrong($"'{type}' is no scalarset that may have any size");

        SymbolicSystem system =
            SymbolicSystem.Encode(loaded.System, new EncodingOptions { AnySize = anySize }, cancellation);
        RequireEncoded(system, loaded, properties);
        ImmutableArray<Claim> claims =
        [
            .. properties.Concat(loaded.Clauses)
                .Select(p => Claim.Of(system.Properties.First(s => s.Property == p), system.Terms)),
        ];
        return new ProofScripts(system, loaded.PlaceOf).For(claims);
    }

    private static void RequireEncoded(
        SymbolicSystem system, CertifiedSpecification loaded, ImmutableArray<Property> properties)
    {
        Unencodable? gap = system.Unencodable.FirstOrDefault(u => u.Owner is not Property property
            || property.Kind == PropertyKind.Assumption
            || properties.Contains(property)
            || loaded.Clauses.Contains(property));
        if (gap is not null)
            throw CertificateException.Wrong($"{loaded.PlaceOf(gap.Span)}: {gap.Reason}");
    }
}
