using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// A model whose states stand for all that are equal to them up to renaming of scalarset elements.
/// </summary>
public sealed class SymmetricModel : ICompiledModel
{
    /// <summary>How many states are compared for one unless more is asked for.</summary>
    public const int HeuristicCandidates = 64;

    /// <summary>As many as take a second or so: more could go on for hours, for a single state.</summary>
    public const int ExhaustiveCandidates = 1 << 16;

    private readonly ICompiledModel _inner;
    private readonly StateLayout _layout;
    private readonly SymmetryTables _tables;
    private readonly PackedOccurrences? _occurrences;
    private readonly int _maxCandidates;
    private long _approximated;

    /// <param name="inner">A model of the system in that layout.</param>
    /// <param name="maxCandidates">
    /// How many states are compared at most to choose a representative. When a state has more, equal states
    /// may get different representatives: the search is then slower, and still right.
    /// </param>
    public SymmetricModel(
        ICompiledModel inner, TransitionSystem system, StateLayout layout, int maxCandidates)
    {
        _inner = inner;
        _layout = layout;
        _tables = new SymmetryTables(system);
        _occurrences = PackedOccurrences.TryCreate(_tables, layout);
        _maxCandidates = maxCandidates;
    }

    /// <summary>The reduced model, or a sentence that says why there is none.</summary>
    /// <param name="maxCandidates">As for the constructor.</param>
    public static (SymmetricModel? Model, string? Obstacle) TryReduce(
        ICompiledModel inner, TransitionSystem system, StateLayout layout, int maxCandidates)
    {
        if (SymmetryRules.Check(system) is [var first, ..])
            return (null, $"{first.Reason} ({first.Span})");

        var reduced = new SymmetricModel(inner, system, layout, maxCandidates);
        return reduced.HasSymmetry ? (reduced, null) : (null, "the specification has no named scalarset");
    }

    /// <summary>How often not all candidates were compared.</summary>
    public long Approximated => Interlocked.Read(ref _approximated);

    public int WordCount => _inner.WordCount;

    public int InitialRuleCount => _inner.InitialRuleCount;

    public int RuleCount => _inner.RuleCount;

    public ImmutableArray<StateProperty> Properties => _inner.Properties;

    public ImmutableArray<RunProperty> RunProperties => _inner.RunProperties;

    public FairnessTable Fairness => _inner.Fairness;

    public int CoverCount => _inner.CoverCount;

    public int ClaimedCoverCount => _inner.ClaimedCoverCount;

    public bool HasSymmetry => _tables.ElementCount > 0;

    public int GroupOfRule(int rule) => _inner.GroupOfRule(rule);

    public ISuccessorGenerator CreateGenerator() => new Generator(
        this,
        _inner.CreateGenerator(),
        _occurrences is null ? null : new PackedCanonicalizer(_occurrences),
        new Canonicalizer(_tables, _layout, _maxCandidates));

    /// <summary>Counts, for one thread, how many states its representatives stand for.</summary>
    public IOrbitCounter CreateOrbitCounter() => new OrbitCounter(_tables, _layout, _occurrences, _maxCandidates);

    private sealed class Generator(
        SymmetricModel model, ISuccessorGenerator inner, PackedCanonicalizer? sorting, Canonicalizer searching) : ISuccessorGenerator
    {
        private Canonicalizer? _exact;

        public Firing FireInitial(int rule, Span<ulong> state) => inner.FireInitial(rule, state);

        public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors) =>
            inner.Expand(state, successors);

        public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state) =>
            inner.Evaluate(property, state);

        public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state) => inner.AllHold(kind, state);

        public void MarkCoversMet(Span<bool> covers) => inner.MarkCoversMet(covers);

        public void Canonicalize(Span<ulong> state)
        {
            if (sorting is not null && sorting.TryCanonicalize(state))
                return;

            long approximated = searching.Approximated;
            searching.Canonicalize(state);
            if (searching.Approximated != approximated)
                Interlocked.Increment(ref model._approximated);
        }

        public bool AreAlike(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
        {
            _exact ??= new Canonicalizer(model._tables, model._layout, ExhaustiveCandidates);
            ulong[] ofLeft = [.. left];
            ulong[] ofRight = [.. right];
            _exact.Canonicalize(ofLeft);
            _exact.Canonicalize(ofRight);
            return ofLeft.AsSpan().SequenceEqual(ofRight);
        }
    }
}
