using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Cli.Replays;

/// <summary>Runs recorded counterexamples on the reference interpreter.</summary>
internal static class ReplayedTrace
{
    /// <exception cref="Failure">A step is none of this specification.</exception>
    public static Replay Of(TransitionSystem system, RecordedTrace recorded)
    {
        ImmutableArray<Instance<Rule>> firings = recorded.FindFirings(system);
        Replay replay = new TraceReplayer(system).Replay(firings[0], firings.Skip(1));
        if (replay.Refused is { } refused)
            throw RecordedFirings.Mismatch(refused.Number, refused.Rule.Owner.Name, refused.Reason);

        return replay;
    }

    /// <summary>What was recorded as violated, with the trace as it ran now.</summary>
    /// <exception cref="Failure">The trace does not show that.</exception>
    public static Violation ViolationOf(TransitionSystem system, RecordedTrace recorded)
    {
        Replay replay = Of(system, recorded);
        var trace = new Trace(replay.Trace!.Steps, LoopStartOf(recorded, replay.Trace));
        if (recorded.Kind is null && recorded.LoopStart is null)
            return FindAnything(system, trace, replay.Error);

        ViolationKind kind = KindOf(recorded);
        Property? property = recorded.Property is null
            ? null
            : system.Properties.FirstOrDefault(p => p.Name == recorded.Property)
                ?? throw Unfit($"there is no property '{recorded.Property}'");
        switch (kind)
        {
            case ViolationKind.ModelError when replay.Error is { } error:
                return new Violation(kind, Property: null, [], error, trace, Explanation: null);
            case ViolationKind.ModelError or ViolationKind.Invariant:
                return FindAtEnd(system, trace, kind, property);
            case ViolationKind.Temporal:
                return FindRun(system, trace, property!);
            default:
                return new Violation(kind, property, [], Error: null, trace, Explanation: null);
        }
    }

    private static Violation FindAtEnd(TransitionSystem system, Trace trace, ViolationKind kind, Property? property)
    {
        var end = new LastState(system, trace);
        Violation? found = property is null ? end.FindViolation() : end.FindViolationOf(property);
        return found?.Kind == kind ? found : throw Unfit("its last state does not violate what was recorded");
    }

    private static Violation FindRun(TransitionSystem system, Trace trace, Property property)
    {
        if (!property.IsTemporal || trace.LoopStart is not { } start
            || (start < trace.Length && !trace.Steps[start].State.SequenceEqual(trace.Steps[^1].State)))
        {
            throw Unfit("it does not come back to where its loop begins");
        }

        var judge = new LassoJudge(system);
        for (long number = 0; number < Parameters.Count(property.Bindings); number++)
        {
            var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, number));
            if (judge.Judge(trace, instance).Facts is { } facts)
            {
                return new Violation(
                    ViolationKind.Temporal, property, instance.Arguments, Error: null, trace, Explanation: null)
                {
                    Lasso = facts,
                };
            }
        }

        throw Unfit($"it is no fair run that violates '{property.Name}'");
    }

    private static Violation FindAnything(TransitionSystem system, Trace trace, ModelError? error) =>
        error is not null
            ? new Violation(ViolationKind.ModelError, Property: null, [], error, trace, Explanation: null)
            : new LastState(system, trace).FindViolation() ?? throw Unfit("its last state violates nothing by itself");

    private static int? LoopStartOf(RecordedTrace recorded, Trace trace) => recorded.LoopStart is { } start
        && (start < 0 || start >= trace.Steps.Length)
            ? throw Unfit($"it has no step {start} to loop to")
            : recorded.LoopStart;

    private static ViolationKind KindOf(RecordedTrace recorded) => recorded.Kind switch
    {
        "deadlock" => ViolationKind.Deadlock,
        "invariant" => ViolationKind.Invariant,
        "error" => ViolationKind.ModelError,
        "temporal" or null when recorded.Property is not null => ViolationKind.Temporal,
        _ when recorded.Property is not null => ViolationKind.Liveness,
        _ => throw Unfit($"'{recorded.Kind}' is no kind of violation with a trace"),
    };

    private static Failure Unfit(string reason) =>
        new(Reporting.ExitCode.Expectation, $"the trace does not fit the specification: {reason}");
}
