using System.Numerics;
using ModelCheck.Proof.Logic;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// A solver for scalarsets of fixed sizes. A value of a finite sort is the bits of its place in the list, so
/// that only
/// Boolean constants are left, and Z3's finite-domain solver can be used where there are no integers.
/// </summary>
public sealed class GroundSolver : TermSolver
{
    private readonly TermFactory _terms;
    private readonly Grounding _grounding;
    private readonly BitTranslation _translation;

    // How many of the facts were asserted when each open scope began.
    private readonly Stack<int> _scopes = new();
    private int _asserted;

    public GroundSolver(TermFactory terms, Grounding grounding, TimeLimit limit)
        : base(limit, terms.UsesIntegers ? null : "QF_FD")
    {
        _terms = terms;
        _grounding = grounding;
        _translation = new BitTranslation(Context);
    }

    public override void Push()
    {
        base.Push();
        _scopes.Push(_asserted);
    }

    public override void Pop()
    {
        base.Pop();
        _asserted = _scopes.Pop();
        AssertFacts();
    }

    private protected override Smt.BoolExpr Translate(Term formula)
    {
        Smt.BoolExpr translated = _translation.Formula(_grounding.Of(formula));
        AssertFacts();
        return translated;
    }

    private protected override SolverModel CreateModel(Smt.Model model) => new GroundModel(this, model);

    // That bits stand for values of their sorts is true in every scope.
    private void AssertFacts()
    {
        for (; _asserted < _translation.Facts.Count; _asserted++)
            Solver.Assert(_translation.Facts[_asserted]);
    }

    private sealed class GroundModel(GroundSolver solver, Smt.Model model) : SolverModel
    {
        public override long SizeOf(ScalarSort sort) => solver._grounding.SizeOf(sort);

        public override long ValueOf(Term variable) => NumberOf(solver._grounding.Of(variable));

        public override long Apply(FunctionSymbol symbol, ReadOnlySpan<long> arguments) =>
            NumberOf(solver._terms.Apply(solver._grounding.Of(symbol, arguments), []));

        private long NumberOf(Term term)
        {
            if (term.IsConstant)
                return term.Value;

            if (term.Sort == Sort.Bool)
                return IsTrue(solver._translation.Formula(term)) ? 1 : 0;

            if (term.Sort is not FiniteSort sort)
            {
                using Smt.Expr value = model.Eval(solver._translation.Integer(term), completion: true);
                string text = value.ToString();
                return long.CreateSaturating(
                    BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
            }

            long place = 0;
            Smt.BoolExpr[] bits = solver._translation.Bits(term);
            for (int i = 0; i < bits.Length; i++)
                place |= IsTrue(bits[i]) ? 1L << i : 0;

            // A constant that no formula mentions may have any bits.
            return long.Min(sort.Low + place, sort.High);
        }

        public override void Dispose()
        {
            model.Dispose();
            GC.SuppressFinalize(this);
        }

        private bool IsTrue(Smt.BoolExpr formula)
        {
            using Smt.Expr value = model.Eval(formula, completion: true);
            return value.IsTrue;
        }
    }
}
