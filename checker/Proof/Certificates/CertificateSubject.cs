using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;

namespace ModelCheck.Proof.Certificates;

/// <summary>What a certificate is about, as text and numbers alone: whoever reads it derives the rest anew.</summary>
public sealed record CertificateSubject
{
    /// <summary>The path of the specification.</summary>
    public required string Specification { get; init; }

    /// <summary>How it is read, with the sizes of the scalarsets that do not have any size.</summary>
    public LoadOptions Load { get; init; } = new();

    /// <summary>The scalarset types that have any size.</summary>
    public ImmutableHashSet<string> AnySize { get; init; } = [];

    /// <summary>
    /// The invariants proved, lemmas of the specification included, by their places among its properties, from 1.
    /// </summary>
    public required ImmutableArray<int> Properties { get; init; }

    /// <summary>
    /// Expressions of the specification that make the induction go through, each on one line or several.
    /// </summary>
    public ImmutableArray<string> Clauses { get; init; } = [];

    /// <param name="system">Read with <paramref name="load"/>.</param>
    /// <param name="encoding">The options of the proof.</param>
    /// <param name="properties">Invariants of <paramref name="system"/>.</param>
    /// <param name="clauses">Their texts.</param>
    public static CertificateSubject Of(
        TransitionSystem system,
        LoadOptions load,
        EncodingOptions encoding,
        IEnumerable<Property> properties,
        IEnumerable<string> clauses) => new()
        {
            Specification = system.Path,
            Load = load,
            AnySize = encoding.AnySize,
            Properties = [.. properties.Select(p => system.Properties.IndexOf(p) + 1).Order()],
            Clauses = [.. clauses],
        };
}
