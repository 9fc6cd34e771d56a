using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>
/// Some states of each level that a search has, or nearly, and how transitions change them. The same in every process.
/// </summary>
/// <remarks>
/// Of the states found at a depth only some are expanded, so that deep levels are reached soon. A state may be found
/// deeper than it is.
/// </remarks>
internal sealed class StateSample
{
    private const int StatesPerLevel = 128;
    private const int MostLevels = 128;
    private const int MostTransitions = 1 << 17;

    private readonly ICompiledModel _model;
    private readonly ISuccessorGenerator _generator;
    private readonly HashSet<ulong> _seen = [];
    private readonly List<ulong[]> _states = [];
    private readonly List<int> _levels = [];
    private readonly List<ulong[]> _changes = [];
    private SplitMix _random = new(1);

    private StateSample(ICompiledModel model)
    {
        _model = model;
        _generator = model.CreateGenerator();
    }

    /// <summary>States, by the words that they have in every process.</summary>
    public IReadOnlyList<ulong[]> States => _states;

    /// <summary>For each state the level it was found in.</summary>
    public IReadOnlyList<int> Levels => _levels;

    /// <summary>For transitions to another state, the bits that they change.</summary>
    public IReadOnlyList<ulong[]> Changes => _changes;

    public static StateSample Of(ICompiledModel model)
    {
        var sample = new StateSample(model);
        List<ulong[]> found = sample.InitialStates();
        for (int level = 0; level < MostLevels && found.Count > 0 && sample._changes.Count < MostTransitions; level++)
            found = sample.Expand(sample.SomeOf(found), level);

        return sample;
    }

    private List<ulong[]> InitialStates()
    {
        var found = new List<ulong[]>();
        for (int rule = 0; rule < _model.InitialRuleCount && found.Count < StatesPerLevel; rule++)
        {
            ulong[] state = new ulong[_model.WordCount];
            if (_generator.FireInitial(rule, state) == Firing.Fired)
                Keep(state, found);
        }

        return found;
    }

    private List<ulong[]> Expand(List<ulong[]> level, int number)
    {
        var found = new List<ulong[]>();
        using var successors = new SuccessorBuffer(_model.WordCount);
        foreach (ulong[] state in level)
        {
            ulong[] full = Full(state);
            _states.Add(full);
            _levels.Add(number);
            successors.Clear();
            _generator.Expand(state, successors);
            for (int i = 0; i < successors.Count && _changes.Count < MostTransitions; i++)
                Follow(full, successors[i], found);
        }

        return found;
    }

    private void Follow(ulong[] from, Span<ulong> successor, List<ulong[]> found)
    {
        ulong[] change = Keep(successor, found);
        for (int i = 0; i < change.Length; i++)
            change[i] ^= from[i];

        if (change.AsSpan().ContainsAnyExcept(0UL))
            _changes.Add(change);
    }

    // Returns the words that the state has in every process.
    private ulong[] Keep(Span<ulong> state, List<ulong[]> found)
    {
        if (_model.HasSymmetry)
            _generator.Canonicalize(state);

        ulong[] full = Full(state);
        if (_seen.Add(HashOf(full)))
            found.Add(state.ToArray());

        return full;
    }

    // In a random order, as far as it is needed.
    private List<ulong[]> SomeOf(List<ulong[]> found)
    {
        int count = int.Min(StatesPerLevel, found.Count);
        for (int i = 0; i < count; i++)
        {
            int other = i + _random.Below(found.Count - i);
            (found[i], found[other]) = (found[other], found[i]);
        }

        return found[..count];
    }

    private ulong[] Full(ReadOnlySpan<ulong> state)
    {
        ulong[] full = new ulong[_model.FullWordCount];
        _model.ToFull(state, full);
        return full;
    }

    private static unsafe ulong HashOf(ulong[] full)
    {
        fixed (ulong* words = full)
            return StateHash.Of(words, full.Length);
    }
}
