using ModelCheck.Language.Model;

namespace ModelCheck.Reporting.Proofs;

/// <summary>Writes a property as one closed expression on one line, nearly as the specification does.</summary>
internal static class InvariantText
{
    public static string Of(Property property) => property.Bindings.Reverse().Aggregate(
        OneLine(property.Condition!.Span.Text), (inner, binding) => $"{Quantifier(binding)} do {inner} end");

    private static string Quantifier(Binding binding) => binding switch
    {
        TypeParameter parameter => $"forall {parameter.Variable.Name}: {parameter.Type}",
        RangeParameter range =>
            $"forall {range.Variable.Name} := {range.From} to {range.ValueAt(range.Count - 1)} by {range.Step}",
        AliasBinding alias => $"alias {alias.Variable.Name}: {OneLine(alias.Value.Span.Text)}",
        _ => $"forall {binding.Variable.Name}",
    };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
