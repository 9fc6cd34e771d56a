using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>Finds the assumptions that leave out every state but initial ones.</summary>
internal static class BlindingAssumptions
{
    /// <summary>Those that a successor of an initial state violates, when no successor but initial states is left.</summary>
    /// <param name="result">Of a complete search.</param>
    public static HashSet<Property> Of(TransitionSystem system, CheckResult result)
    {
        HashSet<Property> violated = [];
        if (result.Depth > 0 || !system.PropertiesOf(PropertyKind.Assumption).Any())
            return violated;

        var interpreter = new Interpreter(system);
        var initialRules = new RuleInstances(system.InitialRules);
        var rules = new RuleInstances(system.Rules);
        for (int i = 0; i < initialRules.Count; i++)
        {
            long[] initial = interpreter.NewState();
            if (interpreter.FireInitial(initialRules[i], initial) != FireOutcome.Fired
                || ViolatedIn(initial, system, interpreter).Any())
            {
                continue;
            }

            for (int rule = 0; rule < rules.Count; rule++)
            {
                long[] successor = [.. initial];
                if (interpreter.Fire(rules[rule], successor) == FireOutcome.Fired)
                    violated.UnionWith(ViolatedIn(successor, system, interpreter));
            }
        }

        return violated;
    }

    private static IEnumerable<Property> ViolatedIn(long[] state, TransitionSystem system, Interpreter interpreter) =>
        system.PropertiesOf(PropertyKind.Assumption).Where(property =>
            Enumerable.Range(0, (int)Parameters.Count(property.Bindings)).Any(number => !interpreter.Holds(
                new Instance<Property>(property, Parameters.Decode(property.Bindings, number)), state)));
}
