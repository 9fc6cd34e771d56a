using ModelCheck.Exploration.States;
using Xunit;

namespace ModelCheck.Tests.Exploration;

/// <summary>Eight threads that add the same states in other orders while the table grows from its least size.</summary>
public unsafe class VisitedSetStressTests
{
    private const int Threads = 8;
    private const int States = 60_000;

    private static int Rounds => Environment.GetEnvironmentVariable("MODELCHECK_FULL") == "1" ? 300 : 12;

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void Racing_inserts_and_growth_lose_nothing_and_store_nothing_twice(int kind, int words)
    {
        for (int round = 0; round < Rounds; round++)
            new Race((SlotKind)kind, words, round).Run();
    }

    private sealed class Race(SlotKind kind, int words, int round) : IDisposable
    {
        private readonly Barrier _barrier = new(Threads);
        private readonly MemoryBudget _budget = new(1L << 30);
        private readonly List<StateRange> _ranges = [];
        private StateStore _store = null!;
        private VisitedSet _visited = null!;
        private long _added;
        private int _running = Threads;

        public void Run()
        {
            using StateStore store = _store = new StateStore(words, _budget);
            using VisitedSet visited = _visited = new VisitedSet(store, _budget, 4096, kind);
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => Work(i)))];
            foreach (Thread thread in threads)
                thread.Start();

            foreach (Thread thread in threads)
                thread.Join();

            Assert.Equal(States, _added);
            Assert.Equal(States, _ranges.Sum(r => r.Count));
            Assert.True(visited.Capacity >= States, "the table has grown");
            CheckStates();
        }

        public void Dispose() => _barrier.Dispose();

        // Adds, and meets the others whenever the table is full enough, until nobody has anything to add.
        private void Work(int member)
        {
            var writer = new StateWriter(_store);
            int next = 0;
            while (Volatile.Read(ref _running) > 0)
            {
                next = AddFrom(next, member, writer);
                if (next == States)
                {
                    next++;
                    Interlocked.Decrement(ref _running);
                }

                _barrier.SignalAndWait();
                lock (_ranges)
                    writer.DrainTo(_ranges);

                _barrier.SignalAndWait();
                bool isFull = _added >= _visited.GrowthThreshold;
                _barrier.SignalAndWait();
                if (member == 0 && isFull)
                    Assert.True(_visited.TryGrow());

                _barrier.SignalAndWait();
                for (int i = member; isFull && !_visited.IsSelfContained && i < _ranges.Count; i += Threads)
                    _visited.Restore(_ranges[i]);

                _barrier.SignalAndWait();
            }
        }

        private int AddFrom(int first, int member, StateWriter writer)
        {
            ulong* state = stackalloc ulong[words];
            int i = first;
            for (; i < States && Volatile.Read(ref _added) < _visited.GrowthThreshold; i++)
            {
                Write(state, (ulong)((i * 7919L) + (member * 1231L * (round + 1))) % States);
                AddOutcome outcome = _visited.Add(state, StateHash.Of(state, words), writer, out _);
                if (outcome == AddOutcome.Added)
                    Interlocked.Increment(ref _added);
            }

            return i;
        }

        private void CheckStates()
        {
            var seen = new HashSet<ulong>();
            ulong* expected = stackalloc ulong[words];
            foreach (StateRange range in _ranges)
            {
                for (int i = 0; i < range.Count; i++)
                {
                    ReadOnlySpan<ulong> stored = _store[range.First + i];
                    Write(expected, ~stored[0]);
                    Assert.True(stored.SequenceEqual(new ReadOnlySpan<ulong>(expected, words)), "a torn state");
                    Assert.True(seen.Add(stored[0]), "a state stored twice");
                    ulong hash = StateHash.Of(expected, words);
                    Assert.True(_visited.Contains(expected, hash), "a state lost");
                    if (!_visited.IsSelfContained)
                        Assert.Equal(range.First + i, _visited.Find(expected, hash));
                }
            }
        }

        private void Write(ulong* state, ulong value)
        {
            for (int i = 0; i < words; i++)
                state[i] = ~(value + ((ulong)i << 40));
        }
    }
}
