using System.Security.Cryptography;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Walks through the states of a specification at random.</summary>
internal static class SimulateCommand
{
    public static ExitCode Run(SimulateArguments arguments, Terminal terminal)
    {
        WalkOptions options = OptionsOf(arguments);
        var run = new ReportedRun(
            "simulate", arguments.Specification, SpecificationReader.OptionsOf(arguments), arguments.Outputs,
            arguments.Trace, terminal)
        {
            Seed = options.Seed,
        };

        return run.Run(loaded =>
        {
            TransitionSystem system = loaded.System!;
            CheckResult result = Simulator.Run(
                system, options, PropertySelection.Of(system, arguments.Properties), terminal.Interrupted);
            return (result, EndingOf(result, options.Seed, terminal));
        });
    }

    /// <summary>Nothing found is what was asked for, and no proof: the code is 0 and the verdict inconclusive.</summary>
    private static Ending EndingOf(CheckResult result, ulong seed, Terminal terminal)
    {
        string repeat = $"--seed {seed} repeats it";
        if (result.Violations is not [])
            return Ending.Of(result) is var found ? found with { Reason = $"{found.Reason}; {repeat}" } : found;
        if (terminal.Interrupted.IsCancellationRequested)
            return new Ending(ExitCode.Interrupted, $"nothing violated until the interruption; {repeat}");

        return new Ending(ExitCode.Holds, $"nothing violated: {result.Limit?.Reason}; {repeat}");
    }

    private static WalkOptions OptionsOf(SimulateArguments arguments) => new()
    {
        Seed = arguments.Seed == "random"
            ? (ulong)RandomNumberGenerator.GetInt32(int.MaxValue)
            : (ulong)FlagValue.Number("seed", arguments.Seed, 0, long.MaxValue),
        Runs = (int)FlagValue.Number("runs", arguments.Runs, 1, int.MaxValue),
        MaxSteps = (int)FlagValue.Number("steps", arguments.Steps, 1, int.MaxValue),
        DeadlockDetection = SharedFlags.DeadlockDetection(arguments.DeadlockDetection),
        TimeLimit = CheckCommand.TimeLimitOf(arguments),
    };
}
