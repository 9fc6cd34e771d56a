using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Gives places in the source by the number of their file.</summary>
internal sealed class SourceSpans(ImmutableArray<SourceFile> sources)
{
    private readonly Dictionary<SourceFile, int> _numbers =
        sources.Select((file, number) => (file, number)).ToDictionary(pair => pair.file, pair => pair.number);

    /// <remarks>What lies in no file of the specification, as a constant from the command line, is at no place.</remarks>
    public BundleSpan Of(SourceSpan span) => _numbers.TryGetValue(span.File, out int number)
        ? new BundleSpan(number, span.Start, span.Length, span.Line)
        : new BundleSpan(-1, 0, 0, 0);
}
