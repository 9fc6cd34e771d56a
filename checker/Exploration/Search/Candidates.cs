using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>What two findings have in common when only one of them is reported.</summary>
internal readonly record struct FindingKey(FindingKind Kind, int Group);

/// <summary>Something wrong in a state or in one firing from it, before its path is known.</summary>
/// <param name="Number">The property's number, or -1.</param>
/// <param name="Depth">Of the state; -1 for a fault of an initial rule.</param>
/// <param name="State">
/// The number of the state, or -1 for a fault of an initial rule. Good for as long as the search does not go on
/// to the next level; after that there are <paramref name="Words"/>.
/// </param>
/// <param name="Rule">
/// The rule that was fired from the state, or the initial rule that failed; else -1.
/// </param>
/// <param name="Words">Of the state, once the level has ended; null before, and when there is no state.</param>
internal readonly record struct Candidate(
    FindingKey Key, int Number, int Depth, long State, int Rule, ulong[]? Words = null)
{
    public FindingKind Kind => Key.Kind;

    /// <summary>How many rules the path has.</summary>
    public int PathLength => Depth + (Rule >= 0 ? 1 : 0);

    public StoredCandidate ToStored(ICompiledModel model)
    {
        ulong[] full = new ulong[Words is null ? 0 : model.FullWordCount];
        if (Words is not null)
            model.ToFull(Words, full);

        return new StoredCandidate((int)Key.Kind, Key.Group, Number, Depth, Rule, [.. full]);
    }

    /// <summary>The inverse of <see cref="ToStored"/>.</summary>
    public static Candidate From(StoredCandidate stored, ICompiledModel model)
    {
        ulong[]? words = stored.Words.IsEmpty ? null : new ulong[model.WordCount];
        if (words is not null)
            model.FromFull(stored.Words.AsSpan(), words);

        var key = new FindingKey((FindingKind)stored.Kind, stored.Group);
        return new Candidate(key, stored.Number, stored.Depth, -1, stored.Rule, words);
    }
}

/// <summary>
/// Which of several candidates is reported. The order looks at the contents of states, never at their
/// numbers, which depend on the threads' timing.
/// </summary>
internal sealed class CandidateOrder(ICompiledModel model, StateStore store) : IComparer<Candidate>
{
    public int Compare(Candidate x, Candidate y)
    {
        int order = x.PathLength.CompareTo(y.PathLength);
        if (order == 0 && x.Depth >= 0 && y.Depth >= 0)
            order = model.Compare(WordsOf(x), WordsOf(y));

        if (order == 0)
            order = x.Rule.CompareTo(y.Rule);

        if (order == 0)
            order = x.Kind.CompareTo(y.Kind);

        return order == 0 ? x.Number.CompareTo(y.Number) : order;
    }

    /// <summary>The words of a candidate's state; empty when it has none.</summary>
    public ReadOnlySpan<ulong> WordsOf(Candidate candidate) =>
        candidate.Words is null && candidate.State >= 0 ? store[candidate.State] : candidate.Words;
}

/// <summary>
/// The best candidate of each kind and group; so its size does not grow with the number of violations.
/// </summary>
internal sealed class CandidateSet(CandidateOrder order)
{
    private readonly Dictionary<FindingKey, Candidate> _best = [];

    public int Count => _best.Count;

    public void Add(Candidate candidate)
    {
        if (!_best.TryGetValue(candidate.Key, out Candidate best) || order.Compare(candidate, best) < 0)
            _best[candidate.Key] = candidate;
    }

    /// <summary>
    /// Moves the candidates over, except those whose key the target has from an earlier level.
    /// </summary>
    public void DrainTo(CandidateSet target)
    {
        foreach (Candidate candidate in _best.Values)
            target.Add(candidate);

        _best.Clear();
    }

    /// <summary>Copies the words of the states, so that they need not be in the store any longer.</summary>
    public void KeepWords()
    {
        foreach ((FindingKey key, Candidate best) in _best)
        {
            if (best.Words is null && best.State >= 0)
                _best[key] = best with { Words = order.WordsOf(best).ToArray() };
        }
    }

    public IEnumerable<Candidate> InOrder() => _best.Values.Order(order);
}
