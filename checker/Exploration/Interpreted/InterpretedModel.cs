using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Interpreted;

/// <summary>
/// A model whose rules and properties the reference interpreter runs: slow, and right by definition.
/// </summary>
public sealed class InterpretedModel(ModelNumbering numbering, StateLayout layout) : ICompiledModel
{
    public int WordCount => layout.WordCount;

    public int InitialRuleCount => numbering.InitialRules.Count;

    public int RuleCount => numbering.Rules.Count;

    public ImmutableArray<StateProperty> Properties => numbering.StateProperties;

    public ImmutableArray<RunProperty> RunProperties => numbering.RunProperties;

    public FairnessTable Fairness => numbering.Fairness;

    public int CoverCount => numbering.Covers.Length;

    public int ClaimedCoverCount => numbering.ClaimedCoverCount;

    public int GroupOfRule(int rule) => numbering.Rules.RuleIndexOf(rule);

    public ISuccessorGenerator CreateGenerator() => new InterpretedGenerator(numbering, layout);
}
