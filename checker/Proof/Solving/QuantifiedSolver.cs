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

    private protected override Smt.BoolExpr Translate(Term formula) => (Smt.BoolExpr)_translation.Of(formula);

    private protected override SolverModel CreateModel(Smt.Model model) =>
        new QuantifiedModel(_translation, Context, model);

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

            using Smt.Expr application = context.MkApp(translation.Of(symbol), elements);
            return NumberOf(symbol.Result, application);
        }

        public override void Dispose()
        {
            foreach (Smt.Expr element in _elements.Values.SelectMany(e => e))
                element.Dispose();

            model.Dispose();
            GC.SuppressFinalize(this);
        }

        private long NumberOf(Sort sort, Smt.Expr term)
        {
            using Smt.Expr value = model.Eval(term, completion: true);
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

        private bool HasElementsOf(Smt.Sort sort)
        {
            Smt.Sort[] sorts = model.Sorts;
            bool found = sorts.Contains(sort);
            foreach (Smt.Sort each in sorts)
                each.Dispose();

            return found;
        }

        // A sort that no term has still has an element.
        private Smt.Expr[] ElementsOf(ScalarSort sort)
        {
            if (_elements.TryGetValue(sort, out Smt.Expr[]? known))
                return known;

            Smt.Sort own = translation.Of(sort);
            Smt.Expr[] elements = HasElementsOf(own) ? model.SortUniverse(own) : [];
            if (elements.Length == 0)
            {
                using Smt.Expr any = context.MkConst($"element of {sort}", own);
                elements = [model.Eval(any, completion: true)];
            }

            _elements.Add(sort, elements);
            return elements;
        }
    }
}
