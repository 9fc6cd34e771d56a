namespace ModelCheck.Proof.Logic;

/// <summary>A meaning for the functions of terms. Elements of a scalar sort are the numbers from 0.</summary>
public interface IInterpretation
{
    /// <summary>
    /// The value of a function, a boolean as 0 or 1; one of its sort's values also where none matters.
    /// </summary>
    long Apply(FunctionSymbol symbol, ReadOnlySpan<long> arguments);

    /// <summary>How many elements a scalar sort has, at least 1.</summary>
    long SizeOf(ScalarSort sort);
}

/// <summary>The values of terms in one interpretation, with values for their free variables.</summary>
/// <remarks>
/// Integers beyond 2^64 either way are cut off there: further than any check of overflow looks.
/// </remarks>
public sealed class TermEvaluator(IInterpretation interpretation, IReadOnlyDictionary<Term, long> variables)
{
    private static readonly Int128 Most = Int128.One << 64;

    private readonly Dictionary<Term, Int128> _known = [];
    private readonly Dictionary<Term, long> _bound = [];

    public bool Holds(Term formula) => Value(formula) != 0;

    /// <summary>The value of a term that is no integer, or one that fits.</summary>
    public long Evaluate(Term term) => (long)Value(term);

    private Int128 Value(Term term)
    {
        // What depends on a variable that a quantifier binds has another value for each element.
        bool isFixed = _bound.Count == 0 || !term.FreeVariables.Any(_bound.ContainsKey);
        if (isFixed && _known.TryGetValue(term, out Int128 known))
            return known;

        Int128 value = Compute(term);
        if (isFixed)
            _known.Add(term, value);

        return value;
    }

    private Int128 Compute(Term term) => term.Kind switch
    {
        TermKind.Variable => _bound.TryGetValue(term, out long bound) ? bound : variables[term],
        TermKind.Constant => term.Value,
        TermKind.Apply => Apply(term),
        TermKind.Not => Truth(!Holds(term.Body)),
        TermKind.And => Truth(term.Arguments.All(Holds)),
        TermKind.Or => Truth(term.Arguments.Any(Holds)),
        TermKind.Ite => Value(term.Arguments[Holds(term.Arguments[0]) ? 1 : 2]),
        TermKind.Equal => Truth(Value(term.Arguments[0]) == Value(term.Arguments[1])),
        TermKind.Add => Cut(Value(term.Arguments[0]) + Value(term.Arguments[1])),
        TermKind.Multiply => Multiply(Value(term.Arguments[0]), Value(term.Arguments[1])),
        TermKind.Divide => Value(term.Arguments[1]) is var divisor && divisor != 0
            ? Value(term.Arguments[0]) / divisor
            : 0,
        TermKind.Remainder => Value(term.Arguments[1]) is var divisor && divisor != 0
            ? Value(term.Arguments[0]) % divisor
            : 0,
        TermKind.LessOrEqual => Truth(Value(term.Arguments[0]) <= Value(term.Arguments[1])),
        TermKind.ForAll => Truth(ElementsWhere(term, false) == 0),
        TermKind.Exists => Truth(ElementsWhere(term, true) > 0),
    };

    private Int128 Apply(Term term)
    {
        Span<long> arguments = stackalloc long[term.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Evaluate(term.Arguments[i]);

        return interpretation.Apply(term.Symbol!, arguments);
    }

    /// <summary>1 when the body has a truth value for some element, else 0.</summary>
    private int ElementsWhere(Term quantifier, bool truth)
    {
        Term variable = quantifier.Arguments[0];
        long size = interpretation.SizeOf((ScalarSort)variable.Sort);
        int found = 0;
        for (long element = 0; element < size && found == 0; element++)
        {
            _bound[variable] = element;
            if (Holds(quantifier.Body) == truth)
                found = 1;
        }

        _bound.Remove(variable);
        return found;
    }

    private static Int128 Multiply(Int128 left, Int128 right)
    {
        // Both factors have at most 65 bits, so a product that does not fit is beyond the cut as well.
        try
        {
            return Cut(checked(left * right));
        }
        catch (OverflowException)
        {
            return (left < 0) == (right < 0) ? Most : -Most;
        }
    }

    private static Int128 Cut(Int128 integer) => Int128.Clamp(integer, -Most, Most);

    private static Int128 Truth(bool value) => value ? 1 : 0;
}
