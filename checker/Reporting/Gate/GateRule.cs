using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Gate;

/// <summary>A kind of finding, as reports for other programs name and explain it.</summary>
/// <param name="Id">Never changes its meaning: code scanning recognises alerts by it.</param>
/// <param name="Title">A short sentence without a period.</param>
/// <param name="Help">What to do about it.</param>
public sealed record GateRule(string Id, string Title, string Help)
{
    /// <summary>Whether it is about what a verdict does not say.</summary>
    public bool IsVacuity { get; private init; }

    public static GateRule Invariant { get; } = new(
        "invariant", "An invariant is violated", "Follow the trace: it is a shortest way to the violation.");

    public static GateRule Deadlock { get; } = new(
        "deadlock", "No rule leads out of a reachable state", "Follow the trace to the state, then see which guard is wrong.");

    public static GateRule Liveness { get; } = new(
        "liveness", "A liveness property is violated", "Follow the trace to its loop, or to where the property can no longer come true.");

    public static GateRule Error { get; } = new(
        "model-error", "An assertion or an operation of the model fails", "Follow the trace to the step that fails.");

    public static GateRule Cover { get; } = new(
        "cover", "A cover is met by no reachable state", "Something that should happen never does: see what excludes it.");

    public static GateRule Assumption { get; } = new(
        "assumption", "No initial state satisfies the assumptions", "Weaken the assumption: nothing was checked.");

    public static GateRule Expectation { get; } = new(
        "expectation", "A check gives something else than expected",
        "Correct the model, or the expectation: 'modelcheck ci --update' rewrites counts.");

    public static GateRule Unexpected { get; } = new(
        "unexpected", "A check gives what no expectation mentions", "Say what is expected, or correct the model.");

    public static GateRule NoExpectation { get; } = new(
        "no-expectation", "A specification expects nothing", "Write what a check gives: '-- expect: holds'.");

    public static GateRule Unreadable { get; } = new(
        "specification-error", "A specification does not parse or type-check", "Correct it at the line given.");

    public static GateRule Failed { get; } = new(
        "run-failed", "A check did not come to a result", "Run 'modelcheck check' on the specification alone.");

    public static GateRule Inconclusive { get; } = new(
        "inconclusive", "A limit ended the search", "Raise the limit: nothing was violated until then.");

    public static GateRule SilentRule { get; } = new(
        "vacuous-rule", "A rule never fires", "Find out what keeps it from being enabled, or remove it.")
    { IsVacuity = true };

    public static GateRule IdleConjunct { get; } = new(
        "vacuous-guard", "A part of a guard changes nothing", "Remove it, or find out why it is always true.")
    { IsVacuity = true };

    public static GateRule IdleAntecedent { get; } = new(
        "vacuous-implication", "The left side of an implication is never true",
        "The property holds and says nothing: find out why the case never arises.")
    { IsVacuity = true };

    public static GateRule EmptyQuantifier { get; } = new(
        "vacuous-quantifier", "A quantifier ranges over nothing", "Correct the bounds.")
    { IsVacuity = true };

    public static GateRule BlindingAssumption { get; } = new(
        "vacuous-assumption", "An assumption leaves out every state but initial ones", "Weaken the assumption.")
    { IsVacuity = true };

    public static GateRule ConstantVariable { get; } = new(
        "constant-variable", "A variable never changes", "Make it a constant, or find out what should change it.")
    { IsVacuity = true };

    public static GateRule UnreadVariable { get; } = new(
        "unread-variable", "A variable is never read", "Remove it: it only makes more states.")
    { IsVacuity = true };

    public static GateRule InsensitiveProperty { get; } = new(
        "vacuous-property", "No change of one value makes an invariant false",
        "See whether it follows from the types alone, or from what never happens.")
    { IsVacuity = true };

    public static GateRule UnusedAllowance { get; } = new(
        "unused-allowance", "An 'allow:' comment accepts nothing", "Remove the comment.")
    { IsVacuity = true };

    public static GateRule Removed { get; } = new(
        "removed", "Something is no longer claimed", "Bring it back, or accept it with '-- allow: weaker \"name\"'.");

    public static GateRule Weakened { get; } = new(
        "weakened", "A property allows more than before", "Strengthen it, or accept it with '-- allow: weaker \"name\"'.");

    public static GateRule Assumes { get; } = new(
        "assumes-more", "More is assumed than before", "Weaken it, or accept it with '-- allow: weaker \"name\"'.");

    public static GateRule Changed { get; } = new(
        "changed", "A property is not what it was", "See whether it still says what it should.");

    /// <summary>The rule for a kind of vacuity.</summary>
    public static GateRule Of(VacuityKind kind) => kind switch
    {
        VacuityKind.SilentRule => SilentRule,
        VacuityKind.IdleConjunct => IdleConjunct,
        VacuityKind.IdleAntecedent => IdleAntecedent,
        VacuityKind.EmptyQuantifier => EmptyQuantifier,
        VacuityKind.BlindingAssumption => BlindingAssumption,
        VacuityKind.ConstantVariable => ConstantVariable,
        VacuityKind.UnreadVariable => UnreadVariable,
        VacuityKind.InsensitiveProperty => InsensitiveProperty,
    };

    /// <summary>The rule for what a search found wrong.</summary>
    public static GateRule Of(ViolationKind kind) => kind switch
    {
        ViolationKind.Assumption => Assumption,
        ViolationKind.Deadlock => Deadlock,
        ViolationKind.Invariant => Invariant,
        ViolationKind.Liveness or ViolationKind.Temporal => Liveness,
        ViolationKind.ModelError => Error,
        ViolationKind.Cover => Cover,
    };

    /// <summary>Every rule, in an order that does not change.</summary>
    public static ImmutableArray<GateRule> All { get; } =
    [
        Invariant, Deadlock, Liveness, Error, Cover, Assumption, Expectation, Unexpected, NoExpectation, Unreadable,
        Failed, Inconclusive, SilentRule, IdleConjunct, IdleAntecedent, EmptyQuantifier, BlindingAssumption,
        ConstantVariable, UnreadVariable, InsensitiveProperty, UnusedAllowance, Removed, Weakened,
        Assumes, Changed,
    ];
}
