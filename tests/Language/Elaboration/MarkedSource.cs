using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using Xunit;

namespace ModelCheck.Tests.Language.Elaboration;

/// <summary>
/// A specification whose expected diagnostic is marked in its text: <c>rule «hold» = 1 ==> … end</c>.
/// </summary>
internal static class MarkedSource
{
    private const string Complete = "\nvar zz: boolean; startstate begin zz := true; end rule begin zz := !zz; end";

    /// <summary>
    /// Asserts that the text, with a start state and a rule added, gives exactly this diagnostic, at the mark.
    /// </summary>
    public static void AssertDiagnostic(
        string marked, string code, string message, Compatibility compatibility = Compatibility.None)
    {
        Diagnostic diagnostic = Assert.Single(
            Load(marked + Complete, compatibility).Diagnostics.Where(d => d.Code == code));
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(marked.IndexOf('«'), diagnostic.Span.Start);
        Assert.Equal(marked.IndexOf('»') - marked.IndexOf('«') - 1, diagnostic.Span.Length);
    }

    /// <summary>Asserts that the text, completed, has no error.</summary>
    public static void AssertAccepted(string text, Compatibility compatibility = Compatibility.None)
    {
        LoadResult result = Load(text + Complete, compatibility);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Code} {d.Message}"));
        Assert.NotNull(result.System);
    }

    /// <summary>Loads a text whose marks are taken out.</summary>
    public static LoadResult Load(string marked, Compatibility compatibility) =>
        Specification.FromText(
            marked.Replace("«", "").Replace("»", ""), new LoadOptions { Compatibility = compatibility });
}
