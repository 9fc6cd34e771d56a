using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>A specification with the place of a diagnostic marked: <c>rule «x := 1» end</c>.</summary>
internal sealed class MarkedText
{
    private readonly string _text;
    private readonly int _start;
    private readonly int _end;

    public MarkedText(string marked)
    {
        _start = marked.IndexOf('«');
        _end = marked.IndexOf('»') - 1;
        _text = marked.Replace("«", "").Replace("»", "");
    }

    /// <summary>Asserts that parsing reports exactly one thing, at the mark.</summary>
    public Diagnostic AssertReports(Compatibility compatibility, string code, string message)
    {
        IReadOnlyList<Diagnostic> diagnostics = Parsing.Parse(_text, compatibility).Diagnostics;
        Assert.Equal([$"{code}: {message}"], diagnostics.Select(Parsing.Describe));
        Assert.Equal((_start, _end), (diagnostics[0].Span.Start, diagnostics[0].Span.End));
        return diagnostics[0];
    }

    public void AssertNoErrors(Compatibility compatibility, string? except = null) =>
        Assert.Empty(Parsing.Parse(_text, compatibility).Diagnostics
            .Where(d => d.Severity == Severity.Error && d.Code != except)
            .Select(Parsing.Describe));
}
