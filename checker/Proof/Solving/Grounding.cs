using System.Collections.Immutable;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// Terms for scalarsets of fixed sizes, without quantifiers and without arguments of functions: a quantifier
/// becomes a
/// connective over the elements, a function one constant for each combination of arguments.
/// </summary>
/// <param name="sizes">At least 1 for each scalar sort that terms have.</param>
public sealed class Grounding(TermFactory terms, IReadOnlyDictionary<ScalarSort, int> sizes)
{
    private readonly Dictionary<ScalarSort, FiniteSort> _sorts = [];
    private readonly Dictionary<(FunctionSymbol, string), FunctionSymbol> _symbols = [];
    private readonly Scope _outermost = new(null, null, null);

    public int SizeOf(ScalarSort sort) => sizes[sort];

    /// <summary>The ground form of a term.</summary>
    public Term Of(Term term) => Of(term, _outermost);

    /// <summary>The elements of a scalar sort as a finite sort.</summary>
    public FiniteSort Of(ScalarSort sort)
    {
        if (_sorts.TryGetValue(sort, out FiniteSort? known))
            return known;

        var finite = new FiniteSort(
            sort.Name, 0, [.. Enumerable.Range(1, sizes[sort]).Select(i => $"{sort.Name}_{i}")]);
        _sorts.Add(sort, finite);
        return finite;
    }

    /// <summary>The constant that a function is for some elements.</summary>
    public FunctionSymbol Of(FunctionSymbol symbol, ReadOnlySpan<long> arguments)
    {
        string indices = string.Join(
            ',', arguments.ToArray().Select((a, i) => $"{symbol.Arguments[i].Name}_{a + 1}"));
        if (_symbols.TryGetValue((symbol, indices), out FunctionSymbol? known))
            return known;

        string name = indices.Length == 0 ? symbol.Name : $"{symbol.Name} {indices}";
        var ground = new FunctionSymbol(name, [], GroundSort(symbol.Result), symbol.Role) { Range = symbol.Range };
        _symbols.Add((symbol, indices), ground);
        return ground;
    }

    private Sort GroundSort(Sort sort) => sort is ScalarSort scalar ? Of(scalar) : sort;

    private Term Of(Term term, Scope scope)
    {
        if (term.IsConstant)
            return term;

        Scope home = scope.Of(term);
        if (home.Known.TryGetValue(term, out Term? known))
            return known;

        Term ground = Ground(term, scope);
        home.Known.Add(term, ground);
        return ground;
    }

    private Term Ground(Term term, Scope scope)
    {
        if (term.Kind == TermKind.Variable)
            return scope.Find(term)?.Element ?? GroundVariable(term);

        if (term.IsQuantifier)
            return Expand(term, scope);

        ImmutableArray<Term> arguments = [.. term.Arguments.Select(a => Of(a, scope))];
        return term.Symbol is { } symbol
            ? Select(symbol, arguments, [])
            : terms.Rebuild(term, arguments);
    }

    private Term GroundVariable(Term variable) => variable.Sort is ScalarSort scalar
        ? terms.Variable($"{variable.Name} {variable.Value}", Of(scalar))
        : variable;

    private Term Expand(Term quantifier, Scope scope)
    {
        Term variable = quantifier.Arguments[0];
        FiniteSort sort = Of((ScalarSort)variable.Sort);
        IEnumerable<Term> bodies = Enumerable.Range(0, sort.Count)
            .Select(i => Of(quantifier.Body, new Scope(scope, variable, terms.Constant(sort, i))));
        return quantifier.Kind == TermKind.ForAll ? terms.And(bodies) : terms.Or(bodies);
    }

    // f(t) is f's constant for the element that t equals.
    private Term Select(FunctionSymbol symbol, ImmutableArray<Term> arguments, ImmutableArray<long> known)
    {
        if (known.Length == arguments.Length)
            return terms.Apply(Of(symbol, known.AsSpan()), []);

        Term argument = arguments[known.Length];
        if (argument.IsConstant)
            return Select(symbol, arguments, known.Add(argument.Value));

        var sort = (FiniteSort)argument.Sort;
        Term selected = Select(symbol, arguments, known.Add(sort.High));
        for (long element = sort.High - 1; element >= sort.Low; element--)
        {
            Term isElement = terms.Equal(argument, terms.Constant(sort, element));
            selected = terms.Ite(isElement, Select(symbol, arguments, known.Add(element)), selected);
        }

        return selected;
    }

    /// <summary>An element for a quantifier's variable, and the terms that depend on it.</summary>
    private sealed class Scope(Scope? outer, Term? variable, Term? element)
    {
        public Term? Element => element;

        public Dictionary<Term, Term> Known { get; } = [];

        /// <summary>The innermost scope whose variable a term mentions.</summary>
        public Scope Of(Term term)
        {
            Scope scope = this;
            while (scope.Variable is { } bound && !term.Mentions(bound))
                scope = scope.Outer!;

            return scope;
        }

        public Scope? Find(Term wanted)
        {
            Scope? scope = this;
            while (scope is not null && scope.Variable != wanted)
                scope = scope.Outer;

            return scope;
        }

        private Term? Variable => variable;

        private Scope? Outer => outer;
    }
}
