using System.Runtime.CompilerServices;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Trees;

/// <summary>Unfolds a state, lets the inner model work on it, and folds what comes of it.</summary>
internal sealed unsafe class TreeGenerator(TreeModel model, ICompiledModel innerModel, StateParts parts, RecentPairs pairs)
    : ISuccessorGenerator, IDisposable
{
    private readonly ISuccessorGenerator _inner = innerModel.CreateGenerator();
    private readonly SuccessorBuffer _successors = new(innerModel.WordCount);
    private readonly ulong[] _words = new ulong[innerModel.WordCount];
    private readonly int _innerWordCount = innerModel.WordCount;
    private readonly int _wordCount = model.WordCount;
    private RecentStates? _recent;

    public Firing FireInitial(int rule, Span<ulong> state)
    {
        Firing firing = _inner.FireInitial(rule, _words);
        if (firing == Firing.Fired)
            model.Fold(_words, state);

        return firing;
    }

    public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
    {
        model.Unfold(state, _words);
        _successors.Clear();
        _inner.Expand(_words, _successors);
        Fold(state, successors, recent: null);
        CopyFaults(successors);
    }

    public void ExpandForSearch(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
    {
        // Trees of trees leave out what can be at the innermost.
        if (!innerModel.LeavesOutRepeats)
            _recent ??= new RecentStates(_innerWordCount);

        model.Unfold(state, _words);
        _successors.Clear();
        _inner.ExpandForSearch(_words, _successors);
        successors.CopyRepeats(_successors);
        Fold(state, successors, _recent);
        CopyFaults(successors);
    }

    public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state)
    {
        model.Unfold(state, _words);
        return _inner.Evaluate(property, _words);
    }

    public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state)
    {
        model.Unfold(state, _words);
        return _inner.AllHold(kind, _words);
    }

    public void Dispose()
    {
        _successors.Dispose();
        (_inner as IDisposable)?.Dispose();
    }

    public void MarkCoversMet(Span<bool> covers) => _inner.MarkCoversMet(covers);

    public void Canonicalize(Span<ulong> state)
    {
        model.Unfold(state, _words);
        _inner.Canonicalize(_words);
        model.Fold(_words, state);
    }

    public bool AreAlike(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        model.Unfold(left, _words);
        ulong[] other = new ulong[_words.Length];
        model.Unfold(right, other);
        return _inner.AreAlike(_words, other);
    }

    // Most parts of a successor are those of the state.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fold(ReadOnlySpan<ulong> state, SuccessorBuffer folded, RecentStates? recent)
    {
        ulong* pair = stackalloc ulong[2];
        int count = _successors.Count;
        int innerWordCount = _innerWordCount;
        int partCount = parts.Count;
        folded.Reserve(count);
        ulong* target = folded.AddressOf(folded.Count);
        int* rule = folded.RuleAddressOf(folded.Count);
        int* repeat = folded.ReserveRepeats(count);
        int* from = _successors.RuleAddressOf(0);
        ulong* successor = _successors.AddressOf(0);
        fixed (ulong* known = _words, numbers = state)
        {
            for (int* end = from + count; from < end; from++, successor += innerWordCount)
            {
                if (recent is not null && IsRepeat(recent, successor, known))
                {
                    *repeat++ = *from;
                    continue;
                }

                StateWords.Copy(numbers, target, _wordCount);
                for (int part = 0; part < partCount; part = unchecked(part + 1))
                {
                    if (!parts.Differs(part, known, successor))
                        continue;

                    parts.Gather(part, successor, pair);
                    TreeModel.Set(target, part, pairs.NumberOf(pair));
                }

                target += _wordCount;
                *rule++ = *from;
            }
        }

        folded.Commit((int)(rule - folded.RuleAddressOf(folded.Count)));
        folded.CommitRepeats(repeat);
    }

    // Steps that lead back to the state are none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsRepeat(RecentStates recent, ulong* successor, ulong* state) =>
        recent.TestAndSet(successor, StateHash.Of(successor, _innerWordCount))
        && !StateWords.AreEqual(successor, state, _innerWordCount);

    private void CopyFaults(SuccessorBuffer successors)
    {
        successors.ClearFaults();
        if (!_successors.HasFaults)
            return;

        foreach (int rule in _successors.Faults)
            successors.AddFault(rule);
    }
}
