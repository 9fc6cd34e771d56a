using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

/// <summary>How the reachable transitions of two designs differ, seen on the variables that both have with one type.</summary>
/// <param name="Common">Those variables, as the left design has them.</param>
/// <param name="CommonStates">States that both reach, seen so.</param>
/// <param name="Values">Places that take other values in one design than in the other, in the order of the variables.</param>
public sealed record GraphDifference(
    ImmutableArray<StateVariable> Common,
    long CommonStates,
    long CommonTransitions,
    GraphSide Left,
    GraphSide Right,
    ImmutableArray<ValueDifference> Values);

/// <summary>What one design has that the other lacks.</summary>
/// <param name="OwnVariables">Variables that are not among the common ones.</param>
/// <param name="OwnStates">States that only this design reaches.</param>
/// <param name="OwnTransitions">Transitions that only this design has; one that changes no common variable is none.</param>
/// <param name="Witness">A shortest run to such a transition, or to such an initial state; null when there is none.</param>
public sealed record GraphSide(
    ImmutableArray<StateVariable> OwnVariables, long OwnStates, long OwnTransitions, Trace? Witness)
{
    /// <summary>Whether whatever this design does, seen on the common variables, is something that the other does.</summary>
    public bool RefinesOther => Witness is null;
}

/// <summary>A place of the state that takes other values in one design than in the other.</summary>
/// <param name="Slot">Where it is in the left design.</param>
public sealed record ValueDifference(int Slot, ImmutableArray<long> LeftOnly, ImmutableArray<long> RightOnly);
