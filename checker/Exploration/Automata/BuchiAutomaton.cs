using System.Collections.Immutable;
using System.Numerics;

namespace ModelCheck.Exploration.Automata;

/// <summary>Reads a letter: the set of atoms that are true at a position.</summary>
/// <param name="Positive">Atoms that must be true.</param>
/// <param name="Negative">Atoms that must be false.</param>
/// <param name="Acceptance">The acceptance sets that the transition is in.</param>
public readonly record struct BuchiTransition(ulong Positive, ulong Negative, uint Acceptance, int Target)
{
    public bool Reads(ulong letter) => (letter & Positive) == Positive && (letter & Negative) == 0;

    /// <summary>Whether this one can do whatever another one can.</summary>
    public bool Subsumes(BuchiTransition other) =>
        Target == other.Target
        && (Positive & ~other.Positive) == 0
        && (Negative & ~other.Negative) == 0
        && (other.Acceptance & ~Acceptance) == 0;
}

/// <summary>
/// A generalised Büchi automaton with acceptance on transitions: it accepts a run when it can read its positions, one
/// after the other, and passes transitions of each acceptance set again and again.
/// </summary>
/// <param name="States">The transitions from each state. No state at all: no run is accepted.</param>
/// <param name="Initial">The state before the first position is read.</param>
public sealed record BuchiAutomaton(
    ImmutableArray<ImmutableArray<BuchiTransition>> States, int Initial, int AcceptanceCount)
{
    public const int MaxAcceptanceSets = 15;

    public bool IsEmpty => States.IsEmpty;

    /// <summary>Every acceptance set.</summary>
    public uint FullAcceptance => (1u << AcceptanceCount) - 1;

    /// <summary>
    /// Whether the automaton may wait in its initial state for any number of positions, whatever they are, and once it
    /// has left it never returns. Then a search may begin wherever it leaves.
    /// </summary>
    public bool StartsAnywhere
    {
        get
        {
            if (IsEmpty)
                return false;

            BuchiTransition[] loops = [.. States[Initial].Where(t => t.Target == Initial)];
            bool isLeftForGood = States.Where((_, i) => i != Initial).All(s => s.All(t => t.Target != Initial));
            uint passed = loops.Aggregate(0u, (all, t) => all | t.Acceptance);
            return isLeftForGood
                && loops.Any(t => t.Positive == 0 && t.Negative == 0)
                && AcceptanceCount > 0
                && passed != FullAcceptance;
        }
    }

    /// <summary>The atoms that some transition looks at.</summary>
    public ulong Atoms => States.SelectMany(s => s).Aggregate(0UL, (all, t) => all | t.Positive | t.Negative);

    public override string ToString() =>
        $"{States.Length} states, {States.Sum(s => s.Length)} transitions, {AcceptanceCount} acceptance sets, "
        + $"{BitOperations.PopCount(Atoms)} atoms";
}
