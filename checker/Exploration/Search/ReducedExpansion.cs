using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Chooses, for one thread, which successors of a state are looked up where not all have to be.</summary>
/// <remarks>
/// A set that leads only to states of this depth or less is not taken: else a rule could be put off for ever along a
/// cycle. Whether one leads on depends on nothing but the levels that are complete, so threads make no difference.
/// </remarks>
internal sealed unsafe class ReducedExpansion : IDisposable
{
    private readonly SearchSpace _space;
    private readonly SuccessorBuffer _successors;
    private readonly PendingSuccessors _pending;
    private readonly long[] _firings;
    private readonly IStubbornSetFinder _finder;
    private readonly Func<int, long, int, bool> _prepare;
    private readonly Func<int, bool> _leadsOn;
    private readonly int _wordCount;

    // Of the active rules of the present state: their successors' places, and those of them that are kept.
    private readonly List<PendingSuccessor> _active = [];
    private readonly int[] _rules;
    private readonly bool[] _kept;

    private long _leftOut;

    /// <param name="firings">Counts those of each rule.</param>
    /// <param name="prepare">Given a successor, the state and the rule: false when it is left out of the search.</param>
    public ReducedExpansion(
        SearchSpace space,
        IPartialOrder order,
        SuccessorBuffer successors,
        PendingSuccessors pending,
        long[] firings,
        Func<int, long, int, bool> prepare)
    {
        _space = space;
        _successors = successors;
        _pending = pending;
        _firings = firings;
        _finder = order.CreateFinder();
        _prepare = prepare;
        _leadsOn = LeadsOn;
        _wordCount = space.Model.WordCount;
        _rules = new int[space.Model.RuleCount];
        _kept = new bool[space.Model.RuleCount];
    }

    /// <summary>How many firings were left out since the last call.</summary>
    public long TakeLeftOut()
    {
        long leftOut = _leftOut;
        _leftOut = 0;
        return leftOut;
    }

    /// <summary>Puts the successors that have to be looked up with those that are pending.</summary>
    /// <param name="first">Of the successors of the state, which are the last ones.</param>
    /// <returns>Whether any of all successors is another state.</returns>
    public bool Enqueue(int first, long parent)
    {
        ulong* state = _space.Store.AddressOf(parent);
        _active.Clear();
        bool any = false;
        for (int i = first; i < _successors.Count; i++)
        {
            int rule = _successors.RuleOf(i);
            bool isOther = !StateWords.AreEqual(_successors.AddressOf(i), state, _wordCount);
            any |= isOther;
            if (isOther && _prepare(i, parent, rule))
                Add(i, rule);
            else
                _firings[rule]++;
        }

        Enqueue(new ReadOnlySpan<ulong>(state, _wordCount));
        return any;
    }

    public void Dispose() => (_finder as IDisposable)?.Dispose();

    private void Add(int successor, int rule)
    {
        ulong hash = StateHash.Of(_successors.AddressOf(successor), _wordCount);
        _space.Visited.Prefetch(hash);
        _rules[_active.Count] = rule;
        _active.Add(new PendingSuccessor { Hash = hash, Successor = successor });
    }

    private void Enqueue(ReadOnlySpan<ulong> state)
    {
        int count = _active.Count;
        bool isReduced = _finder.TryFind(state, _rules.AsSpan(0, count), _leadsOn, _kept.AsSpan(0, count));
        PendingSuccessor* pending = _pending.Reserve(count);
        for (int i = 0; i < count; i++)
        {
            if (isReduced && !_kept[i])
            {
                _leftOut++;
                continue;
            }

            _firings[_rules[i]]++;
            *pending++ = _active[i];
        }

        _pending.Commit(pending);
    }

    private bool LeadsOn(int active)
    {
        PendingSuccessor successor = _active[active];
        long number = _space.Visited.Find(_successors.AddressOf(successor.Successor), successor.Hash);
        return number < 0 || !_space.Known.Contains(number);
    }
}
