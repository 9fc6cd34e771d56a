using System.Collections.Immutable;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>
/// What a search knows between two levels, besides the states: with them enough to go on as if nothing had
/// happened.
/// </summary>
/// <param name="LevelCount">Depths that have states; those of the last are not expanded.</param>
/// <param name="Firings">By the numbers of rules.</param>
/// <param name="CoverDepths">By the numbers of covers.</param>
/// <param name="Elapsed">Time spent so far.</param>
internal sealed record SearchSnapshot(
    int LevelCount,
    long RulesFired,
    ImmutableArray<long> Firings,
    ImmutableArray<int?> CoverDepths,
    ImmutableArray<StoredCandidate> Candidates,
    TimeSpan Elapsed);

/// <summary>Something found wrong so far. Its state is given by its words, since numbers are made anew.</summary>
/// <param name="Words">Empty when there is no state.</param>
internal sealed record StoredCandidate(
    int Kind, int Group, int Number, int Depth, int Rule, ImmutableArray<ulong> Words);
