using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using Xunit;

namespace ModelCheck.Tests.Exploration;

public unsafe class VisitedSetTests
{
    /// <summary>
    /// Against the obvious implementation, on random states with many repeats and many equal tags.
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void Agrees_with_a_hash_set(int seed, int words)
    {
        var random = new Random(seed);
        var budget = new MemoryBudget(1L << 30);
        using var store = new StateStore(words, budget);
        using var visited = new VisitedSet(store, budget, seed == 2 ? 1 << 14 : 4096);
        var writer = new StateWriter(store);
        var expected = new Dictionary<ulong, long>();
        ulong* state = stackalloc ulong[words];
        for (int i = 0; i < 15_000; i++)
        {
            if (expected.Count >= visited.GrowthThreshold)
                Grow(visited, writer);

            Write(state, words, (ulong)random.Next(seed == 2 ? 3_000 : 10_000));
            AddOutcome outcome = visited.Add(state, HashOf(state, words, seed), writer, out long number);

            bool isNew = expected.TryAdd(state[0], number);
            Assert.Equal(isNew ? AddOutcome.Added : AddOutcome.Present, outcome);
            Assert.Equal(expected[state[0]], number);
        }

        void Grow(VisitedSet set, StateWriter from)
        {
            Assert.True(set.TryGrow());
            List<StateRange> ranges = [];
            from.DrainTo(ranges);
            _restored.AddRange(ranges);
            foreach (StateRange range in _restored)
                set.Restore(range);
        }
    }

    /// <summary>
    /// Every thread adds the same states in another order: each must be added by exactly one of them.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Racing_threads_add_each_state_once(int threads)
    {
        const int States = 30_000;
        const int Words = 2;
        for (int round = 0; round < 10; round++)
        {
            var budget = new MemoryBudget(1L << 30);
            using var store = new StateStore(Words, budget);
            using var visited = new VisitedSet(store, budget, States * 2);
            long added = 0;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, member =>
            {
                var writer = new StateWriter(store);
                ulong* state = stackalloc ulong[Words];
                for (int i = 0; i < States; i++)
                {
                    Write(state, Words, (ulong)((i * 7919L) + (member * 1231)) % States);
                    ulong hash = StateHash.Of(state, Words);
                    if (visited.Add(state, hash, writer, out _) == AddOutcome.Added)
                        Interlocked.Increment(ref added);
                }
            });

            Assert.Equal(States, added);
        }
    }

    /// <summary>Fingerprints that crowd at the end of the table and run over it, also the one that is zero.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 7)]
    public void A_compact_set_remembers_every_fingerprint_when_it_grows(int seed, int threads)
    {
        using var team = new WorkerTeam(threads);
        var random = new Random(seed);
        var budget = new MemoryBudget(1L << 30);
        using var store = new StateStore(1, budget);
        using var visited = new VisitedSet(store, budget, 4096, SlotKind.Fingerprint);
        var writer = new StateWriter(store);
        var added = new HashSet<ulong> { 0 };
        ulong* state = stackalloc ulong[1];
        Assert.Equal(AddOutcome.Added, visited.Add(state, 0, writer, out _));
        while (added.Count < 100_000)
        {
            ulong hash = (ulong)random.NextInt64() << 1;
            hash = random.Next(3) == 0 ? hash | 0x1FFF8 : hash;
            if (added.Count >= visited.GrowthThreshold)
                Assert.True(visited.TryGrow(threads, team.Run));

            Assert.Equal(
                added.Add(hash) ? AddOutcome.Added : AddOutcome.Present, visited.Add(state, hash, writer, out _));
        }

        foreach (ulong hash in added)
            Assert.Equal(AddOutcome.Present, visited.Add(state, hash, writer, out _));
    }

    /// <summary>Each thread has its own lines, whichever comes first.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(300)]
    public void Growing_in_parts_loses_nothing(int parts)
    {
        const int Slots = 1 << 18;
        var random = new Random(parts);
        var budget = new MemoryBudget(1L << 30);
        using var store = new StateStore(1, budget);
        using var visited = new VisitedSet(store, budget, Slots, SlotKind.Fingerprint);
        var writer = new StateWriter(store);
        ulong* state = stackalloc ulong[1];
        ulong[] hashes = [.. Enumerable.Range(0, Slots * 3 / 4).Select(_ => (ulong)random.NextInt64())];
        foreach (ulong hash in hashes)
            Assert.Equal(AddOutcome.Added, visited.Add(state, hash, writer, out _));

        Assert.True(visited.TryGrow(parts, job =>
        {
            for (int part = parts - 1; part >= 0; part--)
                job(part);
        }));

        Assert.All(hashes, hash => Assert.True(visited.Contains(state, hash)));
        foreach (ulong hash in hashes)
            Assert.Equal(AddOutcome.Present, visited.Add(state, hash, writer, out _));
    }

    /// <summary>Slots that are the words themselves: every word is told from every other, also the one with hash 0.</summary>
    [Fact]
    public void A_set_of_words_is_exact()
    {
        var budget = new MemoryBudget(1L << 30);
        using var store = new StateStore(1, budget);
        using var visited = new VisitedSet(store, budget, 4096, SlotKind.Word);
        var writer = new StateWriter(store);
        ulong* word = stackalloc ulong[1];
        for (int i = -50_000; i < 50_000; i++)
        {
            *word = unchecked((ulong)i);
            ulong hash = StateHash.Of(word, 1);
            if (i + 50_000 >= visited.GrowthThreshold)
                Assert.True(visited.TryGrow());

            Assert.False(visited.Contains(word, hash));
            Assert.Equal(AddOutcome.Added, visited.Add(word, hash, writer, out long number));
            Assert.Equal(*word, store[number][0]);
            Assert.Equal(AddOutcome.Present, visited.Add(word, hash, writer, out _));
            Assert.True(visited.Contains(word, hash));
        }
    }

    /// <summary>What undoes the mixing of a word, step by step, gives the word: no two have one hash.</summary>
    [Fact]
    public void The_hash_of_a_word_can_be_undone()
    {
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++)
        {
            ulong word = ((ulong)random.NextInt64() << 1) ^ (ulong)i;
            ulong hash = StateHash.Of(&word, 1);
            ulong mixed = hash ^ (hash >> 32);
            mixed = unchecked(mixed * Inverse(0x8BB84B93962EACC9));
            mixed ^= mixed >> 32;
            mixed = unchecked(mixed * Inverse(0xD1B54A32D192ED03));
            Assert.Equal(word, ~(mixed ^ (mixed >> 32)));
        }

        ulong ones = ulong.MaxValue;
        Assert.Equal(0UL, StateHash.Of(&ones, 1));
    }

    // Newton's method: each step doubles the bits that are right, of which an odd number has three.
    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 5; i++)
            inverse = unchecked(inverse * (2 - (odd * inverse)));

        return inverse;
    }

    [Fact]
    public void Running_out_of_memory_is_an_outcome()
    {
        var budget = new MemoryBudget(12L << 20);
        using var store = new StateStore(64, budget);
        using var visited = new VisitedSet(store, budget, 1 << 16);
        var writer = new StateWriter(store);
        ulong* state = stackalloc ulong[64];
        AddOutcome outcome = AddOutcome.Added;
        for (ulong i = 0; i < 1 << 15 && outcome == AddOutcome.Added; i++)
        {
            Write(state, 64, i);
            outcome = visited.Add(state, StateHash.Of(state, 64), writer, out _);
        }

        Assert.Equal(AddOutcome.OutOfMemory, outcome);
    }

    private readonly List<StateRange> _restored = [];

    private static void Write(ulong* state, int words, ulong value)
    {
        for (int i = 0; i < words; i++)
            state[i] = value + (ulong)i;
    }

    // With seed 2 the hash is bad on purpose: few lines and one tag, so that whole states decide.
    private static ulong HashOf(ulong* state, int words, int seed) =>
        seed == 2 ? StateHash.Of(state, words) & 0x3F : StateHash.Of(state, words);
}
