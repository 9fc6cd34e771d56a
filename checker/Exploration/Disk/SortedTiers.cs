namespace ModelCheck.Exploration.Disk;

/// <summary>A set of words in sorted files, of which each is less than half as large as the one before.</summary>
/// <remarks>So there are few of them, and a word is merged into a larger file a logarithmic number of times.</remarks>
internal sealed class SortedTiers(DiskFolder folder, int bufferedWords) : IDisposable
{
    private readonly List<(WordFile File, WordReader Reader)> _tiers = [];

    /// <summary>Tells of words, asked for in order, whether they are in the set.</summary>
    public Func<ulong, bool> Lookup()
    {
        WordReader[] readers = [.. _tiers.Select(tier => tier.Reader)];
        foreach (WordReader reader in readers)
            reader.Restart();

        return word => Array.Exists(readers, reader => reader.IsAt(word));
    }

    /// <summary>Adds the words of a sorted file, none of which is in the set. It is deleted when it is not needed any more.</summary>
    public void Add(WordFile words)
    {
        Append(words);
        while (_tiers.Count > 1 && _tiers[^2].File.Count < 2 * _tiers[^1].File.Count)
            MergeLastTwo();
    }

    public void Dispose()
    {
        foreach ((WordFile file, WordReader reader) in _tiers)
        {
            reader.Dispose();
            file.Dispose();
        }
    }

    private void MergeLastTwo()
    {
        (WordFile File, WordReader Reader)[] last = [_tiers[^2], _tiers[^1]];
        var merged = new WordFile(folder.NewPath("tier"), bufferedWords);
        foreach (ulong word in SortedMerge.Of([last[0].File, last[1].File], bufferedWords))
            merged.Add(word);

        _tiers.RemoveRange(_tiers.Count - 2, 2);
        Append(merged);
        foreach ((WordFile file, WordReader reader) in last)
        {
            reader.Dispose();
            file.Delete();
        }
    }

    private void Append(WordFile tier) => _tiers.Add((tier, new WordReader(tier, bufferedWords)));
}
