namespace ModelCheck.Exploration.States;

/// <summary>Compares states by their words.</summary>
internal sealed class WordsComparer : IEqualityComparer<ulong[]>
{
    public static readonly WordsComparer Instance = new();

    private WordsComparer()
    {
    }

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ulong[] words)
    {
        var hash = new HashCode();
        foreach (ulong word in words)
            hash.Add(word);

        return hash.ToHashCode();
    }
}
