using System.Collections.Immutable;
using System.Numerics;

namespace ModelCheck.Exploration.Search;

/// <summary>What makes one of several shortest paths easier to read than another.</summary>
/// <param name="Lanes">Who acts, as a number, by the numbers of the rules.</param>
/// <param name="Participants">What takes part, as a set of bits, by the numbers of the rules.</param>
/// <param name="SwitchesFirst">
/// Whether few changes from one lane to another matter more than few participants; else it is the other way round.
/// </param>
public sealed record StepWeights(
    ImmutableArray<int> Lanes, ImmutableArray<BigInteger> Participants, bool SwitchesFirst);
