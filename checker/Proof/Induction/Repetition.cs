using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Induction;

/// <summary>Repeats a counterexample to induction on the reference interpreter.</summary>
internal sealed class Repetition(
    SymbolicSystem symbolic, Interpreter interpreter, CounterexampleToInduction found)
{
    private static readonly IReadOnlyDictionary<Term, long> NoVariables = new Dictionary<Term, long>();

    /// <returns>What was found, with the successor.</returns>
    public CounterexampleToInduction Run()
    {
        long[] state = [.. found.State];
        bool? fired = Fire(found.Rule, state);
        if (found.Obligation.Claim is not { } claim)
        {
            RequireFailure(fired is null);
            return found;
        }

        if (fired != true)
            throw Mismatch(fired is null ? "the rule fails" : "the rule does not fire");

        CompareClaim(claim, state);
        return found with { Successor = [.. state] };
    }

    private void CompareClaim(Claim claim, long[] state)
    {
        var terms = new TermEvaluator(found.Map.Interpret(state), NoVariables);
        bool? expected = claim.Property is null ? null : Evaluate(found.Map.Of(claim.Property), state);
        if (claim.Errors.Any(e => terms.Holds(e.Condition)))
        {
            RequireFailure(claim.Property is null || expected is null);
            return;
        }

        if (found.Obligation.Kind == ObligationKind.AllowsAssumption || terms.Holds(claim.Holds))
            throw Mismatch($"'{claim.Name}' holds after the rule");

        if (claim.Property is not null && expected != false)
            throw Mismatch($"'{claim.Name}' {(expected is null ? "fails" : "holds")} after the rule");
    }

    // Over a scalarset of any size the encoder takes a loop to fail when it does for some element; the
    // interpreter goes
    // through the elements in their order, and may stop before it comes to that one.
    private void RequireFailure(bool fails)
    {
        if (!fails && !symbolic.Sorts.Scalars.Any())
            throw Mismatch("nothing fails");
    }

    /// <summary>Whether the rule fires; null when it fails.</summary>
    private bool? Fire(Instance<Rule> rule, long[] state)
    {
        try
        {
            return interpreter.Fire(rule, state) == FireOutcome.Fired;
        }
        catch (ModelErrorException)
        {
            return null;
        }
    }

    /// <summary>Whether every instance of a property holds; null when one fails.</summary>
    private bool? Evaluate(Property property, long[] state)
    {
        bool holds = true;
        for (long number = 0; number < Parameters.Count(property.Bindings); number++)
        {
            var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, number));
            try
            {
                holds &= interpreter.Holds(instance, [.. state]);
            }
            catch (ModelErrorException)
            {
                return null;
            }
        }

        return holds;
    }

    private EncoderMismatchException Mismatch(string what)
    {
        long[] before = [.. found.State];
        string state = string.Join(
            "; ", interpreter.System.Variables.Select(v => $"{v.Name} = {Interpreter.FormatValue(v, before)}"));
        ImmutableArray<long> arguments = found.Rule.Arguments;
        return new EncoderMismatchException(
            $"{found.Obligation} was refuted, but on the interpreter {what}: "
            + $"({string.Join(", ", arguments)}) in {state}");
    }
}
