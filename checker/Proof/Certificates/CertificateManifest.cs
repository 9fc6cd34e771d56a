using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ModelCheck.Language;
using TextEncoding = System.Text.Encoding;

namespace ModelCheck.Proof.Certificates;

/// <summary>What is proved, of which texts, and by which files.</summary>
/// <param name="Tool">The program that wrote it, with its version.</param>
/// <param name="Specification">Its path, relative to the certificate's folder.</param>
/// <param name="Constants">The values given from outside, as texts.</param>
/// <param name="Scalarsets">Every scalarset with a name.</param>
/// <param name="Sources">
/// The specification's own file and those that it imports, relative to the first one's folder.
/// </param>
/// <param name="Clauses">The expressions of <paramref name="Invariant"/>.</param>
/// <param name="Invariant">Clauses that make the induction go through, as lemmas of the specification.</param>
/// <param name="Obligations">Scripts that are all unsatisfiable.</param>
public sealed record CertificateManifest(
    string Format,
    string Tool,
    string Specification,
    Compatibility Compatibility,
    ImmutableArray<CertifiedConstant> Constants,
    ImmutableArray<CertifiedScalarset> Scalarsets,
    ImmutableArray<CertifiedFile> Sources,
    ImmutableArray<CertifiedProperty> Properties,
    ImmutableArray<string> Clauses,
    CertifiedFile Invariant,
    ImmutableArray<CertifiedObligation> Obligations)
{
    public const string FileName = "manifest.json";
    public const string CurrentFormat = "modelcheck certificate 1";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <exception cref="CertificateException">The bytes are no manifest.</exception>
    internal static CertificateManifest Parse(byte[] bytes)
    {
        try
        {
            CertificateManifest? manifest = JsonSerializer.Deserialize<CertificateManifest>(bytes, Json);
            if (manifest is not null && manifest.Format == CurrentFormat && manifest.HasNoMissingLists())
                return manifest;
        }
        catch (JsonException e)
        {
            throw CertificateException.Unusable($"{FileName} is not a certificate's manifest: {e.Message}", e);
        }

        throw CertificateException.Unusable($"{FileName} is not of the format '{CurrentFormat}'");
    }

    /// <summary>Of the manifest's file, in lower case hexadecimal.</summary>
    public string Sha256() => HashOf(ToBytes());

    /// <summary>In lower case hexadecimal.</summary>
    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static string HashOf(string text) => HashOf(TextEncoding.UTF8.GetBytes(text));

    // A list that is null in the file is one without an array.
    private bool HasNoMissingLists() => !Constants.IsDefault && !Scalarsets.IsDefault && !Sources.IsDefault
        && !Properties.IsDefault && !Clauses.IsDefault && !Obligations.IsDefault
        && !Clauses.Contains(null!) && !Constants.Contains(null!) && !Scalarsets.Contains(null!)
        && !Sources.Contains(null!) && !Properties.Contains(null!) && !Obligations.Contains(null!);
}

/// <summary>A constant whose value was given from outside.</summary>
public sealed record CertifiedConstant(string Name, string Value);

/// <summary>A scalarset type and its size.</summary>
/// <param name="Size">Null for any size.</param>
public sealed record CertifiedScalarset(string Type, long? Size);

/// <summary>A file and the SHA-256 of its bytes, in lower case hexadecimal.</summary>
public sealed record CertifiedFile(string File, string Sha256);

/// <summary>An invariant of the specification.</summary>
/// <param name="Number">Its place among the specification's properties, from 1.</param>
public sealed record CertifiedProperty(int Number, string Name, bool IsLemma);

/// <summary>A step of the proof.</summary>
/// <param name="Goal">What it shows.</param>
public sealed record CertifiedObligation(string File, string Sha256, string Goal);
