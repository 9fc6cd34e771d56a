using System.Collections.Immutable;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>A model that looks at every state when it is expanded.</summary>
/// <param name="inspect">Makes what looks, one for each thread.</param>
internal sealed class InspectedModel(ICompiledModel inner, Func<StateInspector> inspect) : ICompiledModel
{
    public int WordCount => inner.WordCount;

    public int InitialRuleCount => inner.InitialRuleCount;

    public int RuleCount => inner.RuleCount;

    public ImmutableArray<StateProperty> Properties => inner.Properties;

    public int CoverCount => inner.CoverCount;

    public int ClaimedCoverCount => inner.ClaimedCoverCount;

    public ImmutableArray<RunProperty> RunProperties => inner.RunProperties;

    public FairnessTable Fairness => inner.Fairness;

    public int GroupOfRule(int rule) => inner.GroupOfRule(rule);

    public ISuccessorGenerator CreateGenerator() => new Generator(inner.CreateGenerator(), inspect());

    private sealed class Generator(ISuccessorGenerator inner, StateInspector inspector) : ISuccessorGenerator
    {
        public Firing FireInitial(int rule, Span<ulong> state) => inner.FireInitial(rule, state);

        public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
        {
            inspector.Look(state);
            inner.Expand(state, successors);
        }

        public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state) => inner.Evaluate(property, state);

        public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state) => inner.AllHold(kind, state);

        public void MarkCoversMet(Span<bool> covers) => inner.MarkCoversMet(covers);
    }
}
