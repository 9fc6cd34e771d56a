using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Where <c>--out FORMAT=FILE</c> sends the report of one run.</summary>
internal sealed class OutputFiles
{
    private readonly OutputTargets<IReportFormat> _targets;

    private OutputFiles(OutputTargets<IReportFormat> targets) => _targets = targets;

    /// <summary>True when some result is the state graph.</summary>
    public bool NeedGraph => _targets.Formats.Any(format => format.NeedsGraph);

    /// <inheritdoc cref="OutputTargets{T}.TakeStandardOutput"/>
    public bool TakeStandardOutput => _targets.TakeStandardOutput;

    /// <exception cref="Failure">A value is not allowed, or a file cannot be written.</exception>
    public static OutputFiles Parse(IEnumerable<string> values) =>
        new(OutputTargets<IReportFormat>.Parse(values, ReportFormats.All));

    public void Write(Report report)
    {
        Report full = _targets.Formats.Any(format => format.ShowsSurroundings) ? TraceSurroundings.AddTo(report) : report;
        _targets.Write((format, stream) => format.Write(full, stream));
    }

    public void WriteFailure(FailedReport report) =>
        _targets.Write((format, stream) => format.WriteFailure(report, stream));
}
