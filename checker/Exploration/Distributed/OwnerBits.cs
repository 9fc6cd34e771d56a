namespace ModelCheck.Exploration.Distributed;

/// <summary>Chooses the bits of a state that say whose it is.</summary>
/// <remarks>
/// A successor stays with the process that found it when none of these bits changes: so they should change seldom. But
/// they must divide the states of each level into enough classes to deal them evenly. How many classes there are, in
/// effect, is one by the probability that two states of a level are in the same one. So bits are added until that is
/// small, each time the one that lowers it most for what it costs.
/// </remarks>
internal sealed class OwnerBits
{
    private const int ClassesPerProcess = 16;

    // When nearly every transition changes them, nothing is gained by leaving bits out.
    private const double MostCrossing = 0.9;

    // So many of the bits that look best are looked at closely.
    private const int Shortlist = 48;

    // What a bit costs at least, of all transitions: a bit that changes hardly ever is no better than one that changes rarely.
    private const double LeastCost = 0.005;

    private const int MostStates = 8192;
    private const int MostChanges = 16_384;
    private const int WordBits = 64;

    private readonly ulong[][] _states;
    private readonly ulong[][] _changes;
    private readonly int[] _ones;
    private readonly ulong[] _chosen;
    private readonly double _pairs;
    private List<ulong[]> _staying;
    private int[] _classes;
    private int _classCount;

    private OwnerBits(StateSample sample, int wordCount)
    {
        _states = EverySo(sample.States, MostStates);
        _classes = EverySo(sample.Levels, MostStates);
        _changes = EverySo(sample.Changes, MostChanges);
        _staying = [.. _changes];
        _ones = CountsOf(_states, wordCount);
        _chosen = new ulong[wordCount];
        _classCount = _classes.Length == 0 ? 0 : _classes.Max() + 1;
        _pairs = PairsIn(_classes, _classCount);
    }

    /// <summary>For each word of a state those bits that its owner depends on; all bits when none are better.</summary>
    public static ulong[] Choose(StateSample sample, int wordCount, int processes) =>
        new OwnerBits(sample, wordCount).Choose(1.0 / (ClassesPerProcess * processes));

    private ulong[] Choose(double target)
    {
        double together = 1;
        while (together > target)
        {
            if (_pairs == 0 || BestOf(together) is not { } best)
                return All();

            _chosen[best.Bit / WordBits] |= 1UL << (best.Bit % WordBits);
            (_classes, _classCount) = Renumber(Divide(best.Bit));
            _staying = [.. _staying.Where(change => !IsSet(change, best.Bit))];
            together = best.Together;
        }

        return _staying.Count < (1 - MostCrossing) * _changes.Length ? All() : _chosen;
    }

    private ulong[] All()
    {
        Array.Fill(_chosen, ulong.MaxValue);
        return _chosen;
    }

    // The bit that gains most for its cost, and how likely two states of a level are still together then.
    private (int Bit, double Together)? BestOf(double together)
    {
        (int, double)? best = null;
        double most = 0;
        foreach ((int bit, double cost) in Candidates())
        {
            int[] divided = Divide(bit);
            double left = PairsIn(divided, 2 * _classCount) / _pairs;
            double score = double.Log(together / double.Max(left, 1 / _pairs)) / cost;
            if (score <= most)
                continue;

            most = score;
            best = (bit, left);
        }

        return best;
    }

    // Those that gain most alone for their cost.
    private IEnumerable<(int Bit, double Cost)> Candidates()
    {
        int[] flips = CountsOf(_staying, _chosen.Length);
        return Enumerable.Range(0, _ones.Length)
            .Where(bit => _ones[bit] > 0 && _ones[bit] < _states.Length && !IsSet(_chosen, bit))
            .Select(bit => (Bit: bit, Cost: ((double)flips[bit] / _changes.Length) + LeastCost))
            .OrderByDescending(candidate => GainOf(candidate.Bit) / candidate.Cost)
            .Take(Shortlist);
    }

    private double GainOf(int bit)
    {
        double share = (double)_ones[bit] / _states.Length;
        return -double.Log((share * share) + ((1 - share) * (1 - share)));
    }

    private int[] Divide(int bit)
    {
        int[] divided = new int[_states.Length];
        for (int i = 0; i < divided.Length; i++)
            divided[i] = (2 * _classes[i]) + (IsSet(_states[i], bit) ? 1 : 0);

        return divided;
    }

    private static (int[] Classes, int Count) Renumber(int[] classes)
    {
        var numbers = new Dictionary<int, int>();
        foreach (int number in classes)
            numbers.TryAdd(number, numbers.Count);

        return ([.. classes.Select(number => numbers[number])], numbers.Count);
    }

    private static double PairsIn(int[] classes, int count)
    {
        int[] sizes = new int[count];
        foreach (int number in classes)
            sizes[number]++;

        return sizes.Sum(size => (double)size * (size - 1));
    }

    // For each bit in how many rows it is set.
    private static int[] CountsOf(IEnumerable<ulong[]> rows, int wordCount)
    {
        int[] counts = new int[wordCount * WordBits];
        foreach (ulong[] row in rows)
        {
            for (int word = 0; word < row.Length; word++)
            {
                for (ulong rest = row[word]; rest != 0; rest &= rest - 1)
                    counts[(word * WordBits) + (int)ulong.TrailingZeroCount(rest)]++;
            }
        }

        return counts;
    }

    private static bool IsSet(ulong[] words, int bit) => ((words[bit / WordBits] >> (bit % WordBits)) & 1) != 0;

    private static T[] EverySo<T>(IReadOnlyList<T> all, int most)
    {
        int count = int.Min(most, all.Count);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)])];
    }
}
