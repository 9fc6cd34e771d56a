using System.Collections.Immutable;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// A transition system as the search sees it: states of a fixed number of words, numbered rules, numbered
/// properties, and nothing of the language that it was written in.
/// </summary>
/// <remarks>Immutable and safe to share; the work is done by generators, one for each thread.</remarks>
public interface ICompiledModel
{
    /// <summary>Words of a state, at least 1. Equal states are equal words.</summary>
    int WordCount { get; }

    int InitialRuleCount { get; }

    int RuleCount { get; }

    /// <summary>
    /// Properties that a single state decides, in the order in which the search checks them.
    /// </summary>
    ImmutableArray<StateProperty> Properties { get; }

    /// <summary>
    /// Numbers of covers are below this; a cover is met by a state or by a rule that fires.
    /// </summary>
    int CoverCount { get; }

    /// <summary>
    /// Covers below this are claims. The others are only watched: it is no violation when they are not met, and
    /// no matter when they go wrong.
    /// </summary>
    int ClaimedCoverCount => CoverCount;

    /// <summary>Claims about runs, in the order in which the search checks them.</summary>
    ImmutableArray<RunProperty> RunProperties => [];

    /// <summary>What the runs that they speak of are fair to.</summary>
    FairnessTable Fairness => FairnessTable.None;

    /// <summary>
    /// Rules of one group are instances of one rule: a search for several violations reports one for each
    /// group.
    /// </summary>
    int GroupOfRule(int rule);

    /// <summary>
    /// Whether some states stand for others: see <see cref="ISuccessorGenerator.Canonicalize"/>.
    /// </summary>
    bool HasSymmetry => false;

    /// <summary>Whether <see cref="ISuccessorGenerator.ExpandForSearch"/> leaves anything out.</summary>
    bool LeavesOutRepeats => false;

    /// <summary>Whether <see cref="ToFull"/> writes the words that a state has anyway.</summary>
    bool IsInFull => true;

    /// <summary>Words of a state as <see cref="ToFull"/> writes it.</summary>
    int FullWordCount => WordCount;

    /// <summary>
    /// An order of states that is the same in every run. Two states that are equal words are equal in it.
    /// </summary>
    int Compare(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right) => left.SequenceCompareTo(right);

    /// <summary>Writes a state as words that mean the same in every run.</summary>
    void ToFull(ReadOnlySpan<ulong> state, Span<ulong> full) => state.CopyTo(full);

    /// <summary>The inverse of <see cref="ToFull"/>.</summary>
    void FromFull(ReadOnlySpan<ulong> full, Span<ulong> state) => full.CopyTo(state);

    /// <summary>What the states have in common and is kept beside them, in bytes; it grows while they are found.</summary>
    long SharedBytes => 0;

    ISuccessorGenerator CreateGenerator();
}

public enum StatePropertyKind
{
    /// <summary>Where it is false the state is left out of the search.</summary>
    Assumption,
    Invariant,
    Cover,

    /// <summary>From every reachable state one is reachable where it holds.</summary>
    Liveness,

    /// <summary>Claims nothing: a part of what <see cref="ICompiledModel.RunProperties"/> claim.</summary>
    Condition,
}

/// <param name="Group">
/// Properties of one kind and group are instances of one claim. For a cover it is the cover's number.
/// </param>
public readonly record struct StateProperty(StatePropertyKind Kind, int Group);

/// <summary>What evaluating a property in a state gives.</summary>
public enum Evaluation
{
    False,
    True,

    /// <summary>The evaluation itself went wrong: a run-time error of the model.</summary>
    Fault,
}

/// <summary>What firing one rule gives.</summary>
public enum Firing
{
    Fired,
    Disabled,

    /// <summary>An assumption in the rule's body failed: there is no transition.</summary>
    Abandoned,
    Fault,
}

/// <summary>Computes successors and evaluates properties for one thread; not safe for more.</summary>
public interface ISuccessorGenerator
{
    /// <summary>
    /// Fires an initial rule. The state is written completely, and is meaningless unless it fired.
    /// </summary>
    Firing FireInitial(int rule, Span<ulong> state);

    /// <summary>
    /// Fires every enabled rule. The successors are added to what the buffer holds, rules that go wrong
    /// replace its faults; abandoned firings leave nothing. The order is the same whenever the same state is
    /// expanded.
    /// </summary>
    void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors);

    /// <summary>
    /// As <see cref="Expand"/>, for a search to which a state that it was given before is no news: some of those may be left
    /// out. Their rules replace the buffer's <see cref="SuccessorBuffer.Repeats"/>.
    /// </summary>
    void ExpandForSearch(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
    {
        successors.ClearRepeats();
        Expand(state, successors);
    }

    Evaluation Evaluate(int property, ReadOnlySpan<ulong> state);

    /// <summary>
    /// True only if every property of a kind holds. False asks for a look at each one; it does not tell a
    /// violation from a fault.
    /// </summary>
    bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state);

    /// <summary>Marks the covers that firings of this generator have met since it was created.</summary>
    void MarkCoversMet(Span<bool> covers);

    /// <summary>Replaces a state by the one that stands for it.</summary>
    void Canonicalize(Span<ulong> state)
    {
    }

    /// <summary>
    /// Whether the same state could stand for two states, also where <see cref="Canonicalize"/> does not take the time to
    /// find that out.
    /// </summary>
    bool AreAlike(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right) => left.SequenceEqual(right);
}
