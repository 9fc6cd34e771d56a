using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Proof.Certificates;

/// <summary>A specification with the clauses of a proof as lemmas at its end.</summary>
internal sealed class CertifiedSpecification
{
    private readonly string _folder;
    private readonly SourceFile _own;
    private readonly TransitionSystem _withoutClauses;

    private CertifiedSpecification(LoadResult withoutClauses, TransitionSystem system)
    {
        _own = withoutClauses.Sources[0];
        _folder = Path.GetDirectoryName(Path.GetFullPath(_own.Path))!;
        _withoutClauses = withoutClauses.System!;
        System = system;
        Sources =
        [
            .. withoutClauses.Sources
                .Select(s => new CertifiedFile(Relative(s), CertificateManifest.HashOf(s.Text))),
        ];
    }

    /// <summary>With the clauses.</summary>
    public TransitionSystem System { get; }

    /// <summary>The files that were read, by their paths from the folder of the specification.</summary>
    public ImmutableArray<CertifiedFile> Sources { get; }

    public ImmutableArray<Property> Clauses => System.Properties[_withoutClauses.Properties.Length..];

    /// <summary>An invariant of the specification itself.</summary>
    /// <param name="number">Its place among the properties, from 1.</param>
    public Property Invariant(int number) =>
        number >= 1 && number <= _withoutClauses.Properties.Length
        && System.Properties[number - 1] is { Kind: PropertyKind.Invariant } invariant
            ? invariant
            : throw CertificateException.Wrong($"property {number} of the specification is no invariant");

    /// <summary>Where something stands, in a form that does not depend on where the files are.</summary>
    public string PlaceOf(SourceSpan span)
    {
        bool isClause = span.File.Path == _own.Path && span.Start > _own.Text.Length;
        string file = isClause ? InvariantText.FileName : Relative(span.File);
        int line = isClause ? span.Line - _own.LineCount : span.Line;
        return string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{span.Column}");
    }

    /// <exception cref="CertificateException">A text has errors, or the clauses are more than lemmas.</exception>
    public static CertifiedSpecification Load(string path, LoadOptions options, string clauses, int clauseCount)
    {
        LoadResult alone = Load(path, options);
        LoadResult extended = Load(path, options with { Appendix = clauses });
        var loaded = new CertifiedSpecification(alone, extended.System!);
        return loaded.HasLemmasOnly(clauseCount)
            ? loaded
            : throw CertificateException.Wrong($"{InvariantText.FileName} changes what the specification means");
    }

    private static LoadResult Load(string path, LoadOptions options)
    {
        try
        {
            LoadResult loaded = Specification.Load(path, options);
            return loaded.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } error
                ? throw CertificateException.Wrong(InvariantText.Describe(error))
                : loaded;
        }
        catch (SpecificationFileException e)
        {
            throw CertificateException.Unusable($"cannot read '{path}': {e.Message}", e);
        }
    }

    private bool HasLemmasOnly(int clauseCount) =>
        System.Properties.Length == _withoutClauses.Properties.Length + clauseCount
        && Clauses.All(c => c.Kind == PropertyKind.Invariant && c.Span.Start > _own.Text.Length)
        && System.Properties.Zip(_withoutClauses.Properties).All(p => IsSame(p.First, p.Second))
        && System.Rules.Length == _withoutClauses.Rules.Length
        && System.InitialRules.Length == _withoutClauses.InitialRules.Length
        && System.Variables.Length == _withoutClauses.Variables.Length
        && System.Types.Length == _withoutClauses.Types.Length
        && System.Functions.Length == _withoutClauses.Functions.Length
        && System.Constants.Length == _withoutClauses.Constants.Length;

    private static bool IsSame(Property one, Property other) =>
        one.Kind == other.Kind && one.Name == other.Name && one.Span.Start == other.Span.Start;

    private string Relative(SourceFile file) =>
        Path.GetRelativePath(_folder, Path.GetFullPath(file.Path)).Replace('\\', '/');
}
