using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>Says why a property or a guard has the value it has in a state.</summary>
public sealed class Explainer(TransitionSystem system)
{
    // Its own, so that nobody hears a second time what functions print.
    private readonly Interpreter _interpreter = new(system);

    /// <summary>Why the condition of a property, which must have one, is true or false in a state.</summary>
    /// <exception cref="ModelErrorException">Evaluating it fails in that state.</exception>
    public Explanation Explain(Instance<Property> property, long[] state)
    {
        Property owner = property.Owner;
        return Explain(owner.Condition, owner.Bindings, property.Arguments, owner.Frame, state);
    }

    /// <summary>
    /// Why the guard of a rule is true or false in a state; no culprits when the rule has no guard or a
    /// <c>choose</c> names a place without an element.
    /// </summary>
    /// <exception cref="ModelErrorException">Evaluating it fails in that state.</exception>
    public Explanation Explain(Instance<Rule> rule, long[] state)
    {
        Rule owner = rule.Owner;
        return Explain(owner.Guard, owner.Bindings, rule.Arguments, owner.Frame, state);
    }

    private Explanation Explain(
        Expression? condition,
        ImmutableArray<Binding> bindings,
        ImmutableArray<long> arguments,
        FrameSize frame,
        long[] state)
    {
        // A copy: calls on the way may write to it.
        _interpreter.Execution.Begin([.. state], frame);
        if (condition is null || !_interpreter.Execution.Bind(bindings, arguments))
            return new Explanation([]);

        var parameters = bindings.OfType<ParameterBinding>().Zip(arguments);
        var witnesses = parameters.Select(p => (p.First.Variable.Name, Parameters.Format(p.First, p.Second)));
        var finder = new CulpritFinder(
            _interpreter, [.. witnesses], bindings.Select(b => b.Variable).ToImmutableHashSet());
        return new Explanation(finder.Visit(condition));
    }
}
