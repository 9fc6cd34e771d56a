using System.Collections.Immutable;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Trees;

/// <summary>
/// A model whose states are stored as trees: each pair of words is kept once, and a state is the numbers of its
/// pairs, two to a word.
/// </summary>
/// <remarks>
/// States of one model are much alike, so there are far fewer pairs than states, and a state takes a quarter of
/// the words. That can be repeated: this is a model of which there can be a tree again. Equal states still are
/// equal words, so a search need not know; but which numbers there are depends on the order in which states
/// come, so their order means nothing: <see cref="ICompiledModel.Compare"/> goes by what they stand for.
/// </remarks>
public sealed class TreeModel : ICompiledModel, IDisposable
{
    private const int WorthwhileWords = 4;
    private const int WordsPerPair = 2;
    private const int PairsPerWord = 2;
    private const int MostOnStack = 256;

    private readonly ICompiledModel _inner;
    private readonly int _pairCount;
    private readonly PairTable _pairs = new();

    /// <param name="inner">Disposed with the tree, if it can be.</param>
    public TreeModel(ICompiledModel inner)
    {
        _inner = inner;
        _pairCount = (inner.WordCount + WordsPerPair - 1) / WordsPerPair;
    }

    /// <summary>A model with trees until they gain nothing more.</summary>
    public static ICompiledModel For(ICompiledModel model)
    {
        while (model.WordCount >= WorthwhileWords)
            model = new TreeModel(model);

        return model;
    }

    public int WordCount => (_pairCount + PairsPerWord - 1) / PairsPerWord;

    public int FullWordCount => _inner.FullWordCount;

    public int InitialRuleCount => _inner.InitialRuleCount;

    public int RuleCount => _inner.RuleCount;

    public ImmutableArray<StateProperty> Properties => _inner.Properties;

    public ImmutableArray<RunProperty> RunProperties => _inner.RunProperties;

    public FairnessTable Fairness => _inner.Fairness;

    public int CoverCount => _inner.CoverCount;

    public int ClaimedCoverCount => _inner.ClaimedCoverCount;

    public bool HasSymmetry => _inner.HasSymmetry;

    public int GroupOfRule(int rule) => _inner.GroupOfRule(rule);

    public ISuccessorGenerator CreateGenerator() => new TreeGenerator(this, _inner);

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
        _pairs.Dispose();
        (_inner as IDisposable)?.Dispose();
    }

    /// <summary>Writes the words of a state of the inner model.</summary>
    internal unsafe void Unfold(ReadOnlySpan<ulong> state, Span<ulong> words)
    {
        for (int pair = 0; pair < _pairCount; pair++)
        {
            ulong* known = _pairs[NumberIn(state, pair)];
            words[pair * WordsPerPair] = known[0];
            if ((pair * WordsPerPair) + 1 < words.Length)
                words[(pair * WordsPerPair) + 1] = known[1];
        }
    }

    /// <summary>The inverse of <see cref="Unfold"/>.</summary>
    internal void Fold(ReadOnlySpan<ulong> words, Span<ulong> state)
    {
        state.Clear();
        for (int pair = 0; pair < _pairCount; pair++)
            Set(state, pair, NumberOf(words, pair));
    }

    /// <summary>As <see cref="Fold"/>, for words of which most are those of a state whose fold is known.</summary>
    internal void FoldNextTo(
        ReadOnlySpan<ulong> knownWords, ReadOnlySpan<ulong> knownState, ReadOnlySpan<ulong> words, Span<ulong> state)
    {
        knownState.CopyTo(state);
        for (int pair = 0; pair < _pairCount; pair++)
        {
            int first = pair * WordsPerPair;
            bool isKnown = words[first] == knownWords[first]
                && (first + 1 == words.Length || words[first + 1] == knownWords[first + 1]);
            if (!isKnown)
                Set(state, pair, NumberOf(words, pair));
        }
    }

    private unsafe uint NumberOf(ReadOnlySpan<ulong> words, int pair)
    {
        int first = pair * WordsPerPair;
        ulong* both = stackalloc ulong[] { words[first], first + 1 < words.Length ? words[first + 1] : 0 };
        return _pairs.NumberOf(both);
    }

    private static uint NumberIn(ReadOnlySpan<ulong> state, int pair) =>
        unchecked((uint)(state[pair / PairsPerWord] >> (pair % PairsPerWord * 32)));

    private static void Set(Span<ulong> state, int pair, uint number)
    {
        int shift = pair % PairsPerWord * 32;
        ref ulong word = ref state[pair / PairsPerWord];
        word = (word & ~((ulong)uint.MaxValue << shift)) | ((ulong)number << shift);
    }
}
