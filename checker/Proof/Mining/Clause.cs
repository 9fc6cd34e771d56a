using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>An atom of a template, by its number, or its negation.</summary>
internal readonly record struct Literal(int Atom, bool IsPositive);

/// <summary>
/// For all different elements that a template's variables can stand for, at least one literal is true. Named by
/// numbers, so that it means the same for every size of the specification.
/// </summary>
internal sealed record Clause(int Template, ImmutableArray<Literal> Literals)
{
    /// <summary>The clause that a combination's values of some atoms contradict.</summary>
    public static Clause Excluding(int template, ImmutableArray<int> atoms, ReadOnlySpan<ulong> combination)
    {
        var literals = ImmutableArray.CreateBuilder<Literal>(atoms.Length);
        foreach (int atom in atoms)
            literals.Add(new Literal(atom, !RowTable.IsSet(combination, atom)));

        return new Clause(template, literals.MoveToImmutable());
    }

    /// <summary>Whether no row contradicts it.</summary>
    public bool HoldsIn(RowTable rows)
    {
        ulong[] contradicting = [.. rows.All];
        foreach (Literal literal in Literals)
            rows.Restrict(contradicting, literal.Atom, !literal.IsPositive, contradicting);

        return !contradicting.AsSpan().ContainsAnyExcept(0UL);
    }

    /// <summary>As an invariant of the specification that the templates belong to.</summary>
    public Expression ToExpression(ImmutableArray<Template> templates)
    {
        Template template = templates[Template];
        SourceSpan span = template.Atoms[0].Condition.Span;
        IEnumerable<Expression> literals = template.Pairs
            .Select(pair => (Expression)new Equality(false, ValueOf(pair.First, span), ValueOf(pair.Second, span), span))
            .Concat(Literals.Select(literal => literal.IsPositive
                ? template.Atoms[literal.Atom].Condition
                : new Not(template.Atoms[literal.Atom].Condition, span)));
        Expression body = literals.Aggregate((left, right) => new Logical(LogicalOperator.Or, left, right, span));
        return template.Variables.Reverse().Aggregate(body, (inner, variable) => new Quantified(
            true, variable, new TypeDomain((SimpleType)variable.Type), inner, span));
    }

    /// <summary>The same as the specification would write it, on one line.</summary>
    public string ToText(ImmutableArray<Template> templates)
    {
        Template template = templates[Template];
        IEnumerable<string> literals = template.Pairs
            .Select(pair => $"({pair.First.Name} = {pair.Second.Name})")
            .Concat(Literals.Select(literal => literal.IsPositive
                ? template.Atoms[literal.Atom].Text
                : template.Atoms[literal.Atom].NegatedText));
        string body = string.Join(" | ", literals);
        return template.Variables.Reverse().Aggregate(
            body, (inner, variable) => $"forall {variable.Name}: {((SimpleType)variable.Type).Name} do {inner} end");
    }

    private static Read ValueOf(LocalVariable variable, SourceSpan span) => new(new LocalAccess(variable, span));
}
