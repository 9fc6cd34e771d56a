using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Gate;

public enum FindingLevel
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>Probably wrong, and accepted.</summary>
    Warning,

    /// <summary>The gate stays closed.</summary>
    Error,
}

/// <summary>Something that a reader of a gate's result should act on.</summary>
/// <param name="Message">One sentence, lower case start, without the position.</param>
/// <param name="File">The file that it is about.</param>
/// <param name="Span">The place in it; null when it is about the whole.</param>
public sealed record GateFinding(
    GateRule Rule, FindingLevel Level, string Message, string File, SourceSpan? Span = null)
{
    /// <summary>What stays the same about this finding when lines move and figures change.</summary>
    public required string Subject { get; init; }

    /// <summary>The run in which it was found; null when it was found without one.</summary>
    public Report? Report { get; init; }

    /// <summary>What was violated against expectation, with its trace; else null.</summary>
    public Violation? Violation { get; init; }

    /// <summary>The one to show in full; null when none has a trace.</summary>
    public static GateFinding? WithShortestTrace(IEnumerable<GateFinding> findings) =>
        findings.Where(f => f.Violation?.Trace is not null).MinBy(f => f.Violation!.Trace!.Length);

    /// <summary><c>path:line</c>, or the path alone.</summary>
    public string Place => Span is { } span ? $"{span.File.Path}:{span.Line}" : File;
}
