using System.Collections.Immutable;
using ModelCheck.Exploration.Vacuity;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Temporal;
using ModelCheck.Language.Text;

namespace ModelCheck.Cli.Gate;

/// <summary>
/// Makes results of records. Each trace is replayed on the reference interpreter, so that a record that does not fit its
/// specification is noticed, wherever it comes from.
/// </summary>
internal sealed class RecordReader(TransitionSystem system)
{
    private readonly TraceReplayer _replayer = new(system);
    private readonly Interpreter _interpreter = new(system);

    /// <summary>The result of a check.</summary>
    /// <exception cref="RecordException">The record is not one of this specification.</exception>
    public static CheckResult Read(TransitionSystem system, RunRecord record) =>
        DeepStack.Run(() => new RecordReader(system).Read(record));

    /// <summary>What a record says was proved.</summary>
    /// <exception cref="RecordException">The record is not one of this specification.</exception>
    public static ImmutableArray<ProvedProperty> ReadProofs(TransitionSystem system, RunRecord record) =>
        [.. record.Proofs.Select(p => new ProvedProperty(Get(system.Properties, p.Property), p.AnySize))];

    private CheckResult Read(RunRecord record)
    {
        if (record.RuleFirings.Length != system.Rules.Length)
            throw new RecordException("it is of another specification");

        ImmutableArray<Violation> violations = [.. record.Violations.Select(Read)];
        if (violations.IsEmpty == (record.Verdict == Verdict.Violated))
            throw new RecordException("its verdict contradicts its violations");

        return new CheckResult(
            record.Verdict,
            violations,
            [
                .. record.Properties.Select(
                    p => new PropertyResult(Get(system.Properties, p.Property), p.Verdict, p.TraceLength)),
            ],
            record.States,
            record.RulesFired,
            record.Depth,
            record.RuleFirings,
            record.Limit is { } limit ? new LimitReached(limit.Reason, limit.Flag) : null,
            TimeSpan.FromSeconds(record.Seconds),
            record.PeakMemoryBytes,
            record.Threads)
        {
            Notes = record.Notes,
            Vacuity = record.Vacuous is { } vacuous ? Read(vacuous, record.Unjudged) : null,
        };
    }

    private Vacuity Read(ImmutableArray<int> vacuous, ImmutableArray<int> unjudged)
    {
        ImmutableArray<VacuityPoint> points = VacuityPlan.Of(system).Points;
        return vacuous.Concat(unjudged).All(number => number >= 0 && number < points.Length)
            ? new Vacuity(points, vacuous, unjudged)
            : throw new RecordException("it is of another specification");
    }

    private Violation Read(RecordedViolation record)
    {
        Property? property = record.Property is { } number ? Get(system.Properties, number) : null;
        if (record.Steps is not { } steps)
            return new Violation(record.Kind, property, record.Arguments, null, null, null);

        Replay replay = Replay(steps);
        Trace trace = replay.Trace! with { LoopStart = record.LoopStart };
        ModelError? error = replay.Error ?? Read(record.ConditionError);
        if (record.Kind == ViolationKind.Temporal && replay.IsComplete)
            return OfRun(property, record, trace);

        Explanation? explanation = null;
        if (property?.Condition is not null && replay.IsComplete)
            (error, explanation) = Evaluate(new Instance<Property>(property, record.Arguments), [.. trace.Steps[^1].State]);

        if (record.IsError != (error is not null))
            throw new RecordException("its trace ends otherwise");

        return new Violation(record.Kind, property, record.Arguments, error, trace, explanation);
    }

    private Violation OfRun(Property? property, RecordedViolation record, Trace trace)
    {
        bool isLasso = trace.LoopStart is { } start && start >= 0 && start <= trace.Length
            && (start == trace.Length || trace.Steps[start].State.SequenceEqual(trace.Steps[^1].State));
        if (!isLasso || property is not { IsTemporal: true })
            throw new RecordException("its trace is no run");

        var instance = new Instance<Property>(property, record.Arguments);
        (LassoFacts? facts, string? objection) = new LassoJudge(system).Judge(trace, instance);
        return facts is null
            ? throw new RecordException(objection!)
            : new Violation(record.Kind, property, record.Arguments, null, trace, null) { Lasso = facts };
    }

    private ModelError? Read(RecordedError? record) => record is null ? null : new ModelError(
        record.Kind,
        record.Message,
        Get(system.Sources, record.File).Span(record.Start, record.Length),
        Calls: []);

    private (ModelError? Error, Explanation? Explanation) Evaluate(Instance<Property> instance, long[] state)
    {
        try
        {
            return _interpreter.Holds(instance, state)
                ? throw new RecordException($"'{instance.Owner.Name}' holds at the end of its trace")
                : (null, new Explainer(system).Explain(instance, state));
        }
        catch (ModelErrorException failure)
        {
            return (failure.Error, null);
        }
    }

    private Replay Replay(ImmutableArray<RecordedFiring> steps)
    {
        if (steps is [])
            throw new RecordException("a trace is empty");

        Instance<Rule>[] firings =
        [
            .. steps.Select((step, number) => new Instance<Rule>(
                Get(number == 0 ? system.InitialRules : system.Rules, step.Rule), step.Arguments)),
        ];
        if (firings.Any(f => f.Owner.Parameters.Count() != f.Arguments.Length))
            throw new RecordException("a rule has other parameters");

        Replay replay = _replayer.Replay(firings[0], firings.Skip(1));
        return replay.Refused is null ? replay : throw new RecordException("its trace cannot be replayed");
    }

    private static T Get<T>(ImmutableArray<T> items, int number) =>
        number >= 0 && number < items.Length ? items[number] : throw new RecordException("it is of another specification");
}

/// <summary>A record does not fit the specification; the message says why, about the record.</summary>
internal sealed class RecordException(string message) : Exception(message);
