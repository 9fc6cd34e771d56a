using ModelCheck.Proof.Logic;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// A solver for scalarsets of any size: scalar sorts are uninterpreted, finite sorts are enumerations,
/// quantifiers stay.
/// </summary>
public sealed class QuantifiedSolver : TermSolver
{
    private readonly SmtTranslation _translation;

    public QuantifiedSolver(TimeLimit limit)
        : base(limit, logic: null)
    {
        _translation = new SmtTranslation(Context);
    }

    public override SolverModel Model => new QuantifiedModel(_translation, Context, Solver.Model);

    private protected override Smt.BoolExpr Translate(Term formula) => (Smt.BoolExpr)_translation.Of(formula);

    private sealed class QuantifiedModel(SmtTranslation translation, Smt.Context context, Smt.Model model)
        : SolverModel
    {
        private readonly Dictionary<ScalarSort, Smt.Expr[]> _elements = [];

        public override long SizeOf(ScalarSort sort) => ElementsOf(sort).Length;

        public override long ValueOf(Term variable) => NumberOf(variable.Sort, translation.Of(variable));

        public override long Apply(FunctionSymbol symbol, ReadOnlySpan<long> arguments)
        {
            var elements = new Smt.Expr[arguments.Length];
            for (int i = 0; i < elements.Length; i++)
                elements[i] = ElementsOf(symbol.Arguments[i])[arguments[i]];

            return NumberOf(symbol.Result, context.MkApp(translation.Of(symbol), elements));
        }

        private long NumberOf(Sort sort, Smt.Expr term)
        {
            Smt.Expr value = model.Eval(term, completion: true);
            return sort switch
            {
                ScalarSort scalar => Array.IndexOf(ElementsOf(scalar), value) is var index and >= 0 ? index : 0,
                FiniteSort finite => finite.Low + Array.IndexOf(translation.ValuesOf(finite), value),
                _ when value is Smt.IntNum number =>
                    long.CreateSaturating(System.Numerics.BigInteger.Parse(
                        number.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
                _ => value.IsTrue ? 1 : 0,
            };
        }

        // A sort that no term has still has an element.
        private Smt.Expr[] ElementsOf(ScalarSort sort)
        {
            if (_elements.TryGetValue(sort, out Smt.Expr[]? known))
                return known;

            Smt.Sort own = translation.Of(sort);
            Smt.Expr[] elements = model.Sorts.Contains(own) ? model.SortUniverse(own) : [];
            if (elements.Length == 0)
                elements = [model.Eval(context.MkConst($"element of {sort}", own), completion: true)];

            _elements.Add(sort, elements);
            return elements;
        }
    }
}
