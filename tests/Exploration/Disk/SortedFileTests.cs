using ModelCheck.Exploration.Disk;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Exploration.Disk;

/// <summary>Sorted files of words, compared with sets in memory.</summary>
public sealed class SortedFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tiers_know_what_was_added_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        using var folder = new DiskFolder(_temporary.Root);
        using var tiers = new SortedTiers(folder, 16);
        var known = new SortedSet<ulong>();
        for (int round = 0; round < 60; round++)
        {
            // Sometimes few words that are far apart, sometimes many.
            int count = random.Next(4) == 0 ? random.Next(2_000) : random.Next(5);
            ulong[] asked = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.Next(6_000)).Distinct().Order()];
            Func<ulong, bool> isKnown = tiers.Lookup();
            var added = new WordFile(folder.NewPath("tier"), 16);
            foreach (ulong word in asked)
            {
                Assert.Equal(known.Contains(word), isKnown(word));
                if (known.Add(word))
                    added.Add(word);
            }

            tiers.Add(added);
        }
    }

    [Fact]
    public void Runs_merge_to_each_word_once_in_order()
    {
        var random = new Random(7);
        using var folder = new DiskFolder(_temporary.Root);
        using var run = new CandidateRun(folder, 1000);
        var words = new SortedSet<ulong>();
        for (int i = 0; i < 30_500; i++)
        {
            ulong word = (ulong)random.NextInt64(20_000) << random.Next(40);
            run.Add(word);
            words.Add(word);
        }

        List<WordFile> runs = [];
        run.DrainTo(runs);

        Assert.Equal(31, runs.Count);
        Assert.Equal(words, SortedMerge.Of(runs, 8));
        foreach (WordFile file in runs)
            file.Delete();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(5_000)]
    public void A_file_gives_back_what_was_added_at_any_place(int buffered)
    {
        using var folder = new DiskFolder(_temporary.Root);
        using var file = new WordFile(folder.NewPath("words"), buffered);
        ulong[] words = [.. Enumerable.Range(0, 1_000).Select(i => (ulong)i * 3)];
        file.AddRange(words.AsSpan(0, 400));
        foreach (ulong word in words[400..600])
            file.Add(word);

        file.AddRange(words.AsSpan(600));

        Assert.Equal(1_000, file.Count);
        ulong[] read = new ulong[100];
        for (int first = 0; first <= 1_000; first += 37)
        {
            int count = file.Read(first, read);
            Assert.Equal(words.Skip(first).Take(100), read[..count]);
        }
    }
}
