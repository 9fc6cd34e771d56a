using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Looks for what keeps a temporal property from being decided on representatives.</summary>
/// <remarks>
/// Without fairness, a property whose conditions say the same of states that are equal up to renaming could be: the
/// graph of representatives is then bisimilar to that of all states. But a lasso of representatives stands for a longer
/// one of states, fairness to single instances is lost, and conditions about one element are none about
/// representatives. All temporal properties are refused: the first two would be allowed only together with a way to
/// unfold lassos.
/// </remarks>
internal static class TemporalSymmetry
{
    public static IEnumerable<SymmetryBreak> Check(TransitionSystem system, Property property)
    {
        Binding? element = property.Bindings.FirstOrDefault(b => SymmetryRules.IsSymmetric(b.Variable.Type))
            ?? QuantifierIn(property.Formula!);
        if (element is not null)
        {
            yield return new SymmetryBreak(
                $"'{property.Name}' follows single elements of a symmetric type, by its variable '{element.Variable.Name}'",
                property.Span);
            yield break;
        }

        Rule? fair = system.Rules.FirstOrDefault(r =>
            r.Fairness != Fairness.None && r.Parameters.Any(p => SymmetryRules.IsSymmetric(p.Variable.Type)));
        string why = fair is null
            ? $"a run that violates '{property.Name}' cannot be told from representatives of its states"
            : $"'{property.Name}' holds of fair runs, and '{fair.Name}' is fair to single elements of a symmetric type, "
                + $"by its variable '{fair.Parameters.First(p => SymmetryRules.IsSymmetric(p.Variable.Type)).Variable.Name}'";
        yield return new SymmetryBreak(why, property.Span);
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
