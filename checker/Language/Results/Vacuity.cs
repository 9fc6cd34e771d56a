using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

public enum VacuityKind
{
    /// <summary>A rule that is enabled in no reachable state, or that an assumption in its body always abandons.</summary>
    SilentRule,

    /// <summary>A part of a guard that is never false where the parts before it are true.</summary>
    IdleConjunct,

    /// <summary>The left side of an implication in a property that is never true.</summary>
    IdleAntecedent,

    /// <summary>A quantifier in a property that never has a value to range over.</summary>
    EmptyQuantifier,

    /// <summary>An assumption that leaves out every state but initial ones.</summary>
    BlindingAssumption,

    /// <summary>A variable with the same value in every reachable state.</summary>
    ConstantVariable,

    /// <summary>A variable that no rule and no property reads.</summary>
    UnreadVariable,

    /// <summary>An invariant that stays true whichever one value of whichever reachable state is changed.</summary>
    InsensitiveProperty,
}

/// <summary>A place at which a verdict may say less than it seems to.</summary>
/// <param name="Owner">The name of the rule, property or variable.</param>
/// <param name="Text">What stands there, on one line.</param>
public sealed record VacuityPoint(VacuityKind Kind, string Owner, SourceSpan Span, string Text);

/// <summary>Which places of a specification a complete search without violations found to be vacuous.</summary>
/// <param name="Points">All that were looked at, in an order that depends on the specification alone.</param>
/// <param name="Vacuous">The numbers of those that are.</param>
/// <param name="Unjudged">
/// The numbers of those of which nothing is known, as of the parts of a guard whose rule never fires.
/// </param>
public sealed record Vacuity(
    ImmutableArray<VacuityPoint> Points, ImmutableArray<int> Vacuous, ImmutableArray<int> Unjudged);
