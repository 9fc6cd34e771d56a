using System.Diagnostics;
using System.Globalization;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Conformance;
using ModelCheck.Exploration.Conformance;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Conformance;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Compares a log of events with the behaviours of a specification.</summary>
internal static class ConformCommand
{
    public static ExitCode Run(ConformArguments arguments, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        int maxStates = (int)FlagValue.Number("max-states", arguments.MaxStates, 1, int.MaxValue);
        EventLogOptions options = OptionsOf(arguments);
        var outputs = OutputTargets<IConformanceFormat>.Parse(arguments.Outputs, ConformanceFormats.All);
        if (arguments.Log == "")
            throw Failure.Usage("no log given: modelcheck conform SPEC LOG");

        TransitionSystem system = SpecificationReader
            .Read(arguments.Specification, SpecificationReader.OptionsOf(arguments), terminal).System!;
        if (system.Rules.All(r => r.Events.IsEmpty))
            throw Failure.Usage($"no rule of {arguments.Specification} has an '--- @event name(field = expression)'");

        using var search = new ConformanceSearch(system);
        var reader = new EventLogReader(arguments.Log, options, search.KnowsEvent);
        ConformanceResult result = search.Run(reader.Read(), maxStates, terminal.Interrupted);
        var report = new ConformanceReport(
            system, arguments.Log, result, reader.IgnoredCount, EndingOf(result), clock.Elapsed);
        outputs.Write((format, stream) => format.Write(report, stream));
        if (outputs.TakeStandardOutput)
            terminal.Errors.WriteLine(report.Ending.ToString());
        else
            ConformanceText.Write(report, new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width));

        return report.Ending.Code;
    }

    private static EventLogOptions OptionsOf(ConformArguments arguments)
    {
        double? uncertainty = null;
        if (arguments.Uncertainty is { } text)
        {
            uncertainty = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value) && value >= 0
                ? value
                : throw Failure.Usage($"'--uncertainty' takes a number that is not negative, not '{text}'");
        }

        return new EventLogOptions(uncertainty, arguments.Source, [.. arguments.Ignored]);
    }

    private static Ending EndingOf(ConformanceResult result)
    {
        if (result.Limit is { Flag: "" } interrupted)
            return new Ending(ExitCode.Interrupted, $"{ViolationText.Count(result.Events, "event")} explained, then {interrupted.Reason}");

        if (result.Limit is { } limit)
            return new Ending(ExitCode.Inconclusive, $"{limit.Reason}; {limit.Flag} changes that");

        return result.Rejection is { } rejection
            ? new Ending(ExitCode.Nonconforming, $"no behaviour of the specification has the event of line {rejection.Event.Line}")
            : new Ending(ExitCode.Holds, $"all {ViolationText.Count(result.Events, "event")} of the log are a behaviour of the specification");
    }
}
