namespace ModelCheck.Exploration.States;

/// <summary>Compares states by their words.</summary>
internal sealed class WordsComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
{
    public static readonly WordsComparer Instance = new();

    private WordsComparer()
    {
    }

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ulong[] words) => GetHashCode(words.AsSpan());

    public int GetHashCode(ReadOnlySpan<ulong> alternate)
    {
        var hash = new HashCode();
        foreach (ulong word in alternate)
            hash.Add(word);

        return hash.ToHashCode();
    }

    public ulong[] Create(ReadOnlySpan<ulong> alternate) => [.. alternate];
}
