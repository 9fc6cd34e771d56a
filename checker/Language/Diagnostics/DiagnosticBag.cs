namespace ModelCheck.Language.Diagnostics;

/// <summary>
/// The diagnostics of one run of the front end, in the order in which they were found, without exact
/// repetitions.
/// </summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string Code, string File, int Start)> _seen = [];

    public IReadOnlyList<Diagnostic> All => _diagnostics;

    public bool HasErrors { get; private set; }

    /// <summary>Adds a diagnostic unless one with the same code was reported at the same place.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (!_seen.Add((diagnostic.Code, diagnostic.Span.File.Path, diagnostic.Span.Start)))
            return;

        _diagnostics.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }
}
