using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>Whether a log is the beginning of a behaviour of a model.</summary>
/// <param name="Events">How many events were explained.</param>
/// <param name="MostExplanations">The most ways at once to understand a beginning of the log: states, with names and order.</param>
/// <param name="Matched">Rules of which some firing fitted an event; the others with events come in <paramref name="NeverMatched"/>.</param>
/// <param name="Rejection">Why it is none; null when it is one, or when that is not known.</param>
/// <param name="Limit">What kept the search from an answer; else null.</param>
public sealed record ConformanceResult(
    long Events,
    long MostExplanations,
    ImmutableArray<Rule> Matched,
    ImmutableArray<Rule> NeverMatched,
    Rejection? Rejection,
    ConformanceLimit? Limit)
{
    public bool Conforms => Rejection is null && Limit is null;
}

/// <param name="Flag">Of the command line, that raises the limit; empty when there is none.</param>
public sealed record ConformanceLimit(string Reason, string Flag);

/// <summary>An event that no state explains in which the model may be before it.</summary>
/// <param name="States">Slots of the states before it, some of them if there are many.</param>
/// <param name="StateCount">How many there are.</param>
/// <param name="Obstacles">What stands in the way of each rule that has such an event, the least first.</param>
public sealed record Rejection(
    LoggedEvent Event, ImmutableArray<ImmutableArray<long>> States, long StateCount, ImmutableArray<Obstacle> Obstacles);

/// <summary>Why a rule with such an event does not explain it.</summary>
/// <param name="FalseParts">Of its guard, in the state where the fewest are false; none when it is enabled there.</param>
/// <param name="Instead">What it would log there; null when it is not enabled.</param>
/// <param name="Count">In how many of the states it fails in this way.</param>
public sealed record Obstacle(
    Instance<Rule> Rule, ImmutableArray<SourceSpan> FalseParts, LoggedEvent? Instead, int Count);
