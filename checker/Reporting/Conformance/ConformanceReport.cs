using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Conformance;

/// <summary>What came of comparing a log with a specification.</summary>
/// <param name="Log">Its path, as the user wrote it.</param>
/// <param name="Ignored">How many events were left out, as asked.</param>
public sealed record ConformanceReport(
    TransitionSystem System, string Log, ConformanceResult Result, long Ignored, Ending Ending, TimeSpan Elapsed);

/// <summary>A form in which <c>conform --out FORMAT=FILE</c> writes a result.</summary>
public interface IConformanceFormat : IOutputFormat
{
    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(ConformanceReport report, Stream output);
}

/// <summary>Every form that <c>conform --out FORMAT=FILE</c> can write.</summary>
public static class ConformanceFormats
{
    public static ImmutableArray<IConformanceFormat> All { get; } = [new ConformanceJson()];
}
