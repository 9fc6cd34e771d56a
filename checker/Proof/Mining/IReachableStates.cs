using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Proof.Mining;

/// <summary>The reachable states of small instances of a specification, which somebody else explores.</summary>
public interface IReachableStates
{
    /// <summary>
    /// Which combinations of some conditions' values occur, over all reachable states and all assignments of the
    /// variables that they read.
    /// </summary>
    /// <param name="instance">Explored exactly and completely.</param>
    /// <returns>For each projection its rows; null when the instance is too large.</returns>
    ImmutableArray<ImmutableArray<ulong[]>>? Project(
        TransitionSystem instance, ImmutableArray<Projection> projections, CancellationToken cancellation);

    /// <summary>Whether a state can be reached; null when the instance is too large to say.</summary>
    bool? IsReachable(
        TransitionSystem instance, ImmutableArray<long> state, CancellationToken cancellation);
}

/// <summary>What is asked of every reachable state.</summary>
/// <param name="Variables">Variables of one type stand for different elements.</param>
/// <param name="Conditions">Boolean; they never fail.</param>
public sealed record Projection(ImmutableArray<LocalVariable> Variables, ImmutableArray<Expression> Conditions);
