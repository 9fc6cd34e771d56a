using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Holding;

/// <summary>Makes parameters of the variables that quantifiers bind, so that each value can be looked at alone.</summary>
internal static class Grounding
{
    /// <summary>Conditions of more combinations are not taken apart.</summary>
    private const long MostInstances = 4_096;

    /// <summary>
    /// The bindings with the variable of a quantifier; null when its values depend on the state, or are too many.
    /// </summary>
    public static ImmutableArray<Binding>? Bind(ImmutableArray<Binding> bindings, Quantified quantified)
    {
        ParameterBinding? parameter = quantified.Domain switch
        {
            TypeDomain domain => new TypeParameter(quantified.Variable, domain.Type),
            RangeDomain { From: Constant from, To: Constant to, Step: null } when from.Value <= to.Value =>
                new RangeParameter(quantified.Variable, from.Value, 1, to.Value - from.Value + 1),
            _ => null,
        };
        bool isSmall = parameter is { Count: <= MostInstances } small
            && Parameters.Count(bindings) * small.Count <= MostInstances;
        return isSmall ? bindings.Add(parameter!) : null;
    }

    /// <summary>A condition with its bindings as a property of its own.</summary>
    public static Property Claim(Property whole, ImmutableArray<Binding> bindings, Expression condition) => new()
    {
        Kind = PropertyKind.Invariant,
        Name = whole.Name,
        Bindings = bindings,
        Condition = condition,
        Frame = whole.Frame,
        Span = condition.Span,
    };
}
