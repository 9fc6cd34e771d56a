namespace ModelCheck.Reporting;

/// <summary>A form in which a report can be written to a file: one of <see cref="ReportFormats.All"/>.</summary>
public interface IReportFormat : IOutputFormat
{
    /// <summary>Whether it writes the state graph, which only <c>check</c> makes, and only when asked.</summary>
    bool NeedsGraph => false;

    /// <summary>Whether it shows what surrounds a trace: <see cref="Language.Results.Violation.Distances"/> and the like.</summary>
    bool ShowsSurroundings => false;

    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(Report report, Stream output);

    /// <summary>Writes what a reader of this format should find when there is no result. The stream stays open.</summary>
    void WriteFailure(FailedReport report, Stream output);
}
