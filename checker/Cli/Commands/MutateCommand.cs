using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Mutating;
using ModelCheck.Cli.Progress;
using ModelCheck.Exploration.Mutation;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Mutation;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Finds out what a specification hinges on.</summary>
internal static class MutateCommand
{
    public static ExitCode Run(MutateArguments arguments, Terminal terminal)
    {
        LoadOptions loading = SpecificationReader.OptionsOf(arguments);
        double? required = arguments.RequireKilled is { } share ? FlagValue.Share("require-killed", share) : null;
        MutationOptions options = OptionsOf(arguments);
        var outputs = OutputTargets<IMutationFormat>.Parse(arguments.Outputs, MutationFormats.All);
        var display = MutationProgressDisplay.Create(arguments.Progress, terminal);
        LoadResult loaded = SpecificationReader.Read(arguments.Specification, loading, terminal);
        TransitionSystem system = loaded.System!;
        options = options with { Properties = PropertySelection.Of(system, arguments.Properties) };
        RefuseUnknownRule(system, arguments.Only);

        MutantSet mutants = arguments.Only is { } rule
            ? MutantFinder.Of(system, rule)
            : MutantFinder.Of(loaded, loading);
        using MutantJournal? journal = JournalOf(arguments.Resume, loaded, loading, options, terminal);
        MutationResult result = display.Show(
            progress => MutationChecker.Check(mutants, options, journal, progress, terminal.Interrupted));
        var inquiry = new Inquiry(
            "mutate", arguments.Specification, SpecificationReader.Sha256(loaded), loading.Compatibility, loading.Constants);
        var report = new MutationReport(inquiry, result, loaded.Diagnostics, EndingOf(result, required));
        outputs.Write((format, stream) => format.Write(report, stream));
        if (outputs.TakeStandardOutput)
            terminal.Errors.WriteLine(Printable.Escape(report.Ending.ToString()));
        else
            new MutationText(new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width)).Write(report);

        return report.Ending.Code;
    }

    private static MutantJournal? JournalOf(
        string? path, LoadResult loaded, LoadOptions loading, MutationOptions options, Terminal terminal)
    {
        if (path is null)
            return null;

        // Everything that a mutant's result depends on besides the mutant itself.
        string subject = string.Join(
            '\n',
            Application.Version,
            SpecificationIdentity.Of(loaded, loading.Compatibility),
            string.Join(' ', loading.Constants.Select(c => $"{c.Name}={c.Value}").Order(StringComparer.Ordinal)),
            options.DeadlockDetection,
            options.MaxStates,
            string.Join('\n', options.Properties));
        return MutantJournal.Open(
            path, subject, warning => terminal.Errors.WriteLine($"warning: {Printable.Escape(warning)}"));
    }

    private static MutationOptions OptionsOf(MutateArguments arguments) => new()
    {
        Threads = FlagValue.Threads(arguments.Threads),
        DeadlockDetection = SharedFlags.DeadlockDetection(arguments.DeadlockDetection),
        MaxStates = arguments.MaxStates is { } most ? FlagValue.Number("max-states", most, 1, int.MaxValue) : null,
        MemoryLimitBytes = FlagValue.Memory(arguments.Memory),
    };

    private static Ending EndingOf(MutationResult result, double? required)
    {
        if (result.Limit is { } limit)
        {
            return limit.Flag == ""
                ? new Ending(ExitCode.Interrupted, $"{MutationWords.Summary(result)}, then {limit.Reason}")
                : new Ending(ExitCode.Inconclusive, $"{limit.Reason}; {limit.Flag} raises the limit");
        }

        return required is { } share && result.KilledShare < share
            ? new Ending(
                ExitCode.Survivors, $"{MutationWords.Summary(result)}, less than {MutationWords.Percent(share)}")
            : new Ending(ExitCode.Holds, MutationWords.Summary(result));
    }

    private static void RefuseUnknownRule(TransitionSystem system, string? name)
    {
        if (name is null || system.Rules.Any(rule => rule.Name == name))
            return;

        string? nearest = NearestName.Find(name, system.Rules.Select(rule => rule.Name));
        string hint = nearest is null ? "'modelcheck info' lists them" : $"did you mean '{nearest}'?";
        throw Failure.Usage($"there is no rule '{name}': {hint}");
    }
}
