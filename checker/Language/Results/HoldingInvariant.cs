using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>What all reachable states and transitions show of an invariant that holds.</summary>
/// <param name="Transitions">Firings that lead to a state, those to a known one included.</param>
/// <param name="Parts">The conditions that it is made of, in source order.</param>
public sealed record HoldingInvariant(
    Property Property,
    long States,
    long Transitions,
    int Depth,
    InvariantMargin Margin,
    ImmutableArray<PartTruth> Parts);

/// <summary>
/// How few single values would have to be others in some reachable state for a part of an invariant to be false, of which
/// all have to be true.
/// </summary>
/// <param name="Changes">
/// The least number, of the values that were varied; null when it is more than <paramref name="Searched"/>.
/// </param>
/// <param name="Searched">All changes of so many values were looked at, in every reachable state.</param>
/// <param name="NearStates">How many reachable states are that near.</param>
/// <param name="CountsAll">False when more states may be: a part of the invariant was too large to be looked at as far.</param>
/// <param name="Nearest">The first of these states, as far as other values change than in the ones before.</param>
/// <param name="Unvaried">
/// Variables that it reads and whose changes were not looked at: there are too many values, or elements that come and go.
/// </param>
public sealed record InvariantMargin(
    int? Changes,
    int Searched,
    long NearStates,
    bool CountsAll,
    ImmutableArray<NearState> Nearest,
    ImmutableArray<StateVariable> Unvaried)
{
    /// <summary>Whether all values at all were looked at, so that none of those that were varied violate it.</summary>
    public bool IsExhausted { get; init; }
}

/// <summary>A reachable state, and one beside it in which an invariant does not hold.</summary>
/// <param name="Trace">A shortest run to the reachable state.</param>
/// <param name="Changed">The slots of the other state, which need not be reachable.</param>
/// <param name="IsError">Whether evaluation fails there before it comes to the part that is false.</param>
public sealed record NearState(Trace Trace, ImmutableArray<long> Changed, bool IsError);

/// <summary>What a condition is to the invariant that it is a part of.</summary>
public enum PartRole
{
    /// <summary>A condition that is not taken further apart.</summary>
    Condition,

    /// <summary>The whole left side of an implication.</summary>
    Antecedent,
}

/// <summary>How the truth of a part changes. A part that cannot be evaluated counts as not true.</summary>
/// <param name="Instances">For how many combinations of parameters and bound variables it was looked at.</param>
/// <param name="States">In how many reachable states it is true for some of them.</param>
/// <param name="Rules">Those that ever change it, in source order.</param>
public sealed record PartTruth(
    SourceSpan Span, PartRole Role, int Instances, long States, ImmutableArray<RuleTruth> Rules);

/// <param name="BecomesTrue">Transitions of the rule in which the part becomes true for some combination.</param>
/// <param name="BecomesFalse">Transitions in which it ceases to be true for some combination.</param>
public sealed record RuleTruth(Rule Rule, long BecomesTrue, long BecomesFalse);
