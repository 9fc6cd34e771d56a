namespace ModelCheck.Language.Syntax;

/// <summary>
/// The words of the language and who reserves them. All are matched without regard to case.
/// </summary>
internal static class Keywords
{
    /// <summary>A class, so that the dictionary's code is one that the runtime has compiled already.</summary>
    private sealed record Word(string Spelling, TokenKind Kind);

    private static readonly Dictionary<string, Word> Words = AllWords();

    /// <summary>The kind of a word: a keyword's, or <see cref="TokenKind.Identifier"/>.</summary>
    public static TokenKind KindOf(ReadOnlySpan<char> word) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out Word? known)
            ? known.Kind
            : TokenKind.Identifier;

    /// <summary>Every spelling of a kind.</summary>
    public static IEnumerable<string> SpellingsOf(TokenKind kind) =>
        Words.Values.Where(word => word.Kind == kind).Select(word => word.Spelling);

    /// <summary>Whether the tool refuses this contextual word as a name.</summary>
    public static bool IsReservedBy(Compatibility tool, TokenKind kind) => tool switch
    {
        Compatibility.Rumur => kind is TokenKind.Assume or TokenKind.Cover or TokenKind.Liveness,
        Compatibility.CMurphi => kind is TokenKind.Choose or TokenKind.EndChoose or TokenKind.ExternFun
            or TokenKind.ExternProc or TokenKind.MathFunction or TokenKind.Multiset or TokenKind.MultisetAdd
            or TokenKind.MultisetCount or TokenKind.MultisetRemove or TokenKind.MultisetRemovePred
            or TokenKind.Pctl or TokenKind.Undefined or TokenKind.Until or TokenKind.UnusedReserved,
        _ => false,
    };

    private static Dictionary<string, Word> AllWords()
    {
        var words = new Dictionary<string, Word>(StringComparer.OrdinalIgnoreCase);
        for (TokenKind kind = TokenKind.Alias; kind <= TokenKind.With; kind++)
            Add(kind.ToString().ToLowerInvariant(), kind);

        Rename(TokenKind.RealType, "real");
        Rename(TokenKind.MathFunction, "log", "log10", "exp", "sin", "cos", "tan", "fabs", "floor", "ceil",
            "sqrt", "fmod", "pow", "asin", "acos", "atan", "sinh", "cosh", "tanh");
        Rename(TokenKind.UnusedReserved, "in", "interleaved", "program", "traceuntil", "pctl_next");
        return words;

        void Add(string spelling, TokenKind kind) => words.Add(spelling, new Word(spelling, kind));

        void Rename(TokenKind kind, params ReadOnlySpan<string> spellings)
        {
            words.Remove(kind.ToString());
            foreach (string spelling in spellings)
                Add(spelling, kind);
        }
    }
}
