using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

public sealed partial class TermFactory
{
    /// <summary>Binds a variable of a scalar sort.</summary>
    /// <param name="variable">Any free variable of the body; another name stands for it afterwards.</param>
    public Term ForAll(Term variable, Term body) => Quantify(TermKind.ForAll, variable, body);

    /// <inheritdoc cref="ForAll(Term, Term)"/>
    public Term Exists(Term variable, Term body) => Quantify(TermKind.Exists, variable, body);

    /// <summary>Binds several variables, the last one innermost.</summary>
    public Term ForAll(IEnumerable<Term> variables, Term body) =>
        variables.Reverse().Aggregate(body, (inner, variable) => ForAll(variable, inner));

    /// <inheritdoc cref="ForAll(IEnumerable{Term}, Term)"/>
    public Term Exists(IEnumerable<Term> variables, Term body) =>
        variables.Reverse().Aggregate(body, (inner, variable) => Exists(variable, inner));

    /// <summary>The body of a quantifier for one element.</summary>
    public Term Instantiate(Term quantifier, Term element) =>
        Substitution.Of(this, [(quantifier.Arguments[0], element)]).Apply(quantifier.Body);

    /// <summary>
    /// Quantifiers are moved inwards, over the parts that mention their variable, and a variable that must
    /// equal some
    /// term is replaced by it.
    /// </summary>
    private Term Quantify(TermKind kind, Term variable, Term body)
    {
        if (variable.Sort is not ScalarSort)
            throw new ArgumentException($"{variable} has no scalar sort", nameof(variable));

        if (!body.Mentions(variable))
            return body;

        TermKind dual = kind == TermKind.ForAll ? TermKind.Exists : TermKind.ForAll;
        TermKind alike = kind == TermKind.ForAll ? TermKind.And : TermKind.Or;
        TermKind other = kind == TermKind.ForAll ? TermKind.Or : TermKind.And;
        if (body.Kind == TermKind.Not)
            return Not(Quantify(dual, variable, body.Body));

        if (body.Kind == alike)
            return Connect(alike, body.Arguments.Select(part => Quantify(kind, variable, part)));

        if (body.Kind == TermKind.Ite && !body.Arguments[0].Mentions(variable))
        {
            return Ite(
                body.Arguments[0],
                Quantify(kind, variable, body.Arguments[1]),
                Quantify(kind, variable, body.Arguments[2]));
        }

        if (body.Kind == other)
        {
            ILookup<bool, Term> parts = body.Arguments.ToLookup(part => part.Mentions(variable));
            if (parts[false].Any())
                return Connect(other, parts[false].Append(Quantify(kind, variable, Connect(other, parts[true]))));
        }

        return OnlyElement(kind, variable, body) is { } element
            ? Substitution.Of(this, [(variable, element)]).Apply(body)
            : Close(kind, variable, body);
    }

    // exists x. x = t & p(x) is p(t); forall x. x != t | p(x) as well.
    private static Term? OnlyElement(TermKind kind, Term variable, Term body)
    {
        ImmutableArray<Term> parts =
            body.Kind == (kind == TermKind.Exists ? TermKind.And : TermKind.Or) ? body.Arguments : [body];
        foreach (Term part in parts)
        {
            Term? test = kind == TermKind.Exists ? part : part.Kind == TermKind.Not ? part.Body : null;
            if (test is not { Kind: TermKind.Equal })
                continue;

            (Term left, Term right) = (test.Arguments[0], test.Arguments[1]);
            if (left == variable && !right.Mentions(variable))
                return right;

            if (right == variable && !left.Mentions(variable))
                return left;
        }

        return null;
    }

    // Bound variables are named after how deep they stand, so that formulas that differ in names are one
    // term.
    private Term Close(TermKind kind, Term variable, Term body)
    {
        Term bound = Bound(body.QuantifierDepth + 1, variable.Sort);
        while (body.Mentions(bound) && bound != variable)
            bound = Bound((int)bound.Value + 1, variable.Sort);

        Term closed = Substitution.Of(this, [(variable, bound)]).Apply(body);
        return Intern(new Term(kind, Sort.Bool, [bound, closed]));
    }
}
