using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Schedules;

/// <summary>Fires the steps of a trace in another specification, as far as it has them and lets them.</summary>
/// <remarks>
/// A step that is not enabled there is waited for where its actor alone can bring it about (<see cref="LaneDetour"/>);
/// else it is left out, with what stands against it, and the schedule goes on without it.
/// </remarks>
public sealed class ScheduleReplayer
{
    private const int MostDetourFirings = 200_000;

    private readonly TransitionSystem _system;
    private readonly TransitionRelation _transitions;
    private readonly GuardParts _guards;
    private readonly StepMatcher _initialRules;
    private readonly StepMatcher _rules;
    private readonly StringBuilder _output = new();
    private readonly ImmutableArray<TraceStep>.Builder _taken = ImmutableArray.CreateBuilder<TraceStep>();
    private readonly ImmutableArray<ScheduledStep>.Builder _steps = ImmutableArray.CreateBuilder<ScheduledStep>();
    private readonly LaneDetour _detour;

    private ScheduleReplayer(TransitionSystem system)
    {
        _system = system;
        _transitions = new TransitionRelation(new Interpreter(system) { Output = text => _output.Append(text) });
        _guards = new GuardParts(system);
        _initialRules = new StepMatcher(system.InitialRules);
        _rules = new StepMatcher(system.Rules);
        _detour = new LaneDetour(system, MostDetourFirings);
    }

    /// <param name="schedule">A trace of any specification.</param>
    /// <param name="system">Where it is followed.</param>
    public static ScheduleReplay Follow(Trace schedule, TransitionSystem system) =>
        new ScheduleReplayer(system).Follow(schedule);

    private ScheduleReplay Follow(Trace schedule)
    {
        try
        {
            Start(schedule.Steps[0]);
            for (int number = 1; number < schedule.Steps.Length && _taken.Count > 0; number++)
                Take(number, NamesOf(schedule.Steps[number], schedule.Steps[number - 1].State));
        }
        catch (ModelErrorException failure)
        {
            return Ended(failure.Error);
        }

        return Ended(error: null);
    }

    private ScheduleReplay Ended(ModelError? error) =>
        new(_taken.Count == 0 ? null : new Trace(_taken.ToImmutable()), _steps.ToImmutable(), error);

    private static StepNames NamesOf(TraceStep step, ImmutableArray<long>? before) => new(
        step.Rule.Name,
        [
            .. step.Rule.Parameters.Zip(step.Arguments, (parameter, argument) =>
            {
                (string name, StateValue value) = ReportedStep.Describe(parameter, argument, before);
                return (name, ValueText.Of(value));
            }),
        ]);

    /// <summary>The initial state of the same name; where there is only one at all, that one.</summary>
    private void Start(TraceStep scheduled)
    {
        StepNames step = NamesOf(scheduled, before: null);
        var all = new RuleInstances(_system.InitialRules);
        Instance<Rule>[] rules = [.. _initialRules.Find(step.Rule, step.Parameters, state: null)];
        if (rules is [] && all.Count == 1)
            rules = [all[0]];
        if (rules is [])
            Leave(0, new Obstacle("there is no such initial state", Rule: null, []));
        else if (Fire(0, rules[0], new Interpreter(_system).NewState()) is { } objection)
            Leave(0, new Obstacle(objection, rules[0].Owner, []));
    }

    private void Take(int number, StepNames step)
    {
        ImmutableArray<long> before = _taken[^1].State;
        Instance<Rule>[] rules = [.. _rules.Find(step.Rule, step.Parameters, before)];
        if (rules is [])
        {
            string reason = _rules.Knows(step.Rule) ? "its parameters have no such values" : "there is no such rule";
            Leave(number, new Obstacle(reason, Rule: null, []));
            return;
        }

        Instance<Rule>[] enabled = [.. rules.Where(rule => FalseParts(rule, before) is { IsEmpty: true })];
        Instance<Rule> chosen = enabled is [] ? rules[0] : enabled[0];
        string? objection = Fire(number, chosen, before);
        if (objection is null)
            return;

        if (_detour.Find(chosen, before) is { } detour)
        {
            foreach (Instance<Rule> rule in detour)
                Fire(scheduled: null, rule, _taken[^1].State);
            Fire(number, chosen, _taken[^1].State);
        }
        else
        {
            Leave(number, new Obstacle(objection, chosen.Owner, FalseParts(chosen, before) ?? []));
        }
    }

    /// <summary>Fires a rule and keeps the step; null when that is a transition, else what stands against it.</summary>
    private string? Fire(int? scheduled, Instance<Rule> rule, IEnumerable<long> before)
    {
        long[] state = [.. before];
        _output.Clear();
        try
        {
            string? objection = _transitions.Fire(rule, state, isInitial: _taken.Count == 0);
            if (objection is not null)
                return objection;
        }
        catch (ModelErrorException)
        {
            Keep(scheduled, rule, state);
            throw;
        }

        Keep(scheduled, rule, state);
        return null;
    }

    private void Keep(int? scheduled, Instance<Rule> rule, long[] state)
    {
        _steps.Add(new ScheduledStep(scheduled, _taken.Count));
        _taken.Add(new TraceStep(rule.Owner, rule.Arguments, [.. state], _output.ToString()));
    }

    private void Leave(int number, Obstacle obstacle) => _steps.Add(new ScheduledStep(number, Taken: null, obstacle));

    // Null when the rule has no such instance in the state.
    private ImmutableArray<SourceSpan>? FalseParts(Instance<Rule> rule, ImmutableArray<long> state) =>
        _guards.Find(rule, state, value => value != GuardPartValue.True);

    private sealed record StepNames(string Rule, ImmutableArray<(string Name, string Value)> Parameters);
}
