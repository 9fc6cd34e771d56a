using System.Collections.Immutable;
using System.Text;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>
/// Replays a path of rule numbers on the reference interpreter, which gives the states of the trace and
/// confirms the path, whatever computed it.
/// </summary>
internal sealed class TraceBuilder
{
    private readonly ModelNumbering _numbering;
    private readonly Interpreter _interpreter;
    private readonly StringBuilder _output = new();

    public TraceBuilder(ModelNumbering numbering)
    {
        _numbering = numbering;
        _interpreter = new Interpreter(numbering.System) { Output = text => _output.Append(text) };
    }

    public Interpreter Interpreter => _interpreter;

    /// <summary>The states along a path, and the error that its last step ends in, if it does.</summary>
    /// <exception cref="InvalidOperationException">The interpreter cannot follow the path.</exception>
    public (Trace Trace, ModelError? Error) Build(RulePath path)
    {
        var steps = ImmutableArray.CreateBuilder<TraceStep>(path.Rules.Length + 1);
        long[] state = _interpreter.NewState();
        ModelError? error = Step(
            _numbering.InitialRules[path.InitialRule],
            state,
            steps,
            rule => _interpreter.FireInitial(rule, state));
        foreach (int number in path.Rules)
        {
            if (error is not null)
                throw Mismatch($"an error before the last step: {error.Message}");

            error = Step(_numbering.Rules[number], state, steps, rule => _interpreter.Fire(rule, state));
        }

        return (new Trace(steps.ToImmutable(), path.LoopStart), error);
    }

    /// <summary>Our own bug: two engines disagree.</summary>
    public static InvalidOperationException Mismatch(string what) =>
        new($"the search and the reference interpreter disagree: {what}");

    private ModelError? Step(
        Instance<Rule> rule,
        long[] state,
        ImmutableArray<TraceStep>.Builder steps,
        Func<Instance<Rule>, FireOutcome> fire)
    {
        _output.Clear();
        ModelError? error = null;
        try
        {
            FireOutcome outcome = fire(rule);
            if (outcome != FireOutcome.Fired)
                throw Mismatch($"'{rule.Owner.Name}' was {outcome} in step {steps.Count}");
        }
        catch (ModelErrorException e)
        {
            error = e.Error;
        }

        steps.Add(new TraceStep(
            rule.Owner, rule.Arguments, ImmutableArray.Create(state), _output.ToString()));
        return error;
    }
}
