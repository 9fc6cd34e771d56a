using System.Numerics;
using ModelCheck.Proof.Logic;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// Ground terms as formulas over Boolean constants: a value of a finite sort is the bits of its number.
/// </summary>
internal sealed class BitTranslation(Smt.Context context)
{
    private readonly Dictionary<Term, Smt.BoolExpr> _formulas = [];
    private readonly Dictionary<Term, Smt.BoolExpr[]> _bits = [];
    private readonly Dictionary<Term, Smt.ArithExpr> _integers = [];

    /// <summary>What holds of every constant so far: that its bits are one of its sort's values.</summary>
    public List<Smt.BoolExpr> Facts { get; } = [];

    /// <summary>Every constant so far, in the order in which they were met.</summary>
    public List<Smt.Expr> Constants { get; } = [];

    public Smt.BoolExpr Formula(Term term)
    {
        if (_formulas.TryGetValue(term, out Smt.BoolExpr? known))
            return known;

        Smt.BoolExpr formula = term.Kind switch
        {
            TermKind.Constant => context.MkBool(term.Value == 1),
            TermKind.Variable or TermKind.Apply => NewBit(NameOf(term)),
            TermKind.Not => context.MkNot(Formula(term.Body)),
            TermKind.And => context.MkAnd([.. term.Arguments.Select(Formula)]),
            TermKind.Or => context.MkOr([.. term.Arguments.Select(Formula)]),
            TermKind.Ite => Choose(
                Formula(term.Arguments[0]), Formula(term.Arguments[1]), Formula(term.Arguments[2])),
            TermKind.Equal => Equal(term.Arguments[0], term.Arguments[1]),
            TermKind.LessOrEqual => context.MkLe(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
            _ => throw new ArgumentException($"{term.Kind} is no ground formula", nameof(term)),
        };
        _formulas.Add(term, formula);
        return formula;
    }

    /// <summary>The bits of a term of a finite sort, the lowest first.</summary>
    public Smt.BoolExpr[] Bits(Term term)
    {
        if (_bits.TryGetValue(term, out Smt.BoolExpr[]? known))
            return known;

        var sort = (FiniteSort)term.Sort;
        Smt.BoolExpr[] bits = term.Kind switch
        {
            TermKind.Constant => ConstantBits(sort, term.Value - sort.Low),
            TermKind.Ite => ChooseBits(term),
            _ => NewBits(term, sort),
        };
        _bits.Add(term, bits);
        return bits;
    }

    public Smt.ArithExpr Integer(Term term)
    {
        if (_integers.TryGetValue(term, out Smt.ArithExpr? known))
            return known;

        Smt.ArithExpr integer = term.Kind switch
        {
            TermKind.Constant => context.MkInt(term.Value),
            TermKind.Variable or TermKind.Apply => NewInteger(NameOf(term)),
            TermKind.Ite => (Smt.ArithExpr)context.MkITE(
                Formula(term.Arguments[0]), Integer(term.Arguments[1]), Integer(term.Arguments[2])),
            TermKind.Add => context.MkAdd(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
            TermKind.Multiply => context.MkMul(Integer(term.Arguments[0]), Integer(term.Arguments[1])),
            TermKind.Divide => TruncatingDivision.Quotient(
                context, Integer(term.Arguments[0]), Integer(term.Arguments[1])),
            TermKind.Remainder => TruncatingDivision.Remainder(
                context, Integer(term.Arguments[0]), Integer(term.Arguments[1])),
            _ => throw new ArgumentException($"{term.Kind} is no ground integer", nameof(term)),
        };
        _integers.Add(term, integer);
        return integer;
    }

    private static string NameOf(Term term) =>
        term.Symbol is { } symbol ? symbol.Name : $"{term.Name} {term.Value}";

    private static IEnumerable<int> Positions(FiniteSort sort) =>
        Enumerable.Range(0, 32 - BitOperations.LeadingZeroCount((uint)(sort.Count - 1)));

    private Smt.BoolExpr[] ConstantBits(FiniteSort sort, long place) =>
        [.. Positions(sort).Select(i => context.MkBool(((place >> i) & 1) == 1))];

    private Smt.BoolExpr[] NewBits(Term term, FiniteSort sort)
    {
        Smt.BoolExpr[] bits = [.. Positions(sort).Select(i => NewBit($"{NameOf(term)} bit {i}"))];
        if (!BitOperations.IsPow2(sort.Count))
            Facts.Add(AtMost(bits, sort.Count - 1));

        return bits;
    }

    private Smt.BoolExpr NewBit(string name)
    {
        Smt.BoolExpr constant = context.MkBoolConst(name);
        Constants.Add(constant);
        return constant;
    }

    private Smt.IntExpr NewInteger(string name)
    {
        Smt.IntExpr constant = context.MkIntConst(name);
        Constants.Add(constant);
        return constant;
    }

    // From the highest bit down: where the limit has a 0, the number has one too, unless it is smaller
    // already.
    private Smt.BoolExpr AtMost(Smt.BoolExpr[] bits, int limit)
    {
        Smt.BoolExpr atMost = context.MkTrue();
        for (int i = 0; i < bits.Length; i++)
        {
            Smt.BoolExpr isZero = context.MkNot(bits[i]);
            atMost = ((limit >> i) & 1) == 1 ? context.MkOr(isZero, atMost) : context.MkAnd(isZero, atMost);
        }

        return atMost;
    }

    private Smt.BoolExpr Equal(Term left, Term right)
    {
        if (left.Sort == Sort.Bool)
            return context.MkEq(Formula(left), Formula(right));

        if (left.Sort == Sort.Integers)
            return context.MkEq(Integer(left), Integer(right));

        Smt.BoolExpr[] rights = Bits(right);
        return context.MkAnd([.. Bits(left).Select((bit, i) => SameBit(bit, rights[i]))]);
    }

    private Smt.BoolExpr SameBit(Smt.BoolExpr left, Smt.BoolExpr right)
    {
        if (right.IsTrue)
            return left;

        return right.IsFalse ? context.MkNot(left) : context.MkEq(left, right);
    }

    private Smt.BoolExpr[] ChooseBits(Term term)
    {
        Smt.BoolExpr condition = Formula(term.Arguments[0]);
        Smt.BoolExpr[] whenFalse = Bits(term.Arguments[2]);
        return [.. Bits(term.Arguments[1]).Select((bit, i) => Choose(condition, bit, whenFalse[i]))];
    }

    private Smt.BoolExpr Choose(Smt.BoolExpr condition, Smt.BoolExpr whenTrue, Smt.BoolExpr whenFalse) =>
        whenTrue == whenFalse ? whenTrue : (Smt.BoolExpr)context.MkITE(condition, whenTrue, whenFalse);
}
