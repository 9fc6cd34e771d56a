using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>Something that is true or false in a state, for an assignment of a template's variables; it never fails.</summary>
/// <param name="Text">As the specification would write it; a part of a larger expression.</param>
/// <param name="NegatedText">The same for its negation.</param>
internal sealed record Atom(Expression Condition, string Text, string NegatedText)
{
    /// <summary>That it is true for some element.</summary>
    public Atom ForSome(LocalVariable element)
    {
        string domain = $"{element.Name}: {((SimpleType)element.Type).Name} do";
        return new Atom(
            new Quantified(false, element, new TypeDomain((SimpleType)element.Type), Condition, Condition.Span),
            $"(exists {domain} {Text} end)",
            $"(forall {domain} {NegatedText} end)");
    }
}
