using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Trees;

/// <summary>Unfolds a state, lets the inner model work on it, and folds what comes of it.</summary>
internal sealed class TreeGenerator(TreeModel model, ICompiledModel innerModel)
    : ISuccessorGenerator, IDisposable
{
    private readonly ISuccessorGenerator _inner = innerModel.CreateGenerator();
    private readonly SuccessorBuffer _successors = new(innerModel.WordCount);
    private readonly ulong[] _words = new ulong[innerModel.WordCount];

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
        model.FoldSuccessors(_words, state, _successors, successors);
        successors.ClearFaults();
        foreach (int rule in _successors.Faults)
            successors.AddFault(rule);
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
}
