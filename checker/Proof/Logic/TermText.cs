using System.Text;

namespace ModelCheck.Proof.Logic;

/// <summary>Terms as text for those who debug the checker; cut off when long.</summary>
internal static class TermText
{
    private const int MaxLength = 2000;

    public static string Of(Term term)
    {
        var text = new StringBuilder();
        Append(text, term);
        return text.Length > MaxLength ? $"{text.ToString(0, MaxLength)}…" : text.ToString();
    }

    private static void Append(StringBuilder text, Term term)
    {
        if (text.Length > MaxLength)
            return;

        if (term.Kind is TermKind.Variable or TermKind.Constant || term is { Symbol: not null, Arguments: [] })
        {
            text.Append(AtomOf(term));
            return;
        }

        text.Append('(').Append(term.Symbol?.Name ?? term.Kind.ToString());
        foreach (Term argument in term.Arguments)
            Append(text.Append(' '), argument);

        text.Append(')');
    }

    private static string AtomOf(Term term) => term switch
    {
        { Symbol: { } symbol } => symbol.Name,
        { Kind: TermKind.Variable } => term.Value == 0 ? term.Name! : $"{term.Name}{term.Value}",
        { Sort: FiniteSort finite } => finite.LabelOf(term.Value),
        _ => term.IsTrue ? "true" : term.IsFalse ? "false" : $"{term.Value}",
    };
}
