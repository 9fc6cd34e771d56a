using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Where <c>--out FORMAT=FILE</c> sends results.</summary>
internal sealed class OutputFiles
{
    private const string StandardOutput = "-";

    private readonly ImmutableArray<(IReportFormat Format, string Path)> _targets;

    private OutputFiles(ImmutableArray<(IReportFormat Format, string Path)> targets) => _targets = targets;

    public bool IsEmpty => _targets.IsEmpty;

    /// <summary>True when some result is the state graph.</summary>
    public bool NeedGraph => _targets.Any(target => target.Format.NeedsGraph);

    /// <summary>True when standard output holds a result for programs, so that nothing else may be written there.</summary>
    public bool TakeStandardOutput => _targets.Any(target => target.Path == StandardOutput);

    /// <exception cref="Failure">A value is not allowed, or a file cannot be written.</exception>
    public static OutputFiles Parse(IEnumerable<string> values)
    {
        var files = new OutputFiles([.. values.Select(ParseTarget)]);
        if (files._targets.Count(target => target.Path == StandardOutput) > 1)
            throw Failure.Usage("only one '--out' can go to standard output");

        // Better to know now than after hours of search.
        foreach ((_, string path) in files._targets.Where(target => target.Path != StandardOutput))
            Open(path, FileMode.OpenOrCreate).Dispose();
        return files;
    }

    public void Write(Report report) => WriteAll((format, stream) => format.Write(report, stream));

    public void WriteFailure(FailedReport report) => WriteAll((format, stream) => format.WriteFailure(report, stream));

    private void WriteAll(Action<IReportFormat, Stream> write)
    {
        foreach ((IReportFormat format, string path) in _targets)
        {
            using Stream stream = path == StandardOutput
                ? Console.OpenStandardOutput()
                : Open(path, FileMode.Create);
            write(format, stream);
        }
    }

    private static (IReportFormat Format, string Path) ParseTarget(string value)
    {
        string formats = string.Join(", ", ReportFormats.All.Select(format => format.Name));
        int equals = value.IndexOf('=');
        if (equals <= 0 || equals == value.Length - 1)
            throw Failure.Usage($"'--out' takes FORMAT=FILE with a format of {formats}, not '{value}'");

        string name = value[..equals];
        if (ReportFormats.Find(name) is { } format)
            return (format, value[(equals + 1)..]);

        string? nearest = NearestName.Find(name, ReportFormats.All.Select(f => f.Name));
        string hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
        throw Failure.Usage($"'--out' has no format '{name}'{hint}: there are {formats}");
    }

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot write '{path}': {exception.Message}");
        }
    }
}
