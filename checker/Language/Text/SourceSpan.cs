namespace ModelCheck.Language.Text;

/// <summary>A stretch of one source file: offsets [Start, Start + Length).</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Line of the first character, from 1.</summary>
    public int Line => File.LocationOf(Start).Line;

    /// <summary>Column of the first character, from 1, in UTF-16 code units.</summary>
    public int Column => File.LocationOf(Start).Column;

    /// <summary>The source text that the span covers.</summary>
    public string Text => File.Text.Substring(Start, Length);

    /// <summary>The smallest span that covers both; they must lie in the same file.</summary>
    public SourceSpan To(SourceSpan last) =>
        new(File, Math.Min(Start, last.Start), Math.Max(End, last.End) - Math.Min(Start, last.Start));

    /// <summary><c>path:line:column</c>, as compilers print it.</summary>
    public override string ToString() => $"{File.Path}:{Line}:{Column}";
}
