using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Comparing;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Checks several designs and shows what became of each property in each of them.</summary>
internal static class CompareCommand
{
    public static ExitCode Run(CompareArguments arguments, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        MatrixOptions options = OptionsOf(arguments);
        var outputs = OutputTargets<IComparisonFormat>.Parse(arguments.Outputs, ComparisonFormats.All);
        ImmutableArray<LoadedDesign> designs = DesignReader.Read(arguments.Specifications, options.Loading, terminal);
        RefuseUnknown(arguments.Properties, designs);
        if (arguments.Diff && designs.Length != 2)
            throw Failure.Usage($"'--diff' takes two specifications, not {designs.Length}");

        var matrix = new MatrixRunner(options);
        ImmutableArray<ComparedDesign> compared = arguments.Diff
            ? matrix.RunHere(designs, terminal.Interrupted)
            : matrix.Run(designs, terminal.Interrupted);
        DesignDifference? difference = arguments.Diff
            ? new DesignComparison(options).Compare((designs[0], compared[0]), (designs[1], compared[1]), terminal.Interrupted)
            : null;
        var report = new ComparisonReport(compared, EndingOf(compared, difference), clock.Elapsed) { Difference = difference };
        outputs.Write((format, stream) => format.Write(report, stream));
        if (outputs.TakeStandardOutput)
            terminal.Errors.WriteLine(report.Ending.ToString());
        else
            ComparisonText.Write(report, new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width));

        return report.Ending.Code;
    }

    private static MatrixOptions OptionsOf(CompareArguments arguments) => new()
    {
        Loading = new LoadOptions
        {
            Compatibility = SpecificationReader.CompatibilityOf(arguments.Compatibility),
            Constants = FlagValue.Constants(arguments.Constants),
        },
        Properties = [.. arguments.Properties],
        Threads = FlagValue.Threads(arguments.Threads),
        MemoryBytes = FlagValue.Memory(arguments.Memory),
        Time = arguments.Timeout is { } time ? FlagValue.Duration("timeout", time) : null,
        MaxErrors = arguments.MaxErrors is { } most
            ? (int)FlagValue.Number("max-errors", most, 1, int.MaxValue)
            : int.MaxValue,
    };

    // One that only some designs have is no mistake.
    private static void RefuseUnknown(IEnumerable<string> properties, ImmutableArray<LoadedDesign> designs)
    {
        string[] known = [.. designs.SelectMany(d => d.Loaded.System!.Properties).Select(p => p.Name).Distinct()];
        if (properties.FirstOrDefault(name => !known.Contains(name)) is not { } unknown)
            return;

        string hint = NearestName.Find(unknown, known) is { } nearest ? $": did you mean '{nearest}'?" : "";
        throw Failure.Usage($"no design has a property '{unknown}'{hint}");
    }

    private static Ending EndingOf(ImmutableArray<ComparedDesign> designs, DesignDifference? difference)
    {
        if (difference?.Obstacle is { } obstacle)
            return new Ending(ExitCode.Inconclusive, obstacle);

        int open = designs.Count(d => !d.IsDecided);
        return open == 0
            ? new Ending(ExitCode.Holds, $"every property of {designs.Length} designs is decided")
            : new Ending(ExitCode.Inconclusive, $"{open} of {designs.Length} designs {(open == 1 ? "is" : "are")} not decided");
    }
}
