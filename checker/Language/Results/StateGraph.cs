using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

/// <summary>States and the transitions between them, in the order of a breadth-first search by one thread.</summary>
/// <param name="States">The slots of each state.</param>
/// <param name="Initial">
/// The initial rules that led to an initial state, once for each; these have the least numbers.
/// </param>
/// <param name="IsCut">Whether there are more states; transitions to them are left out.</param>
public sealed record StateGraph(
    ImmutableArray<ImmutableArray<long>> States,
    ImmutableArray<GraphEdge> Initial,
    ImmutableArray<GraphEdge> Edges,
    bool IsCut);

/// <summary>A transition.</summary>
/// <param name="From">The number of a state; -1 for an initial rule.</param>
/// <param name="Arguments">Values of the rule's parameters, in order.</param>
public sealed record GraphEdge(int From, int To, Rule Rule, ImmutableArray<long> Arguments);
