using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Looks at each step of a trace with the reference interpreter and makes the bundle's form of it.</summary>
/// <param name="instances">Null when they are too many for the page.</param>
internal sealed class TraceBundler(TransitionSystem system, SourceSpans spans, RuleInstances? instances)
{
    private readonly InstanceNumbers _initialNumbers = new(system.InitialRules);
    private readonly InstanceNumbers _numbers = new(system.Rules);

    /// <summary>A violation's trace.</summary>
    public BundleTrace Bundle(Violation violation) => Bundle(violation.Trace!, violation);

    /// <summary>A path at whose end nothing is wrong.</summary>
    public BundleTrace Bundle(Trace trace) => Bundle(trace, violation: null);

    private BundleTrace Bundle(Trace trace, Violation? violation)
    {
        var lanes = new LaneTable();
        var executions = new ExecutionTable(spans);
        ImmutableArray<BundleStep> steps = BundleSteps(trace, lanes, executions);
        var truth = new PropertyTruth(system, trace, spans);
        return new BundleTrace(
            violation is null ? "PATH" : ViolationText.Word(violation),
            violation is null ? "your own path" : ViolationText.Subject(violation),
            violation is null ? null : ViolationText.Meaning(violation),
            violation?.Property is { } property ? system.Properties.IndexOf(property) : null,
            violation?.Error?.Message,
            violation is not null && ViolationText.Source(violation) is { } span ? spans.Of(span) : null,
            trace.LoopStart,
            lanes.Names,
            [.. trace.Steps[0].State.Select(value => new Slot(value))],
            steps,
            executions.All,
            truth.OfProperties(),
            truth.OfWindows(),
            truth.Explanations(violation),
            GuardTable.Of(system, instances, trace))
        {
            Fairness =
            [
                .. (violation?.Lasso?.Fairness ?? [])
                    .Select(fair => new BundlePair(LassoText.Subject(fair.Instance), LassoText.Reason(fair))),
            ],
        };
    }

    private ImmutableArray<BundleStep> BundleSteps(Trace trace, LaneTable lanes, ExecutionTable executions)
    {
        var flow = new TraceFlow(system, trace);
        var steps = ImmutableArray.CreateBuilder<BundleStep>(trace.Steps.Length);
        for (int number = 0; number < trace.Steps.Length; number++)
        {
            TraceStep step = trace.Steps[number];
            var instance = new Instance<Rule>(step.Rule, step.Arguments);
            ImmutableArray<long> before = number == 0
                ? [.. new Interpreter(system).NewState()]
                : trace.Steps[number - 1].State;
            steps.Add(new BundleStep(
                (number == 0 ? system.InitialRules : system.Rules).IndexOf(step.Rule)
                    + (number == 0 ? 0 : system.InitialRules.Length),
                (number == 0 ? _initialNumbers : _numbers).Of(instance),
                [.. step.Rule.Parameters.Zip(step.Arguments, (parameter, value) => Describe(parameter, value, number == 0 ? null : before))],
                number == 0 ? -1 : lanes.NumberOf(Lane.Of(step.Rule, step.Arguments)),
                number == 0 ? [] : Changes(before, step.State),
                executions.NumberOf(flow.Observations[number].Executed),
                Flows(flow.ReadBy(number)),
                step.Output == "" ? null : step.Output));
        }

        return steps.MoveToImmutable();
    }

    private static BundlePair Describe(ParameterBinding parameter, long value, ImmutableArray<long>? before)
    {
        (string name, StateValue shown) = ReportedStep.Describe(parameter, value, before);
        return new BundlePair(name, ValueText.Of(shown));
    }

    private static ImmutableArray<Slot> Changes(ImmutableArray<long> before, ImmutableArray<long> after)
    {
        var changes = ImmutableArray.CreateBuilder<Slot>();
        for (int slot = 0; slot < before.Length; slot++)
        {
            if (before[slot] == after[slot])
                continue;

            changes.Add(new Slot(slot));
            changes.Add(new Slot(after[slot]));
        }

        return changes.DrainToImmutable();
    }

    /// <summary>Runs of slots that the same earlier step changed last.</summary>
    private static ImmutableArray<int> Flows(ImmutableArray<(int Slot, int Writer)> reads)
    {
        var flows = ImmutableArray.CreateBuilder<int>();
        foreach ((int slot, int writer) in reads)
        {
            bool goesOn = flows.Count > 0 && flows[^3] == writer && flows[^2] + flows[^1] == slot;
            if (goesOn)
                flows[^1]++;
            else
                flows.AddRange(writer, slot, 1);
        }

        return flows.DrainToImmutable();
    }

    /// <summary>The lanes of a trace in the order of their first step.</summary>
    private sealed class LaneTable
    {
        private readonly List<string> _names = [];

        public ImmutableArray<string> Names => [.. _names];

        public int NumberOf(string? lane)
        {
            if (lane is null)
                return -1;

            int known = _names.IndexOf(lane);
            if (known >= 0)
                return known;

            _names.Add(lane);
            return _names.Count - 1;
        }
    }

    /// <summary>Each set of statements that ran together, once: firings of a rule often run the same.</summary>
    private sealed class ExecutionTable(SourceSpans spans)
    {
        private readonly Dictionary<string, int> _numbers = [];
        private readonly List<ImmutableArray<BundleSpan>> _all = [];

        public ImmutableArray<ImmutableArray<BundleSpan>> All => [.. _all];

        public int NumberOf(ImmutableArray<SourceSpan> executed)
        {
            ImmutableArray<BundleSpan> places = [.. executed.Select(spans.Of)];
            string key = string.Join(' ', places.Select(place => $"{place.Source}:{place.Start}:{place.Length}"));
            if (_numbers.TryGetValue(key, out int known))
                return known;

            _numbers.Add(key, _all.Count);
            _all.Add(places);
            return _all.Count - 1;
        }
    }
}
