using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>Something the user should know about the text of a specification.</summary>
/// <param name="Code"><c>MC</c> and four digits; a code is never reused for another meaning.</param>
/// <param name="Message">One sentence, lower case start, names in single quotes.</param>
/// <param name="Help">What to do about it, or null.</param>
/// <param name="Related">Another place that matters and what it is, or null.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    SourceSpan Span,
    string Message,
    string? Help = null,
    (SourceSpan Span, string Text)? Related = null);
