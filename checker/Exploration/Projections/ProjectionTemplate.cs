using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Projections;

/// <summary>What is asked of every reachable state: atoms, for every assignment of some variables.</summary>
/// <param name="Variables">Of simple types, and bound: the atoms read them, nothing else does.</param>
/// <param name="Atoms">
/// Boolean expressions over the state and the variables, without calls of functions that change anything. Variables
/// that they bind themselves have places in the frame of their own.
/// </param>
/// <param name="AreDistinct">Whether variables of one type have different values in an assignment.</param>
public sealed record ProjectionTemplate(
    ImmutableArray<LocalVariable> Variables, ImmutableArray<Expression> Atoms, bool AreDistinct);
