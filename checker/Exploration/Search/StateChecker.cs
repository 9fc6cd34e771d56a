using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search;

/// <summary>Evaluates, for one thread, the properties that a single state decides.</summary>
internal sealed class StateChecker
{
    private readonly SearchSpace _space;
    private readonly ISuccessorGenerator _generator;
    private readonly CandidateSet _candidates;
    private readonly bool[] _coversMet;
    private readonly List<int> _openCovers;

    /// <param name="candidates">Takes what is found wrong.</param>
    public StateChecker(SearchSpace space, ISuccessorGenerator generator, CandidateSet candidates)
    {
        _space = space;
        _generator = generator;
        _candidates = candidates;
        _coversMet = new bool[space.Model.CoverCount];
        _openCovers = [.. space.Covers];
    }

    /// <summary>Marks the covers that states and firings have met so far.</summary>
    public void MarkCoversMet(bool[] coversMet)
    {
        _generator.MarkCoversMet(_coversMet);
        for (int i = 0; i < coversMet.Length; i++)
            coversMet[i] |= _coversMet[i];
    }

    /// <summary>Checks a new state.</summary>
    public void Check(ReadOnlySpan<ulong> state, long number, int depth)
    {
        if (_space.Invariants.Length > 0 && !_generator.AllHold(StatePropertyKind.Invariant, state))
            CheckInvariants(state, number, depth);

        if (_openCovers.Count > 0)
            CheckCovers(state, number, depth);
    }

    /// <param name="parent">The state, at a depth, from which a rule led to this one.</param>
    public bool SatisfiesAssumptions(ReadOnlySpan<ulong> state, long parent, int rule, int depth)
    {
        if (_space.Assumptions.Length == 0 || _generator.AllHold(StatePropertyKind.Assumption, state))
            return true;

        foreach (int assumption in _space.Assumptions)
        {
            Evaluation evaluation = _generator.Evaluate(assumption, state);
            if (evaluation == Evaluation.Fault)
                AddFault(assumption, depth, parent, rule);

            if (evaluation != Evaluation.True)
                break;
        }

        return false;
    }

    private void CheckInvariants(ReadOnlySpan<ulong> state, long number, int depth)
    {
        foreach (int invariant in _space.Invariants)
        {
            Evaluation evaluation = _generator.Evaluate(invariant, state);
            if (evaluation == Evaluation.Fault)
                AddFault(invariant, depth, number, -1);

            if (evaluation != Evaluation.False)
                continue;

            var key = new FindingKey(FindingKind.InvariantViolated, _space.Model.Properties[invariant].Group);
            _candidates.Add(new Candidate(key, invariant, depth, number, -1));
        }
    }

    // Instances of covers that have been met are open no longer.
    private void CheckCovers(ReadOnlySpan<ulong> state, long number, int depth)
    {
        for (int i = _openCovers.Count - 1; i >= 0; i--)
        {
            int cover = _openCovers[i];
            int group = _space.Model.Properties[cover].Group;
            if (!_coversMet[group])
                CheckCover(cover, group, state, number, depth);

            if (!_coversMet[group])
                continue;

            _openCovers[i] = _openCovers[^1];
            _openCovers.RemoveAt(_openCovers.Count - 1);
        }
    }

    private void CheckCover(int cover, int group, ReadOnlySpan<ulong> state, long number, int depth)
    {
        Evaluation evaluation = _generator.Evaluate(cover, state);
        _coversMet[group] = evaluation == Evaluation.True;
        if (evaluation == Evaluation.Fault && group < _space.Model.ClaimedCoverCount)
            AddFault(cover, depth, number, -1);
    }

    private void AddFault(int property, int depth, long state, int rule)
    {
        StateProperty info = _space.Model.Properties[property];
        var key = new FindingKey(FindingKind.PropertyFault, ((int)info.Kind << 24) | info.Group);
        _candidates.Add(new Candidate(key, property, depth, state, rule));
    }
}
