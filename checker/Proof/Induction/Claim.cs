using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Induction;

/// <summary>
/// Something that is to hold in every reachable state: an invariant, a lemma, a mined clause.
/// </summary>
/// <param name="Name">For messages and comments.</param>
/// <param name="Holds">Closed: it can be evaluated without failing, and is true.</param>
/// <param name="Errors">Closed: how evaluating it may fail.</param>
/// <param name="Property">Where the specification states it; null for a claim that was found.</param>
public sealed record Claim(string Name, Term Holds, ImmutableArray<SymbolicError> Errors, Property? Property = null)
{
    public static Claim Of(SymbolicProperty property, TermFactory terms) => new(
        property.Property.Name,
        terms.And(property.Holds, NoneOf(property.Errors, terms)),
        property.Errors,
        property.Property);

    /// <param name="expression">
    /// Encoded with a value for each variable, or with variables that are bound here.
    /// </param>
    /// <param name="variables">Of scalar sorts; the claim is made for all their values.</param>
    public static Claim Of(
        string name, EncodedExpression expression, IEnumerable<Term> variables, TermFactory terms) => new(
        name,
        terms.ForAll(variables, terms.And(expression.Value, NoneOf(expression.Errors, terms))),
        [.. expression.Errors.Select(e => e with { Condition = terms.Exists(variables, e.Condition) })]);

    /// <summary>The invariants of a system, lemmas included, that have an encoding.</summary>
    public static ImmutableArray<Claim> InvariantsOf(SymbolicSystem system) =>
    [
        .. system.Properties
            .Where(p => p.Property.Kind == PropertyKind.Invariant)
            .Select(p => Of(p, system.Terms)),
    ];

    internal static Term NoneOf(ImmutableArray<SymbolicError> errors, TermFactory terms) =>
        terms.Not(terms.Or(errors.Select(e => e.Condition)));
}
