using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Holding;

/// <summary>Finds the conditions that an invariant is made of, and the left sides of its implications.</summary>
internal sealed class PartFinder
{
    private readonly Property _invariant;
    private readonly List<(Property Part, PartRole Role)> _parts = [];

    private PartFinder(Property invariant) => _invariant = invariant;

    /// <summary>Those that depend on the state, each as a property of its own, in source order.</summary>
    public static ImmutableArray<(Property Part, PartRole Role)> Of(Property invariant)
    {
        var finder = new PartFinder(invariant);
        finder.Find(invariant.Condition!, invariant.Bindings);
        return [.. finder._parts];
    }

    private void Find(Expression expression, ImmutableArray<Binding> bindings)
    {
        switch (expression)
        {
            case Logical logical:
                if (logical is { Operator: LogicalOperator.Implies, Left: Logical or Not or Quantified })
                    Add(logical.Left, bindings, PartRole.Antecedent);
                Find(logical.Left, bindings);
                Find(logical.Right, bindings);
                break;
            case Not not:
                Find(not.Operand, bindings);
                break;
            case Quantified quantified when Grounding.Bind(bindings, quantified) is { } more:
                Find(quantified.Body, more);
                break;
            case Conditional choice:
                Find(choice.Condition, bindings);
                Find(choice.WhenTrue, bindings);
                Find(choice.WhenFalse, bindings);
                break;
            default:
                Add(expression, bindings, PartRole.Condition);
                break;
        }
    }

    private void Add(Expression expression, ImmutableArray<Binding> bindings, PartRole role)
    {
        Property part = Grounding.Claim(_invariant, bindings, expression);
        if (!ReadWriteSets.Of(part).Reads.IsEmpty)
            _parts.Add((part, role));
    }
}
