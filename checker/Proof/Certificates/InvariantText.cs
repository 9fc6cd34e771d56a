using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Proof.Certificates;

/// <summary>The clauses of a proof as lemmas that could stand at the end of the specification.</summary>
/// <param name="Text">The contents of the file.</param>
/// <param name="Clauses">The expressions in it.</param>
internal sealed record InvariantText(string Text, ImmutableArray<string> Clauses)
{
    public const string FileName = "invariant.m";

    /// <summary>The lemmas for some clauses.</summary>
    public static InvariantText Of(ImmutableArray<string> clauses, Compatibility compatibility)
    {
        string keyword = compatibility == Compatibility.None ? "lemma" : "invariant";
        var text = new StringBuilder();
        for (int i = 0; i < clauses.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{keyword} \"clause {i + 1}\" {clauses[i]};\n");

        return new InvariantText(text.ToString(), clauses);
    }

    /// <summary>Reads lemmas, and makes sure that the text is nothing else.</summary>
    /// <remarks>
    /// Anything else, an assumption above all, could change what the specification means.
    /// </remarks>
    /// <exception cref="CertificateException">It is something else.</exception>
    public static InvariantText Parse(string text, Compatibility compatibility)
    {
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax syntax =
            DeepStack.Run(() => Parser.Parse(new SourceFile(FileName, text), compatibility, diagnostics));
        if (diagnostics.HasErrors)
            throw CertificateException.Wrong(Describe(diagnostics.All.First(d => d.Severity == Severity.Error)));

        ItemSyntax? other = syntax.Items.FirstOrDefault(
            item => item is not PropertySyntax
            {
                Kind: PropertyKindSyntax.Lemma or PropertyKindSyntax.Invariant,
            });
        return other is null
            ? new InvariantText(text, [.. syntax.Items.Cast<PropertySyntax>().Select(p => p.Condition.Span.Text)])
            : throw CertificateException.Wrong($"{other.Span}: a certificate's invariant may have lemmas only");
    }

    /// <summary>Where and what, on one line.</summary>
    public static string Describe(Diagnostic error) => $"{error.Span}: {error.Message}";
}
