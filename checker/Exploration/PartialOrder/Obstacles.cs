using System.Collections.Immutable;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>A value of the state that keeps a guard from being true, and from going wrong, while it has certain codes.</summary>
/// <param name="Codes">Bit c is set when the guard is not decided by code c.</param>
/// <param name="Writers">The rule instances that may give the value one of these codes.</param>
internal sealed record ValueObstacle(int Word, int Shift, ulong Mask, ulong Codes, BitSet Writers)
{
    public bool StandsIn(ReadOnlySpan<ulong> state) => ((Codes >> (int)((state[Word] >> Shift) & Mask)) & 1) == 0;
}

/// <summary>A part of a guard that keeps it from being true, and from going wrong, while it is false.</summary>
/// <param name="Part">Its number in the model of such parts.</param>
/// <param name="Writers">The rule instances that may make it true, or let a part before it go wrong.</param>
internal sealed record PartObstacle(int Part, BitSet Writers);

/// <summary>What has to happen before a guard can be true or go wrong.</summary>
/// <param name="Otherwise">Rule instances without which nothing changes, where none of the obstacles stands.</param>
internal sealed record Obstacles(
    ImmutableArray<ValueObstacle> Values, ImmutableArray<PartObstacle> Parts, BitSet Otherwise);

/// <summary>A condition of states that the search must not miss, and what has to happen before one satisfies it.</summary>
/// <param name="Disturbing">The rule instances that may be enabled where it is true, and make it false.</param>
internal sealed record Observation(BitSet Disturbing, Obstacles Obstacles);
