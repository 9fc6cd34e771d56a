using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>What happened when a path was executed again.</summary>
/// <param name="Trace">The steps that could be executed; null when not even the initial one could.</param>
/// <param name="Refused">Set when a step is no transition. Later steps were not tried.</param>
/// <param name="Error">
/// Set when a step ended in a model error; that step is the last one of the trace.
/// </param>
public sealed record Replay(Trace? Trace, RefusedStep? Refused, ModelError? Error)
{
    /// <summary>True when every step was executed without an error.</summary>
    public bool IsComplete => Refused is null && Error is null;
}

/// <summary>A step of a path that is no transition.</summary>
/// <param name="Number">0 is the initial rule.</param>
/// <param name="Reason">What stands against it, as in "it is not enabled".</param>
public sealed record RefusedStep(int Number, Instance<Rule> Rule, string Reason);

/// <summary>
/// Executes paths on the reference interpreter: what an engine reports as a counterexample is one only when
/// it can be executed again.
/// </summary>
public sealed class TraceReplayer
{
    private readonly Interpreter _interpreter;
    private readonly TransitionRelation _transitions;
    private readonly RuleInstances _initialRules;
    private readonly RuleInstances _rules;
    private readonly StringBuilder _output = new();

    public TraceReplayer(TransitionSystem system)
    {
        _interpreter = new Interpreter(system) { Output = text => _output.Append(text) };
        _transitions = new TransitionRelation(_interpreter);
        _initialRules = new RuleInstances(system.InitialRules);
        _rules = new RuleInstances(system.Rules);
    }

    /// <summary>
    /// Executes an initial rule and the rules that follow it, as far as they go. Instances are given by their
    /// numbers in <see cref="RuleInstances"/>.
    /// </summary>
    public Replay Replay(int initial, IEnumerable<int> rules) =>
        Replay(_initialRules[initial], rules.Select(number => _rules[number]));

    /// <summary>Executes an initial rule and the rules that follow it, as far as they go.</summary>
    public Replay Replay(Instance<Rule> initial, IEnumerable<Instance<Rule>> rules)
    {
        long[] state = _interpreter.NewState();
        var steps = ImmutableArray.CreateBuilder<TraceStep>();
        foreach (Instance<Rule> rule in rules.Prepend(initial))
        {
            _output.Clear();
            try
            {
                string? objection = _transitions.Fire(rule, state, isInitial: steps.Count == 0);
                if (objection is not null)
                    return new Replay(ToTrace(steps), new RefusedStep(steps.Count, rule, objection), null);
            }
            catch (ModelErrorException failure)
            {
                steps.Add(Step(rule, state));
                return new Replay(ToTrace(steps), Refused: null, failure.Error);
            }

            steps.Add(Step(rule, state));
        }

        return new Replay(ToTrace(steps), Refused: null, Error: null);
    }

    private TraceStep Step(Instance<Rule> rule, long[] state) =>
        new(rule.Owner, rule.Arguments, [.. state], _output.ToString());

    private static Trace? ToTrace(ImmutableArray<TraceStep>.Builder steps) =>
        steps.Count == 0 ? null : new Trace(steps.ToImmutable());
}
