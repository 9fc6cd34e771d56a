using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Distributed;

/// <summary>Deals classes of states to processes so that each gets its share of every level.</summary>
/// <remarks>
/// The large classes first, each to the process that has least of the levels that it is in. What is even for a sample is
/// nearly so for all states. Classes that the sample does not have are dealt in turn.
/// </remarks>
internal sealed class ClassDealer
{
    private readonly ushort[] _owners = new ushort[StateClasses.Count];

    // Of each process at each level, and of each process in all: states of the sample.
    private readonly double[,] _shares;
    private readonly double[] _totals;

    private ClassDealer(int processes, int levels)
    {
        for (int i = 0; i < _owners.Length; i++)
            _owners[i] = (ushort)(i % processes);

        _shares = new double[processes, levels];
        _totals = new double[processes];
    }

    /// <summary>Says whose a state is, in a search of a model. All processes come to the same.</summary>
    public static StateOwner OwnersFor(ICompiledModel model, int processes)
    {
        StateSample sample = StateSample.Of(model);
        var classes = new StateClasses(OwnerBits.Choose(sample, model.FullWordCount, processes));
        return new StateOwner(classes, Deal(sample, classes, processes));
    }

    private static ushort[] Deal(StateSample sample, StateClasses classes, int processes)
    {
        double[] sizes = new double[sample.Levels.DefaultIfEmpty(-1).Max() + 1];
        foreach (int level in sample.Levels)
            sizes[level]++;

        var dealer = new ClassDealer(processes, sizes.Length);
        var statesByClass = sample.States
            .Select((state, i) => (Class: classes.Of(state), Level: sample.Levels[i]))
            .GroupBy(s => s.Class)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key);
        foreach (var states in statesByClass)
            dealer.Deal(states.Key, [.. states.GroupBy(s => s.Level, (level, those) => (level, those.Count() / sizes[level]))]);

        return dealer._owners;
    }

    private void Deal(int number, (int Level, double Share)[] parts)
    {
        int best = Enumerable.Range(0, _totals.Length)
            .MinBy(process => (parts.Sum(part => part.Share * _shares[process, part.Level]), _totals[process]));
        foreach ((int level, double share) in parts)
        {
            _shares[best, level] += share;
            _totals[best] += share;
        }

        _owners[number] = (ushort)best;
    }
}
