using System.Collections;
using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Mutation;

/// <summary>
/// Every reachable state of the specification that mutants are made of, every transition, and what its
/// properties say. Does not change any more, so threads share it.
/// </summary>
internal sealed class BaseGraph
{
    /// <summary>The target of a transition to a state that an assumption leaves out.</summary>
    public const int Dropped = -1;

    public required ModelNumbering Numbering { get; init; }

    public required CompiledModel Model { get; init; }

    /// <summary>The states, breadth first.</summary>
    public required StateIndex States { get; init; }

    /// <summary>The initial states in the order in which they were found.</summary>
    public required ImmutableArray<InitialState> InitialStates { get; init; }

    /// <summary>
    /// Where in <see cref="Targets"/> and <see cref="Instances"/> the transitions of each state begin; one more at the
    /// end.
    /// </summary>
    public required int[] Offsets { get; init; }

    public required int[] Targets { get; init; }

    /// <summary>The numbers of the rule instances that fire.</summary>
    public required int[] Instances { get; init; }

    /// <summary>The rule instances that go wrong, by state.</summary>
    public required Dictionary<int, ImmutableArray<int>> Faults { get; init; }

    /// <summary>For each cover, by its number, the states that meet it.</summary>
    public required ImmutableArray<BitArray> Covering { get; init; }

    /// <summary>What is violated without any change, so that no mutant can be blamed for it.</summary>
    public required ImmutableHashSet<FallKey> Broken { get; init; }
}

/// <param name="Rule">The number of the initial rule that gives the state first.</param>
internal readonly record struct InitialState(int Number, int Rule);
