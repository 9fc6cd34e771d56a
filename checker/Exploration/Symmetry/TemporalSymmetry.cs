using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Looks for what keeps a temporal property from being decided on representatives.</summary>
/// <remarks>
/// States that are equal up to renaming satisfy the same conditions, enable rules of the same names, and have fair
/// instances without elements of symmetric types among their parameters enabled and fired alike: the graph of
/// representatives is bisimilar to that of all states, firings and fairness included. Conditions about one element have no
/// truth value in a representative, and a loop of representatives in which <em>some</em> element's instance fires
/// again and again may stand for one in which each starves in turn; both are refused.
/// </remarks>
internal static class TemporalSymmetry
{
    public static IEnumerable<SymmetryBreak> Check(TransitionSystem system, Property property)
    {
        Binding? element = property.Bindings.FirstOrDefault(b => SymmetryRules.IsSymmetric(b.Variable.Type))
            ?? QuantifierIn(property.Formula!);
        if (element is not null)
        {
            string follows = $"'{property.Name}' follows single elements of a symmetric type, by its variable";
            yield return new SymmetryBreak($"{follows} '{element.Variable.Name}'", property.Span);
            yield break;
        }

        (Rule Rule, ParameterBinding Parameter)[] fair =
        [
            .. from rule in system.Rules
               where rule.Fairness != Fairness.None
               from parameter in rule.Parameters
               where SymmetryRules.IsSymmetric(parameter.Variable.Type)
               select (rule, parameter),
        ];
        if (fair is [var first, ..])
        {
            string holds = $"'{property.Name}' holds of fair runs, and '{first.Rule.Name}' is fair to single elements";
            yield return new SymmetryBreak(
                $"{holds} of a symmetric type, by its variable '{first.Parameter.Variable.Name}'", property.Span);
        }
    }

    private static ParameterBinding? QuantifierIn(Formula formula) => formula switch
    {
        QuantifiedFormula quantified => SymmetryRules.IsSymmetric(quantified.Binding.Variable.Type)
            ? quantified.Binding
            : QuantifierIn(quantified.Body),
        UnaryFormula unary => QuantifierIn(unary.Operand),
        BinaryFormula binary => QuantifierIn(binary.Left) ?? QuantifierIn(binary.Right),
        _ => null,
    };
}
