using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Gives places in the source by the number of their file.</summary>
internal sealed class SourceSpans
{
    private readonly Dictionary<SourceFile, int> _numbers = [];

    /// <param name="sources">The files of the page, in order.</param>
    public SourceSpans(ImmutableArray<SourceFile> sources)
        : this(sources, [])
    {
    }

    /// <param name="sources">The files of the page, in order.</param>
    /// <param name="read">Files that were read another time: places in those that the page has too are known.</param>
    public SourceSpans(ImmutableArray<SourceFile> sources, ImmutableArray<SourceFile> read)
    {
        for (int number = 0; number < sources.Length; number++)
            _numbers.Add(sources[number], number);

        foreach (SourceFile file in read)
        {
            if (sources.FirstOrDefault(known => known.Path == file.Path && known.Text == file.Text) is { } same)
                _numbers.TryAdd(file, _numbers[same]);
        }
    }

    /// <remarks>What lies in no file of the page, as a constant from the command line, is at no place.</remarks>
    public BundleSpan Of(SourceSpan span) => _numbers.TryGetValue(span.File, out int number)
        ? new BundleSpan(number, span.Start, span.Length, span.Line)
        : new BundleSpan(-1, 0, 0, 0);
}
