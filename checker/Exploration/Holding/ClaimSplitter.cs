using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Holding;

/// <summary>Takes an invariant apart into claims that are all true exactly when it is, each about few values.</summary>
/// <remarks>
/// <code>
/// a &amp; b                      a, and b
/// a -> (b &amp; c)               a -> b, and a -> c
/// a | (b &amp; c)                a | b, and a | c
/// !(a | b)                   !a, and !b
/// forall i: T do a end       a, with i as a parameter
/// </code>
/// Where the invariant is false, so is one of them.
/// </remarks>
internal sealed class ClaimSplitter
{
    private readonly Property _invariant;
    private readonly List<Property> _claims = [];

    private ClaimSplitter(Property invariant) => _invariant = invariant;

    public static ImmutableArray<Property> Split(Property invariant)
    {
        var splitter = new ClaimSplitter(invariant);
        splitter.Split(invariant.Condition!, invariant.Bindings, claim => claim);
        return [.. splitter._claims];
    }

    private void Split(Expression claim, ImmutableArray<Binding> bindings, Func<Expression, Expression> within)
    {
        switch (claim)
        {
            case Logical { Operator: LogicalOperator.And } and:
                Split(and.Left, bindings, within);
                Split(and.Right, bindings, within);
                break;
            case Logical side:
                Split(side.Right, bindings, right => within(side with { Right = right }));
                break;
            case Quantified { IsForall: true } forall when Grounding.Bind(bindings, forall) is { } more:
                Split(forall.Body, more, within);
                break;
            case Not { Operand: Not twice }:
                Split(twice.Operand, bindings, within);
                break;
            case Not { Operand: Logical { Operator: LogicalOperator.Or } or }:
                Split(new Not(or.Left, or.Left.Span), bindings, within);
                Split(new Not(or.Right, or.Right.Span), bindings, within);
                break;
            case Not { Operand: Quantified { IsForall: false } exists } when Grounding.Bind(bindings, exists) is { } more:
                Split(new Not(exists.Body, exists.Body.Span), more, within);
                break;
            default:
                _claims.Add(Grounding.Claim(_invariant, bindings, within(claim)));
                break;
        }
    }
}
