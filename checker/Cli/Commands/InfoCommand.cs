using ModelCheck.Cli.CommandLine;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Estimation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Describes a specification, without running it unless an estimate is asked for.</summary>
internal static class InfoCommand
{
    public static ExitCode Run(InfoArguments arguments, Terminal terminal)
    {
        LoadOptions options = SpecificationReader.OptionsOf(arguments);
        var probe = new ProbeOptions
        {
            Threads = FlagValue.Threads(arguments.Threads),
            TimeLimit = FlagValue.Duration("timeout", arguments.Timeout),
            SymmetryReduction = SharedFlags.SymmetryReduction(arguments.SymmetryReduction),
        };
        long memory = FlagValue.Memory(arguments.Memory);
        LoadResult loaded = SpecificationReader.Read(arguments.Specification, options, terminal);
        StateLayout layout = CompiledModel.LayoutFor(new ModelNumbering(loaded.System!));
        var info = new InfoText(
            loaded.System!,
            loaded.Expectations,
            layout.BitCount,
            layout.WordCount * sizeof(ulong),
            [.. layout.Describe()]);
        var writer = new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width);
        info.Write(writer);
        if (!arguments.Estimate)
            return ExitCode.Holds;

        CostEstimate estimate = CostEstimator.Estimate(loaded, options, probe, terminal.Interrupted);
        writer.WriteLine();
        new EstimateText(estimate, probe.Threads, memory).Write(writer);
        return ExitCode.Holds;
    }
}
