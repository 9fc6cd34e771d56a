using System.Collections.Immutable;
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
        RecordedTrace recorded = RecordedTrace.Read(arguments.Trace, violation);
        string path = arguments.Specification ?? Locate(recorded.SpecPath, arguments.Trace);
        var options = new LoadOptions { Compatibility = recorded.Compatibility, Constants = recorded.Constants };
        var run = new ReportedRun("replay", path, options, arguments.Outputs, arguments.Detail, terminal)
        {
            RecordedSha256 = recorded.SpecSha256,
        };
        return run.Run(loaded => Replay(loaded.System!, recorded));
    }

    /// <summary>The specification's path as recorded, else seen from the trace's folder.</summary>
    private static string Locate(string path, string tracePath)
    {
        string beside = Path.Combine(Path.GetDirectoryName(tracePath) ?? "", path);
        return File.Exists(path) || !File.Exists(beside) ? path : beside;
    }

    private static (CheckResult Result, Ending Ending) Replay(TransitionSystem system, RecordedTrace recorded)
    {
        var clock = Stopwatch.StartNew();
        ImmutableArray<Instance<Rule>> firings = RecordedFirings.Of(system, recorded);
        Replay replay = new TraceReplayer(system).Replay(firings[0], firings.Skip(1));
        if (replay.Refused is { } refused)
            throw RecordedFirings.Mismatch(refused.Number, refused.Rule.Owner.Name, refused.Reason);

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
