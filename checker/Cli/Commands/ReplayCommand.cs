using System.Diagnostics;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Replays;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using Trace = ModelCheck.Language.Results.Trace;

namespace ModelCheck.Cli.Commands;

/// <summary>Runs a recorded trace on the reference interpreter and says what is wrong at its end.</summary>
internal static class ReplayCommand
{
    public static ExitCode Run(ReplayArguments arguments, Terminal terminal)
    {
        int violation = (int)FlagValue.Number("violation", arguments.Violation, 1, int.MaxValue);
        RecordedResult result = RecordedResult.Read(arguments.Trace);
        RecordedTrace recorded = result.Traces.FirstOrDefault(trace => trace.Number == violation)
            ?? throw Failure.System($"'{arguments.Trace}' has no counterexample with number {violation}");
        string path = arguments.Specification ?? RecordedSpecification.Locate(result.SpecPath, arguments.Trace);
        LoadOptions options = RecordedSpecification.OptionsOf(result);
        var run = new ReportedRun("replay", path, options, arguments.Outputs, arguments.Detail, terminal)
        {
            RecordedSha256 = result.SpecSha256,
        };
        return run.Run(loaded => Replay(loaded.System!, recorded));
    }

    private static (CheckResult Result, Ending Ending) Replay(TransitionSystem system, RecordedTrace recorded)
    {
        var clock = Stopwatch.StartNew();
        Replay replay = ReplayedTrace.Of(system, recorded);
        Trace trace = replay.Trace!;
        Violation? violation = replay.Error is { } error
            ? new Violation(ViolationKind.ModelError, Property: null, [], error, trace, Explanation: null)
            : new LastState(system, trace).FindViolation();
        CheckResult result = ResultOf(system, trace, violation, clock.Elapsed);
        string steps = ViolationText.Steps(trace.Length);
        return (result, violation is null
            ? new Ending(ExitCode.Holds, $"replayed {steps}; the last state violates nothing by itself")
            : Ending.Of(result) with { Reason = $"replayed: {ViolationText.Summary(violation)}" });
    }

    private static CheckResult ResultOf(
        TransitionSystem system, Trace trace, Violation? violation, TimeSpan elapsed) => new(
            violation is null ? Verdict.Inconclusive : Verdict.Violated,
            violation is null ? [] : [violation],
            Properties: [],
            States: trace.Steps.Length,
            RulesFired: trace.Length,
            Depth: trace.Length,
            [.. system.Rules.Select(rule => (long)trace.Steps.Skip(1).Count(step => ReferenceEquals(step.Rule, rule)))],
            new LimitReached("a trace is one way through the states", ""),
            elapsed,
            Environment.WorkingSet,
            Threads: 1);
}
