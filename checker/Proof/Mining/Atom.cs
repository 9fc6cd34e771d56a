using ModelCheck.Language.Model;

namespace ModelCheck.Proof.Mining;

/// <summary>Something that is true or false in a state, for an assignment of a template's variables; it never fails.</summary>
/// <param name="Text">As the specification would write it; a part of a larger expression.</param>
/// <param name="NegatedText">The same for its negation.</param>
internal sealed record Atom(Expression Condition, string Text, string NegatedText);
