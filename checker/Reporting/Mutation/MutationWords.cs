using System.Globalization;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Mutation;

/// <summary>The words for mutants and what became of them, the same in every format.</summary>
public static class MutationWords
{
    /// <summary>The class in a word, as files for programs have it.</summary>
    public static string Key(MutantClass kind) => kind switch
    {
        MutantClass.Survives => "survives",
        MutantClass.Inconclusive => "inconclusive",
        MutantClass.LoadBearing => "load-bearing",
        MutantClass.LiveOnly => "live-only",
        MutantClass.Redundant => "redundant",
    };

    /// <summary>The class for people.</summary>
    public static string Heading(MutantClass kind) => kind switch
    {
        MutantClass.Survives => "behaviour changes, nothing falls: a property may be missing",
        MutantClass.Inconclusive => "inconclusive",
        MutantClass.LoadBearing => "load-bearing: a property falls",
        MutantClass.LiveOnly => "live-only: every reachable state is right, but something is not reached",
        MutantClass.Redundant => "redundant: proved to make no difference",
    };

    public static string Key(MutationOperator kind) => kind switch
    {
        MutationOperator.GuardRemoved => "guard-removed",
        MutationOperator.GuardNegated => "guard-negated",
        MutationOperator.ConditionRemoved => "condition-removed",
        MutationOperator.ConditionNegated => "condition-negated",
        MutationOperator.AssumptionRemoved => "assumption-removed",
        MutationOperator.AssignmentRemoved => "assignment-removed",
        MutationOperator.CallRemoved => "call-removed",
        MutationOperator.ElseRemoved => "else-removed",
        MutationOperator.StatementsSwapped => "statements-swapped",
        MutationOperator.SwitchFlipped => "switch-flipped",
    };

    public static string Key(RedundancyProof proof) => proof switch
    {
        RedundancyProof.Implied => "implied",
        RedundancyProof.SameTransitions => "same-transitions",
        RedundancyProof.SameStates => "same-states",
        RedundancyProof.Unread => "unread",
    };

    /// <summary>Where and what, with what it models.</summary>
    public static string Place(Mutant mutant)
    {
        string sources = string.Join(", ", mutant.Owner.Sources);
        return sources == "" ? mutant.Owner.ToString() : $"{mutant.Owner}, {sources}";
    }

    /// <summary>What was found, where that is not a list of what falls.</summary>
    public static string Finding(MutantResult result) => result switch
    {
        { Proof: RedundancyProof.Implied } =>
            "wherever the rest of the guard is true in a reachable state, this is true as well",
        { Proof: RedundancyProof.SameTransitions } => "all reachable states and transitions are the same",
        { Proof: RedundancyProof.SameStates } =>
            "all reachable states are the same; some transitions are not, which no property tells apart",
        { Proof: RedundancyProof.Unread } => "no rule and no property reads what it writes",
        { Limit: { } limit } => limit.Flag == "" ? limit.Reason : $"{limit.Reason}; {limit.Flag} raises it",
        _ => Change(result),
    };

    /// <summary>Which states come and go.</summary>
    public static string Change(MutantResult result)
    {
        string more = ViolationText.Count(result.NewStates, "new state");
        string fewer = ViolationText.Count(result.LostStates, "state");
        return (result.NewStates, result.LostStates) switch
        {
            (0, 0) => "the same states",
            (_, 0) => more,
            (0, _) => $"{fewer} not reached any more",
            _ => $"{more}, {fewer} not reached any more",
        };
    }

    /// <summary>What falls, and how soon.</summary>
    public static string Fall(Violation violation) =>
        violation is { Kind: ViolationKind.ModelError, Property: { } property }
            ? $"{ViolationText.Summary(violation)} ({KindText.Of(property)} \"{property.Name}\")"
            : ViolationText.Summary(violation);

    /// <summary>How many of each class, and the share that properties notice.</summary>
    public static string Summary(MutationResult result)
    {
        string classes = string.Join(", ", Enum.GetValues<MutantClass>()
            .Select(kind => (Word: kind == MutantClass.Survives ? "unnoticed" : Key(kind), Count: result.Of(kind).Count()))
            .Where(c => c.Count > 0)
            .Select(c => $"{c.Count} {c.Word}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ViolationText.Count(result.Results.Length, "mutant")}: {classes}; "
            + $"{Percent(result.KilledShare)} of those that make a difference are noticed");
    }

    /// <summary>Rounded down: what is not reached must not look as if it were.</summary>
    public static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000) / 10:0.#} %");
}
