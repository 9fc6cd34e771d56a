using System.Collections.Immutable;

namespace ModelCheck.Reporting.Comparison;

/// <summary>A form in which a comparison can be written to a file: one of <see cref="ComparisonFormats.All"/>.</summary>
public interface IComparisonFormat : IOutputFormat
{
    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(ComparisonReport report, Stream output);
}

/// <summary>Every form that <c>compare --out FORMAT=FILE</c> can write.</summary>
public static class ComparisonFormats
{
    public static ImmutableArray<IComparisonFormat> All { get; } =
        [new ComparisonJson(), new ComparisonMarkdown(), new ComparisonText()];
}
