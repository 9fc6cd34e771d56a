using System.Collections.Immutable;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration;

/// <summary>What is checked of a transition system, and how far the search goes.</summary>
public sealed record CheckOptions
{
    public ExplorationOptions Exploration { get; init; } = new();

    /// <summary>Names of the properties to check; empty for all. Assumptions always apply.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    internal bool Selects(string property) => Properties.IsEmpty || Properties.Contains(property);
}
