using System.Collections.Immutable;

namespace ModelCheck.Language.Results;

/// <summary>How near a trace's violation stays when other rules are fired than the trace's.</summary>
/// <param name="Bound">
/// Nothing is known of more firings than this; null when everything that can be reached from there was looked at.
/// </param>
/// <param name="Steps">For the state after each step but the last, the rules that have a transition there.</param>
public sealed record ViolationDistances(int? Bound, ImmutableArray<ImmutableArray<RuleDistance>> Steps);

/// <param name="Rule">The number of the rule instance.</param>
/// <param name="Firings">
/// The least number of firings, this one included, after which the same is violated; null when there are none, or more
/// than the bound.
/// </param>
public readonly record struct RuleDistance(int Rule, int? Firings);
