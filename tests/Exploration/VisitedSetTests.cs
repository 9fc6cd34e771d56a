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
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_compact_set_remembers_every_fingerprint_when_it_grows(int seed)
    {
        var random = new Random(seed);
        var budget = new MemoryBudget(1L << 30);
        using var store = new StateStore(1, budget);
        using var visited = new VisitedSet(store, budget, 4096, isCompact: true);
        var writer = new StateWriter(store);
        var added = new HashSet<ulong> { 0 };
        ulong* state = stackalloc ulong[1];
        Assert.Equal(AddOutcome.Added, visited.Add(state, 0, writer, out _));
        while (added.Count < 100_000)
        {
            ulong hash = (ulong)random.NextInt64() << 1;
            hash = random.Next(3) == 0 ? hash | 0x1FFF8 : hash;
            if (added.Count >= visited.GrowthThreshold)
                Assert.True(visited.TryGrow());

            Assert.Equal(
                added.Add(hash) ? AddOutcome.Added : AddOutcome.Present, visited.Add(state, hash, writer, out _));
        }

        foreach (ulong hash in added)
            Assert.Equal(AddOutcome.Present, visited.Add(state, hash, writer, out _));
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
