using System.Numerics;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Adds up, level by level, how many states those of a search stand for.</summary>
internal sealed class OrbitSum(SearchSpace space, WorkerTeam team, Func<IOrbitCounter> newCounter)
{
    private const int NarrowLevel = 256;
    private const int DigitBits = 32;

    private readonly IOrbitCounter[] _counters = [.. Enumerable.Range(0, team.Size).Select(_ => newCounter())];
    private readonly ulong[][] _words =
        [.. Enumerable.Range(0, team.Size).Select(_ => new ulong[space.Model.FullWordCount])];
    private bool _isPartial;

    /// <summary>Adds states, unless the search has been asked to stop.</summary>
    public void Add(IReadOnlyCollection<StateRange> states)
    {
        bool isNarrow = states.Sum(range => (long)range.Count) < NarrowLevel;
        var queue = new RangeQueue(states, isNarrow ? 1 : team.Size);
        if (isNarrow)
            AddFrom(queue, 0);
        else
            team.Run(thread => AddFrom(queue, thread));

        _isPartial |= space.Control.IsStopping;
    }

    /// <summary>The sum; null when not all states were added, or some may stand for the same ones.</summary>
    /// <param name="peers">The processes that have added theirs and call this, too; null when there are none.</param>
    public BigInteger? Total(ISearchPeers? peers)
    {
        BigInteger? here = _isPartial ? null : _counters.Aggregate((BigInteger?)0, (sum, counter) => sum + counter.States);
        if (peers is null)
            return here;

        // As many digits as all the sums have are enough for the sum of all.
        int bits = (int)(here ?? 0).GetBitLength();
        long[] sizes = [(bits / DigitBits) + 1, here is null ? 1 : 0];
        peers.Sum(sizes);
        long[] digits = new long[sizes[0]];
        for (int i = 0; i * DigitBits < bits; i++)
            digits[i] = (long)((here!.Value >> (i * DigitBits)) & uint.MaxValue);

        peers.Sum(digits);
        return sizes[1] > 0 ? null : digits.Reverse().Aggregate(BigInteger.Zero, (sum, digit) => (sum << DigitBits) + digit);
    }

    private void AddFrom(RangeQueue queue, int thread)
    {
        Span<ulong> full = _words[thread];
        while (!space.Control.IsStopping && queue.TryTake(out StateRange range))
        {
            for (int i = 0; i < range.Count; i++)
            {
                space.Model.ToFull(space.Store[range.First + i], full);
                _counters[thread].Add(full);
            }
        }
    }
}
