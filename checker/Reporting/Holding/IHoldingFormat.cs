using System.Collections.Immutable;

namespace ModelCheck.Reporting.Holding;

/// <summary>A form in which the result of <c>explain</c> can be written to a file: one of <see cref="HoldingFormats.All"/>.</summary>
public interface IHoldingFormat : IOutputFormat
{
    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(HoldingReport report, Stream output);
}

/// <summary>Every form that <c>explain --out FORMAT=FILE</c> can write.</summary>
public static class HoldingFormats
{
    public static ImmutableArray<IHoldingFormat> All { get; } = [new HoldingJson(), new HoldingMarkdown(), new HoldingText()];
}
