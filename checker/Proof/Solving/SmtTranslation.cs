using System.Collections.Immutable;
using ModelCheck.Proof.Logic;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>Terms as terms of Z3, with uninterpreted scalar sorts and enumerations for finite ones.</summary>
internal sealed class SmtTranslation(Smt.Context context)
{
    private readonly Dictionary<Term, Smt.Expr> _terms = [];
    private readonly Dictionary<FunctionSymbol, Smt.FuncDecl> _symbols = [];
    private readonly Dictionary<Sort, Smt.Sort> _sorts = [];
    private readonly Dictionary<FiniteSort, Smt.Expr[]> _values = [];

    public Smt.Expr Of(Term term)
    {
        if (_terms.TryGetValue(term, out Smt.Expr? known))
            return known;

        Smt.Expr translated = Translate(term);
        _terms.Add(term, translated);
        return translated;
    }

    public Smt.FuncDecl Of(FunctionSymbol symbol)
    {
        if (_symbols.TryGetValue(symbol, out Smt.FuncDecl? known))
            return known;

        Smt.FuncDecl declared = context.MkFuncDecl(
            symbol.Name, [.. symbol.Arguments.Select(Of)], Of(symbol.Result));
        _symbols.Add(symbol, declared);
        return declared;
    }

    public Smt.Sort Of(Sort sort)
    {
        if (_sorts.TryGetValue(sort, out Smt.Sort? known))
            return known;

        Smt.Sort declared = sort switch
        {
            ScalarSort => context.MkUninterpretedSort(sort.Name),
            FiniteSort finite => context.MkEnumSort(
                sort.Name, [.. finite.Labels.Select(label => $"{sort.Name} {label}")]),
            _ => sort == Sort.Integers ? context.IntSort : context.BoolSort,
        };
        _sorts.Add(sort, declared);
        return declared;
    }

    /// <summary>The values of a finite sort, the least first.</summary>
    public Smt.Expr[] ValuesOf(FiniteSort sort)
    {
        if (!_values.TryGetValue(sort, out Smt.Expr[]? values))
        {
            values = ((Smt.EnumSort)Of(sort)).Consts;
            _values.Add(sort, values);
        }

        return values;
    }

    private Smt.Expr Translate(Term term) => term.Kind switch
    {
        TermKind.Variable => context.MkConst($"{term.Name} {term.Value}", Of(term.Sort)),
        TermKind.Constant => Constant(term),
        TermKind.Apply => context.MkApp(Of(term.Symbol!), [.. term.Arguments.Select(Of)]),
        TermKind.Not => context.MkNot(Formula(term.Body)),
        TermKind.And => context.MkAnd([.. term.Arguments.Select(Formula)]),
        TermKind.Or => context.MkOr([.. term.Arguments.Select(Formula)]),
        TermKind.Ite => context.MkITE(
            Formula(term.Arguments[0]), Of(term.Arguments[1]), Of(term.Arguments[2])),
        TermKind.Equal => context.MkEq(Of(term.Arguments[0]), Of(term.Arguments[1])),
        TermKind.Add => context.MkAdd(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
        TermKind.Multiply => context.MkMul(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
        TermKind.Divide => TruncatingDivision.Quotient(
            context, Integer(term.Arguments[0]), Integer(term.Arguments[1])),
        TermKind.Remainder => TruncatingDivision.Remainder(
            context, Integer(term.Arguments[0]), Integer(term.Arguments[1])),
        TermKind.LessOrEqual => context.MkLe(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
        TermKind.ForAll or TermKind.Exists => Quantify(term),
    };

    private Smt.BoolExpr Formula(Term term) => (Smt.BoolExpr)Of(term);

    private Smt.ArithExpr Integer(Term term) => (Smt.ArithExpr)Of(term);

    private Smt.Expr Constant(Term term) => term.Sort switch
    {
        FiniteSort finite => ValuesOf(finite)[term.Value - finite.Low],
        _ => term.Sort == Sort.Integers ? context.MkInt(term.Value) : context.MkBool(term.Value == 1),
    };

    // Quantifiers of one kind that follow one another become one.
    private Smt.Quantifier Quantify(Term term)
    {
        var variables = ImmutableArray.CreateBuilder<Smt.Expr>();
        Term body = term;
        for (; body.Kind == term.Kind; body = body.Body)
            variables.Add(Of(body.Arguments[0]));

        return term.Kind == TermKind.ForAll
            ? context.MkForall([.. variables], Formula(body))
            : context.MkExists([.. variables], Formula(body));
    }
}
