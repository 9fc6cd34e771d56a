using System.Collections.Immutable;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>One run of a command that ends in a report: reads the specification, runs, writes every output.</summary>
internal sealed class ReportedRun
{
    private readonly Terminal _terminal;
    private readonly LoadOptions _options;
    private readonly OutputFiles _outputs;
    private readonly TraceDetail _detail;
    private readonly Inquiry _inquiry;

    public ReportedRun(
        string command, string path, LoadOptions options, IEnumerable<string> outputs, string detail, Terminal terminal)
    {
        _terminal = terminal;
        _options = options;
        _detail = FlagValue.Choice<TraceDetail>(
            "trace", detail, [("diff", TraceDetail.Diff), ("full", TraceDetail.Full), ("off", TraceDetail.Off)]);
        _outputs = OutputFiles.Parse(outputs);
        if (_outputs.NeedGraph && command != "check")
            throw Failure.Usage($"'{command}' has no state graph to write: 'check' has");

        _inquiry = new Inquiry(command, path, SpecSha256: null, options.Compatibility, options.Constants);
    }

    /// <summary>Whether an output needs the state graph.</summary>
    public bool NeedsGraph => _outputs.NeedGraph;

    /// <summary>For a proof: whether the clauses that it found are listed.</summary>
    public bool ShowsClauses { get; init; }

    /// <summary>Set for a simulation.</summary>
    public ulong? Seed { get; init; }

    /// <summary>For a replay: the specification's hash when its trace was recorded.</summary>
    public string? RecordedSha256 { get; init; }

    /// <summary>Runs and reports.</summary>
    /// <param name="run">Given a specification without errors, the result and how the run ended.</param>
    public ExitCode Run(Func<LoadResult, (CheckResult Result, Ending Ending)> run) => Run((loaded, inquiry) =>
    {
        (CheckResult result, Ending ending) = run(loaded);
        return new Report(inquiry, loaded.System!, result, loaded.Diagnostics, ending);
    });

    /// <summary>Runs and reports.</summary>
    /// <param name="run">Given a specification without errors and what was asked, the report.</param>
    public ExitCode Run(Func<LoadResult, Inquiry, Report> run)
    {
        Inquiry inquiry = _inquiry with { Seed = Seed };
        try
        {
            LoadResult loaded = SpecificationReader.Read(inquiry.SpecPath, _options, _terminal);
            inquiry = inquiry with { SpecSha256 = SpecificationReader.Sha256(loaded) };
            if (RecordedSha256 is not null && RecordedSha256 != inquiry.SpecSha256)
                _terminal.Errors.WriteLine("the specification has changed since this trace was recorded");
            Report report = run(loaded, inquiry);
            Write(report);
            return report.Ending.Code;
        }
        catch (SpecificationFailure failure)
        {
            inquiry = inquiry with { SpecSha256 = SpecificationReader.Sha256(failure.Loaded) };
            WriteFailure(inquiry, failure, failure.Loaded.Diagnostics);
            throw;
        }
        catch (Failure failure)
        {
            WriteFailure(inquiry, failure, []);
            throw;
        }
    }

    private void WriteFailure(Inquiry inquiry, Failure failure, ImmutableArray<Diagnostic> diagnostics) =>
        _outputs.WriteFailure(new FailedReport(inquiry, diagnostics, new Ending(failure.Code, failure.Message)));

    private void Write(Report report)
    {
        _outputs.Write(report);
        if (_outputs.TakeStandardOutput)
        {
            _terminal.Errors.WriteLine(Printable.Escape(report.Ending.ToString()));
            return;
        }

        var writer = new StyledWriter(_terminal.Output, _terminal.OutputUsesColor, _terminal.Width);
        new TextFormat(_detail) { ShowsClauses = ShowsClauses }.Write(report, writer);
    }
}
