using System.Diagnostics;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Progress;
using ModelCheck.Cli.Proving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Holding;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Holding;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Says what is behind an invariant that holds.</summary>
internal static class ExplainCommand
{
    public static ExitCode Run(ExplainArguments arguments, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        string mode = FlagValue.Choice<string>(
            "progress", arguments.Progress, [("auto", "auto"), ("plain", "plain"), ("json", "json"), ("off", "off")]);
        ProgressDisplay display = ProgressDisplay.Create(mode, terminal);
        LoadOptions loading = SpecificationReader.OptionsOf(arguments);
        ExplorationOptions exploration = OptionsOf(arguments) with { ProgressInterval = display.Interval };
        int changes = (int)FlagValue.Number("changes", arguments.Changes, 1, 64);
        TimeSpan? proofTime = arguments.Proof == "off" ? null : FlagValue.Duration("proof", arguments.Proof);
        var outputs = OutputTargets<IHoldingFormat>.Parse(arguments.Outputs, HoldingFormats.All);
        LoadResult loaded = SpecificationReader.Read(arguments.Specification, loading, terminal);
        TransitionSystem system = loaded.System!;
        Property property = PropertySelection.OneInvariant(system, arguments.Property);

        var options = new CheckOptions { Exploration = exploration, Properties = [property.Name] };
        CheckResult result = display.Show(progress => Checker.Check(system, options, progress, terminal.Interrupted));
        var inquiry = new Inquiry(
            "explain", arguments.Specification, SpecificationReader.Sha256(loaded), loading.Compatibility, loading.Constants);
        var report = new HoldingReport(inquiry, system, property, result, Ending.Of(result), clock.Elapsed);
        if (result.Verdict == Verdict.Holds)
            report = Explain(report, exploration, changes, terminal);
        if (report.Holding is not null && proofTime is { } time)
            report = Prove(report, new InvariantProof(loaded, loading, result, exploration, terminal.Interrupted), time);

        Write(report with { Elapsed = clock.Elapsed }, outputs, terminal);
        return report.Ending.Code;
    }

    private static HoldingReport Explain(
        HoldingReport report, ExplorationOptions exploration, int changes, Terminal terminal)
    {
        (HoldingInvariant? holding, StopReason reason) = InvariantInspector.Inspect(
            report.System, report.Property, exploration, changes, terminal.Interrupted);
        terminal.Interrupted.ThrowIfCancellationRequested();
        return holding is null
            ? report with { Ending = EndingOf(reason) }
            : report with { Holding = holding };
    }

    private static HoldingReport Prove(HoldingReport report, InvariantProof proof, TimeSpan time)
    {
        (ProofSupport? support, string? obstacle) = proof.Find(report.Property, time);
        return report with
        {
            Proof = support,
            ProofObstacle = obstacle,
            Ending = obstacle is null
                ? report.Ending
                : new Ending(ExitCode.Inconclusive, $"{report.Ending.Reason}, but why is open: {obstacle}"),
        };
    }

    // It was explored before, so what is left are limits that depend on the time and on what else is in memory.
    private static Ending EndingOf(StopReason reason) => new(
        ExitCode.Inconclusive,
        reason == StopReason.Time
            ? "holds, but the time limit was reached before all states were looked at; --timeout raises the limit"
            : "holds, but the memory limit was reached before all states were looked at; --memory raises the limit");

    private static void Write(HoldingReport report, OutputTargets<IHoldingFormat> outputs, Terminal terminal)
    {
        outputs.Write((format, stream) => format.Write(report, stream));
        if (outputs.TakeStandardOutput)
            terminal.Errors.WriteLine(Printable.Escape(report.Ending.ToString()));
        else
            HoldingText.Write(report, new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width));
    }

    private static ExplorationOptions OptionsOf(ExplainArguments arguments) => new()
    {
        Threads = FlagValue.Threads(arguments.Threads),
        DeadlockDetection = DeadlockDetection.Off,
        MaxStates = arguments.MaxStates is { } most ? FlagValue.Number("max-states", most, 1, long.MaxValue) : null,
        MemoryLimitBytes = FlagValue.Memory(arguments.Memory),
        TimeLimit = arguments.Timeout is { } time ? FlagValue.Duration("timeout", time) : null,
    };
}
