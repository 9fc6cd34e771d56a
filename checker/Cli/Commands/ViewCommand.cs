using System.Collections.Immutable;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Replays;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Stepping;

namespace ModelCheck.Cli.Commands;

/// <summary>Shows the traces of a recorded result, each run again on the reference interpreter.</summary>
internal static class ViewCommand
{
    public static ExitCode Run(ViewArguments arguments, Terminal terminal)
    {
        RecordedResult recorded = RecordedResult.Read(arguments.Trace);
        if (recorded.Traces is [])
            throw Failure.System($"'{arguments.Trace}' has no counterexample to show");

        string path = arguments.Specification ?? RecordedSpecification.Locate(recorded.SpecPath, arguments.Trace);
        int violation = (int)FlagValue.Number("violation", arguments.Violation, 1, int.MaxValue);
        ImmutableArray<string> targets = [.. arguments.Outputs];
        bool writesPage = targets is [] && !arguments.Text;
        string page = Path.ChangeExtension(arguments.Trace, ".html");
        OutputFiles outputs = OutputFiles.Parse(writesPage ? [$"html={page}"] : targets);
        if (outputs.NeedGraph)
            throw Failure.Usage("'view' has no state graph to write: 'check' has");

        LoadResult loaded = SpecificationReader.Read(path, RecordedSpecification.OptionsOf(recorded), terminal);
        if (recorded.SpecSha256 is { } known && known != SpecificationReader.Sha256(loaded))
            terminal.Errors.WriteLine("the specification has changed since this trace was recorded");

        Report report = ReportOf(recorded, loaded) with
        {
            Beside =
            [
                .. arguments.Beside.Select(beside => new Design(
                    beside, SpecificationReader.Read(beside, RecordedSpecification.OptionsOf(recorded), terminal).System!)),
            ],
        };
        outputs.Write(report);
        if (writesPage)
            terminal.Output.WriteLine($"wrote {Printable.Escape(page)}");
        if (arguments.Text)
            StepThrough(report, recorded, violation, arguments.Trace, terminal);
        return ExitCode.Holds;
    }

    private static void StepThrough(
        Report report, RecordedResult recorded, int number, string path, Terminal terminal)
    {
        int index = recorded.Traces.Select(trace => trace.Number).ToList().IndexOf(number);
        if (index < 0)
            throw Failure.System($"'{path}' has no counterexample with number {number}");

        TerminalStepper.Run(new TraceStepper(report.System, report.Result.Violations[index]), terminal);
    }

    /// <summary>The report that the recorded run gave, with what only that run could know taken from the record.</summary>
    private static Report ReportOf(RecordedResult recorded, LoadResult loaded)
    {
        TransitionSystem system = loaded.System!;
        ImmutableArray<Violation> violations =
            [.. recorded.Traces.Select(trace => ReplayedTrace.ViolationOf(system, trace))];
        RecordedCosts costs = recorded.Costs;
        var result = new CheckResult(
            Verdict.Violated,
            violations,
            Properties: [],
            costs.States,
            costs.RulesFired,
            costs.Depth,
            FiringsIn(system, violations),
            Limit: null,
            costs.Elapsed,
            costs.PeakMemoryBytes,
            costs.Threads)
        {
            StatesByDepth = costs.StatesByDepth,
            IsReduced = costs.IsReduced,
            HasPartialOrder = costs.HasPartialOrder,
            UnreducedStates = costs.UnreducedStates,
        };
        var inquiry = new Inquiry(
            recorded.Command, loaded.Sources[0].Path, SpecificationReader.Sha256(loaded), recorded.Compatibility, recorded.Constants);
        return new Report(inquiry, system, result, loaded.Diagnostics, Ending.Of(result));
    }

    private static ImmutableArray<long> FiringsIn(TransitionSystem system, ImmutableArray<Violation> violations) =>
    [
        .. system.Rules.Select(rule => (long)violations
            .SelectMany(violation => violation.Trace!.Steps.Skip(1))
            .Count(step => ReferenceEquals(step.Rule, rule))),
    ];
}
