using System.Collections.Immutable;
using ModelCheck.Exploration.Automata;

namespace ModelCheck.Exploration.Models;

public enum AtomKind
{
    /// <summary>A property of the position's state.</summary>
    State,

    /// <summary>One of some rules has a transition from the position's state.</summary>
    Enabled,

    /// <summary>The firing that led to the position was of one of some rules.</summary>
    Fired,
}

/// <summary>What can be true at a position of a run.</summary>
/// <param name="Property">For a state, the number of a property.</param>
/// <param name="Rules">For the other kinds, the numbers of rules.</param>
public sealed record RunAtom(AtomKind Kind, int Property, ImmutableHashSet<int> Rules);

/// <summary>A claim about every fair run.</summary>
/// <param name="Group">Claims of one group are parts or instances of one property.</param>
/// <param name="Instance">Of that property, which combination of parameters.</param>
/// <param name="Atoms">By their numbers in the letters of <paramref name="Violations"/>; those that firings decide come last.</param>
/// <param name="Violations">Accepts the runs that violate the claim; null when it would be too large.</param>
public sealed record RunProperty(
    int Group, int Instance, ImmutableArray<RunAtom> Atoms, BuchiAutomaton? Violations);

/// <summary>Which rules a run has to be fair to.</summary>
/// <param name="Numbers">For each rule the number of what it is an instance of, or -1.</param>
/// <param name="IsStrong">By number: strongly fair, else weakly.</param>
public sealed record FairnessTable(ImmutableArray<int> Numbers, ImmutableArray<bool> IsStrong)
{
    public static FairnessTable None { get; } = new([], []);

    public int Count => IsStrong.Length;

    /// <param name="rule">-1 for none.</param>
    public int NumberOf(int rule) => rule < 0 || Numbers.IsEmpty ? -1 : Numbers[rule];
}
