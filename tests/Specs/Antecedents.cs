using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Tests.Specs;

/// <summary>An antecedent in an invariant, denied: an invariant that says that it is never true.</summary>
/// <param name="Owner">The invariant that has the antecedent.</param>
internal sealed record DeniedAntecedent(Property Owner, Property Denial)
{
    /// <summary>The same for the same antecedent in another specification.</summary>
    public string Key => $"{Owner.Name}: {Denial.Name}";
}

/// <summary>
/// The antecedents of the implications in an invariant. Where none of them is ever true, the invariant holds
/// and says nothing.
/// </summary>
internal static class Antecedents
{
    public static IEnumerable<DeniedAntecedent> Of(Property invariant) =>
        Denials(invariant.Condition!).Select(denial => new DeniedAntecedent(invariant, new Property
        {
            Kind = PropertyKind.Invariant,
            Name = denial.Text,
            Bindings = invariant.Bindings,
            Condition = denial.Condition,
            Frame = invariant.Frame,
            Span = invariant.Span,
        }));

    // p -> q            gives  !p
    // p -> (q -> r)     also   p -> !q
    // forall x do e     gives  forall x do d,  for each d that e gives
    private static IEnumerable<(string Text, Expression Condition)> Denials(Expression expression) =>
        expression switch
        {
            Quantified { IsForall: true } forall =>
                Denials(forall.Body).Select(d => (d.Text, (Expression)(forall with { Body = d.Condition }))),
            Logical { Operator: LogicalOperator.And } and => Denials(and.Left).Concat(Denials(and.Right)),
            Logical { Operator: LogicalOperator.Implies } implies =>
                Denials(implies.Right)
                    .Select(d => (d.Text, (Expression)(implies with { Right = d.Condition })))
                    .Prepend((OneLine(implies.Left), new Not(implies.Left, implies.Left.Span))),
            _ => [],
        };

    private static string OneLine(Expression expression) =>
        string.Join(' ', expression.Span.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same system with other properties.</summary>
    public static TransitionSystem With(this TransitionSystem system, ImmutableArray<Property> properties) => new()
    {
        Path = system.Path,
        Sources = system.Sources,
        Semantics = system.Semantics,
        Constants = system.Constants,
        Types = system.Types,
        Variables = system.Variables,
        Functions = system.Functions,
        InitialRules = system.InitialRules,
        Rules = system.Rules,
        Properties = properties,
    };
}
