using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

/// <summary>What a function is: a term over its formal arguments.</summary>
/// <param name="Formals">Variables made by <see cref="TermFactory.Formal"/>.</param>
public sealed record Definition(ImmutableArray<Term> Formals, Term Value);

/// <summary>
/// Replaces free variables by terms, and functions by their definitions, all at the same time. No variable of
/// a
/// replacement is captured by a quantifier.
/// </summary>
/// <remarks>
/// The formula that holds after a rule exactly when f holds before it is f with the rule's updates in place.
/// </remarks>
public sealed class Substitution
{
    private readonly TermFactory _factory;
    private readonly Dictionary<Term, Term> _variables;
    private readonly IReadOnlyDictionary<FunctionSymbol, Definition> _functions;
    private readonly Dictionary<Term, Term> _known = [];

    public Substitution(
        TermFactory factory,
        IReadOnlyDictionary<FunctionSymbol, Definition> functions,
        IEnumerable<(Term Variable, Term Replacement)>? variables = null)
    {
        _factory = factory;
        _functions = functions;
        _variables = (variables ?? []).ToDictionary(v => v.Variable, v => v.Replacement);
    }

    /// <summary>A substitution of variables alone.</summary>
    public static Substitution Of(TermFactory factory, IEnumerable<(Term Variable, Term Replacement)> variables) =>
        new(factory, ImmutableDictionary<FunctionSymbol, Definition>.Empty, variables);

    public Term Apply(Term term)
    {
        if (term.IsConstant || (_functions.Count == 0 && !term.FreeVariables.Any(_variables.ContainsKey)))
            return term;

        if (_known.TryGetValue(term, out Term? known))
            return known;

        Term result = Replace(term);
        _known.Add(term, result);
        return result;
    }

    private Term Replace(Term term)
    {
        if (term.Kind == TermKind.Variable)
            return _variables.GetValueOrDefault(term, term);

        if (term.IsQuantifier)
            return ReplaceBelow(term);

        ImmutableArray<Term> arguments = [.. term.Arguments.Select(Apply)];
        if (term.Symbol is { } symbol && _functions.TryGetValue(symbol, out Definition? definition))
            return Of(_factory, definition.Formals.Zip(arguments)).Apply(definition.Value);

        return arguments.SequenceEqual(term.Arguments) ? term : _factory.Rebuild(term, arguments);
    }

    // The quantifier is opened with a variable of its own, so that nothing can be captured, and closed again.
    private Term ReplaceBelow(Term quantifier)
    {
        Term variable = _factory.Fresh("q", quantifier.Arguments[0].Sort);
        Term body = _functions.Count == 0
            ? Of(_factory, _variables.Select(v => (v.Key, v.Value)).Append((quantifier.Arguments[0], variable)))
                .Apply(quantifier.Body)
            : Apply(_factory.Instantiate(quantifier, variable));
        return quantifier.Kind == TermKind.ForAll
            ? _factory.ForAll(variable, body)
            : _factory.Exists(variable, body);
    }
}
