using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Tests.Proof;

/// <summary>Random formulas over a few functions; equal seeds give equal formulas.</summary>
internal sealed class RandomFormula
{
    private static readonly ScalarSort Node = new("Node");
    private static readonly FiniteSort Colour = new("Colour", 1, ["red", "green", "blue"]);

    private readonly Random _random;
    private readonly FunctionSymbol[] _predicates;
    private readonly FunctionSymbol[] _colours;
    private readonly Term _constant;
    private readonly List<Term> _elements = [];

    public RandomFormula(int seed)
    {
        _random = new Random(seed);
        _predicates =
        [
            new("p", [Node], Sort.Bool, SymbolRole.Value),
            new("r", [Node, Node], Sort.Bool, SymbolRole.Value),
            new("b", [], Sort.Bool, SymbolRole.Value),
        ];
        _colours = [new("c", [Node], Colour, SymbolRole.Value), new("d", [], Colour, SymbolRole.Value)];
        _constant = Terms.Variable("k", Node);
        _elements.Add(_constant);
    }

    public TermFactory Terms { get; } = new();

    public Grounding Grounding(int size) => new(Terms, new Dictionary<ScalarSort, int> { [Node] = size });

    /// <summary>
    /// A formula whose quantifiers, of two elements at most, are not nested in one another's scope with
    /// another kind.
    /// </summary>
    public Term Closed(int depth) =>
        Terms.And(Quantified(isForAll: true, depth), Quantified(isForAll: false, depth));

    private Term Quantified(bool isForAll, int depth)
    {
        Term[] variables = [Terms.Fresh("x", Node), Terms.Fresh("y", Node)];
        _elements.AddRange(variables);
        Term body = Formula(depth);
        _elements.RemoveRange(1, 2);
        return isForAll ? Terms.ForAll(variables, body) : Terms.Exists(variables, body);
    }

    private Term Formula(int depth)
    {
        if (depth == 0)
            return Atom();

        Term left = Formula(depth - 1);
        return _random.Next(5) switch
        {
            0 => Terms.Not(left),
            1 => Terms.And(left, Formula(depth - 1)),
            2 => Terms.Or(left, Formula(depth - 1)),
            3 => Terms.Ite(Atom(), left, Formula(depth - 1)),
            _ => Terms.Equal(left, Formula(depth - 1)),
        };
    }

    private Term Atom() => _random.Next(4) switch
    {
        0 => Terms.Equal(Element(), Element()),
        1 => Terms.Equal(ColourTerm(), ColourTerm()),
        _ => Apply(_predicates[_random.Next(_predicates.Length)]),
    };

    private Term ColourTerm() => _random.Next(3) switch
    {
        0 => Terms.Constant(Colour, _random.Next(1, 4)),
        1 => Terms.Ite(Apply(_predicates[2]), Apply(_colours[0]), Terms.Constant(Colour, 2)),
        _ => Apply(_colours[_random.Next(_colours.Length)]),
    };

    private Term Apply(FunctionSymbol symbol) => Terms.Apply(symbol, [.. symbol.Arguments.Select(_ => Element())]);

    private Term Element() => _elements[_random.Next(_elements.Count)];
}
