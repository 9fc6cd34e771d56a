using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Trees;

/// <summary>
/// A model whose states are stored as trees: each part of a state, up to two words, is kept once, and a state is the
/// numbers of its parts, two to a word.
/// </summary>
/// <remarks>
/// States of one model are much alike, so there are far fewer parts than states, and a state takes a quarter of
/// the words. That can be repeated: this is a model of which there can be a tree again. Equal states still are
/// equal words, so a search need not know; but which numbers there are depends on the order in which states
/// come, so their order means nothing: <see cref="ICompiledModel.Compare"/> goes by what they stand for.
/// </remarks>
public sealed unsafe class TreeModel : ICompiledModel, IDisposable
{
    private const int PartsPerWord = 2;
    private const int MostOnStack = 256;

    private readonly ICompiledModel _inner;
    private readonly StateParts _parts;
    private readonly PairTable _known = new();

    /// <param name="inner">Disposed with the tree, if it can be.</param>
    /// <param name="layout">Of its states; when null, words that follow each other are a part.</param>
    public TreeModel(ICompiledModel inner, StateLayout? layout = null)
    {
        _inner = inner;
        _parts = layout is null ? StateParts.OfWords(inner.WordCount) : StateParts.Of(layout);
    }

    /// <summary>A model with trees until a state is one word.</summary>
    /// <param name="layout">Of the model's states.</param>
    public static ICompiledModel For(ICompiledModel model, StateLayout layout)
    {
        if (model.WordCount > 1)
            model = new TreeModel(model, layout);

        while (model.WordCount > 1)
            model = new TreeModel(model);

        return model;
    }

    public int WordCount => (_parts.Count + PartsPerWord - 1) / PartsPerWord;

    public bool IsInFull => false;

    public bool LeavesOutRepeats => true;

    public int FullWordCount => _inner.FullWordCount;

    public long SharedBytes => _known.Bytes + _inner.SharedBytes;

    public int InitialRuleCount => _inner.InitialRuleCount;

    public int RuleCount => _inner.RuleCount;

    public ImmutableArray<StateProperty> Properties => _inner.Properties;

    public ImmutableArray<RunProperty> RunProperties => _inner.RunProperties;

    public FairnessTable Fairness => _inner.Fairness;

    public int CoverCount => _inner.CoverCount;

    public int ClaimedCoverCount => _inner.ClaimedCoverCount;

    public bool HasSymmetry => _inner.HasSymmetry;

    public int GroupOfRule(int rule) => _inner.GroupOfRule(rule);

    public ISuccessorGenerator CreateGenerator() => new TreeGenerator(this, _inner, _parts, new RecentPairs(_known));

    public int Compare(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        ulong[] first = new ulong[_inner.WordCount];
        ulong[] second = new ulong[_inner.WordCount];
        Unfold(left, first);
        Unfold(right, second);
        return _inner.Compare(first, second);
    }

    public void ToFull(ReadOnlySpan<ulong> state, Span<ulong> full)
    {
        Span<ulong> unfolded = _inner.WordCount <= MostOnStack
            ? stackalloc ulong[_inner.WordCount]
            : new ulong[_inner.WordCount];
        Unfold(state, unfolded);
        _inner.ToFull(unfolded, full);
    }

    public void FromFull(ReadOnlySpan<ulong> full, Span<ulong> state)
    {
        Span<ulong> unfolded = _inner.WordCount <= MostOnStack
            ? stackalloc ulong[_inner.WordCount]
            : new ulong[_inner.WordCount];
        _inner.FromFull(full, unfolded);
        Fold(unfolded, state);
    }

    public void Dispose()
    {
        _known.Dispose();
        (_inner as IDisposable)?.Dispose();
    }

    /// <summary>Writes the words of a state of the inner model.</summary>
    internal void Unfold(ReadOnlySpan<ulong> state, Span<ulong> words)
    {
        words.Clear();
        fixed (ulong* numbers = state, target = words)
        {
            for (int part = 0; part < _parts.Count; part++)
                _parts.Scatter(part, _known[NumberIn(numbers, part)], target);
        }
    }

    /// <summary>The inverse of <see cref="Unfold"/>.</summary>
    internal void Fold(ReadOnlySpan<ulong> words, Span<ulong> state)
    {
        state.Clear();
        fixed (ulong* source = words, numbers = state)
        {
            for (int part = 0; part < _parts.Count; part++)
                Set(numbers, part, NumberOf(source, part));
        }
    }

    private uint NumberOf(ulong* words, int part)
    {
        ulong* pair = stackalloc ulong[2];
        _parts.Gather(part, words, pair);
        return _known.NumberOf(pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NumberIn(ulong* state, int part) =>
        unchecked((uint)(state[part / PartsPerWord] >> (part % PartsPerWord * 32)));

    /// <summary>Sets the number of a part in the words of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Set(ulong* state, int part, uint number)
    {
        int shift = part % PartsPerWord * 32;
        ulong* word = state + (part / PartsPerWord);
        *word = (*word & ~((ulong)uint.MaxValue << shift)) | ((ulong)number << shift);
    }
}
