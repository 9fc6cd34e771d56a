using System.Globalization;

namespace ModelCheck.Proof.Logic;

/// <summary>Names for a script of SMT-LIB: no two things have one.</summary>
internal sealed class SmtLibNames
{
    private readonly Dictionary<object, string> _names = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether a variable is one that quantifiers bind.</summary>
    public static bool IsBound(Term term) => term is { Kind: TermKind.Variable, Name: TermFactory.BoundName };

    public string Of(Sort sort) => sort is ScalarSort or FiniteSort
        ? NameOf(sort, sort.Name)
        : sort == Sort.Integers ? "Int" : "Bool";

    public string Of(FunctionSymbol symbol) => NameOf(symbol, symbol.Name);

    public string Of(FiniteSort sort, long value) =>
        NameOf((sort, value), $"{sort.Name} {sort.LabelOf(value)}");

    public string Of(Term variable)
    {
        string number = variable.Value == 0 ? "" : variable.Value.ToString(CultureInfo.InvariantCulture);
        return NameOf(variable, IsBound(variable) ? $"{variable.Sort.Name} {number}" : variable.Name + number);
    }

    /// <summary>A constant or variable.</summary>
    public string OfAtom(Term term)
    {
        if (term.Kind == TermKind.Variable)
            return Of(term);

        if (term.Symbol is { } symbol)
            return Of(symbol);

        if (term.Sort is FiniteSort sort)
            return Of(sort, term.Value);

        if (term.Sort == Sort.Bool)
            return term.IsTrue ? "true" : "false";

        Int128 value = term.Value;
        return value < 0 ? $"(- {-value})" : $"{value}";
    }

    /// <summary>A new name that begins in one way and goes on in another.</summary>
    public string Unique(string start, string rest)
    {
        string name = Quote($"{start} {rest}");
        while (!_taken.Add(name))
            name = Quote($"{start}' {rest}");

        return name;
    }

    private string NameOf(object thing, string wanted)
    {
        if (_names.TryGetValue(thing, out string? known))
            return known;

        string name = Quote(wanted);
        for (int number = 2; !_taken.Add(name); number++)
            name = Quote($"{wanted}'{number}");

        _names.Add(thing, name);
        return name;
    }

    private static string Quote(string name) =>
        $"|{name.Replace('|', '!').Replace('\\', '!')}|";
}
