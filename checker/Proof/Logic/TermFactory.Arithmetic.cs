using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

public sealed partial class TermFactory
{
    public Term Add(Term left, Term right)
    {
        if (left is { IsConstant: true, Value: 0 })
            return right;

        return right is { IsConstant: true, Value: 0 } ? left : Integers(TermKind.Add, Sort.Integers, left, right);
    }

    public Term Subtract(Term left, Term right) => Add(left, Multiply(IntegerConstant(-1), right));

    public Term Multiply(Term left, Term right)
    {
        if (left is { IsConstant: true, Value: 1 })
            return right;

        return right is { IsConstant: true, Value: 1 }
            ? left
            : Integers(TermKind.Multiply, Sort.Integers, left, right);
    }

    public Term Divide(Term left, Term right) => Integers(TermKind.Divide, Sort.Integers, left, right);

    public Term Remainder(Term left, Term right) => Integers(TermKind.Remainder, Sort.Integers, left, right);

    public Term LessOrEqual(Term left, Term right)
    {
        if (left == right)
            return True;

        return left.IsConstant && right.IsConstant
            ? Bool(left.Value <= right.Value)
            : Integers(TermKind.LessOrEqual, Sort.Bool, left, right);
    }

    /// <summary>The term of a kind, sort and symbol with other arguments, simplified anew.</summary>
    internal Term Rebuild(Term term, ImmutableArray<Term> arguments) => term.Kind switch
    {
        TermKind.Apply => Apply(term.Symbol!, arguments),
        TermKind.Not => Not(arguments[0]),
        TermKind.And => And(arguments),
        TermKind.Or => Or(arguments),
        TermKind.Ite => Ite(arguments[0], arguments[1], arguments[2]),
        TermKind.Equal => Equal(arguments[0], arguments[1]),
        TermKind.Add => Add(arguments[0], arguments[1]),
        TermKind.Multiply => Multiply(arguments[0], arguments[1]),
        TermKind.Divide => Divide(arguments[0], arguments[1]),
        TermKind.Remainder => Remainder(arguments[0], arguments[1]),
        TermKind.LessOrEqual => LessOrEqual(arguments[0], arguments[1]),
        TermKind.ForAll => ForAll(arguments[0], arguments[1]),
        TermKind.Exists => Exists(arguments[0], arguments[1]),
        TermKind.Variable or TermKind.Constant => term,
    };

    private Term Integers(TermKind kind, Sort result, Term left, Term right)
    {
        Require(left, Sort.Integers);
        Require(right, Sort.Integers);
        return Intern(new Term(kind, result, [left, right]));
    }
}
