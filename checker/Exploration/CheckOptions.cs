using System.Collections.Immutable;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration;

/// <summary>
/// Whether states that are equal up to renaming of scalarset elements are explored only once.
/// </summary>
public enum SymmetryReduction
{
    Off,

    /// <summary>With bounded effort for each state, so that some may be explored more than once.</summary>
    Heuristic,

    /// <summary>Exactly one of each.</summary>
    Exhaustive,
}

/// <summary>Which of all shortest counterexamples is shown.</summary>
public enum TraceMinimum
{
    /// <summary>Any: one that the search makes sure of at no further cost, the same in every run.</summary>
    Length,

    /// <summary>One with the fewest changes from one lane to another, and of these one with the fewest participants.</summary>
    Switches,

    /// <summary>One with the fewest participants, and of these one with the fewest changes of the lane.</summary>
    Participants,
}

/// <summary>What is checked of a transition system, and how far the search goes.</summary>
public sealed record CheckOptions
{
    public ExplorationOptions Exploration { get; init; } = new();

    public SymmetryReduction SymmetryReduction { get; init; }

    /// <summary>Whether to count how many states those found stand for; says nothing without symmetry reduction.</summary>
    public bool Orbits { get; init; }

    /// <summary>Names of the properties to check; empty for all. Assumptions always apply.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Whether to find out which parts of the specification are never reached.</summary>
    public bool Coverage { get; init; }

    /// <summary>
    /// Whether to find out what the verdict says nothing about. Not for a search that is resumed, nor with symmetry
    /// reduction.
    /// </summary>
    public bool Vacuity { get; init; }

    /// <summary>Of invariants and deadlocks; not with symmetry reduction, nor with compact storage.</summary>
    public TraceMinimum Minimize { get; init; }

    /// <summary>Who acts in a step, by name, or null: the lane that it is shown in.</summary>
    public Func<Instance<Rule>, string?> Lane { get; init; } = _ => null;

    /// <summary>
    /// Whether only as many of a state's rules are fired as have to be for finding whatever is wrong. Paths may be longer
    /// then. Not with liveness and properties of runs, symmetry reduction, other storage than exact, checkpoints, a bound,
    /// several processes, <see cref="Coverage"/>, <see cref="Vacuity"/> or <see cref="Minimize"/>.
    /// </summary>
    public bool PartialOrder { get; init; }

    /// <summary>Says of more rules that they commute, where <see cref="PartialOrder"/> is on; null for what their text says.</summary>
    public ICommutationProver? Commutation { get; init; }

    /// <summary>Whether to look for a run near each counterexample in which nothing is wrong.</summary>
    public bool PassingRuns { get; init; }

    /// <summary>Most states of the state graph that the result has; null for no graph.</summary>
    public int? GraphLimit { get; init; }

    /// <summary>
    /// The processes that check together, each calling the checker with the same system and options; null for this one
    /// alone. Not with liveness, properties of runs, compact storage, <see cref="Vacuity"/> or <see cref="Minimize"/>.
    /// </summary>
    public ICommunicator? Communicator { get; init; }

    internal bool Selects(string property) => Properties.IsEmpty || Properties.Contains(property);
}
