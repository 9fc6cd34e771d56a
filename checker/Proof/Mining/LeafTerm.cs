using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>A leaf of the state at some variables, and the atoms that speak of it.</summary>
internal sealed record LeafTerm(OpenLeaf Leaf, Designator Place, string Text, bool IsAlwaysDefined)
{
    private SourceSpan Span => Leaf.Variable.Span;

    private Expression Value => new Read(Place);

    public Atom IsDefined() =>
        new(new Not(new IsUndefined(Place, Span), Span), $"!isundefined({Text})", $"isundefined({Text})");

    public Atom IsTrue() => IsAlwaysDefined
        ? new Atom(Value, Text, $"!{Text}")
        : Guarded(Value, Text, $"!{Text}");

    /// <summary>Equality with each of the type's values; with two values the second will do.</summary>
    public IEnumerable<Atom> EqualToValues()
    {
        SimpleType type = Leaf.Type;
        long first = type.Cardinality == 2 ? type.High : type.Low;
        for (long value = first; value <= type.High; value++)
        {
            string label = type.Format(value);
            yield return Guarded(
                new Equality(false, Value, new Constant(type, value, Span), Span),
                $"({Text} = {label})",
                $"({Text} != {label})");
        }
    }

    public Atom EqualTo(LocalVariable variable) => Guarded(
        new Equality(false, Value, new Read(new LocalAccess(variable, Span)), Span),
        $"({Text} = {variable.Name})",
        $"({Text} != {variable.Name})");

    public Atom EqualTo(LeafTerm other) => other.Guarded(Guarded(
        new Equality(false, Value, other.Value, Span), $"({Text} = {other.Text})", $"({Text} != {other.Text})"));

    private Atom Guarded(Expression condition, string text, string negated) => Guarded(new Atom(condition, text, negated));

    // Reading what is undefined would be an error, so what is undefined counts as different.
    private Atom Guarded(Atom atom) => IsAlwaysDefined
        ? atom
        : new Atom(
            new Logical(LogicalOperator.And, IsDefined().Condition, atom.Condition, Span),
            $"({IsDefined().Text} & {atom.Text})",
            $"({IsDefined().NegatedText} | {atom.NegatedText})");
}
