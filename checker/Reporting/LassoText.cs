using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting;

/// <summary>The words for a run that violates a temporal property.</summary>
public static class LassoText
{
    /// <summary>How long the way to the loop is, and the loop.</summary>
    public static string Shape(Trace lasso)
    {
        int start = lasso.LoopStart ?? lasso.Length;
        string loop = lasso.Length == start
            ? "then nothing for ever"
            : $"then {ViolationText.Steps(lasso.Length - start)} again and again";
        return $"{ViolationText.Steps(start)}, {loop}";
    }

    /// <summary>How the trace goes on behind its last step.</summary>
    public static string Return(int start, int length) => start == length
        ? $"nothing more happens: no rule leads on from the state after step {start}"
        : $"back to the state after step {start}";

    public static string Meaning(Violation violation) => violation.Lasso?.Trigger is { } trigger
        ? $"after step {trigger} the left side of '~>' is true, and the right side never is from there on"
        : "on the run below it is false";

    /// <summary>Why the loop is fair to one instance of a fair rule, as in "fires in step 7".</summary>
    public static string Reason(LoopFairness fairness) => fairness.Reason switch
    {
        FairnessReason.Fires => $"fires in step {fairness.Step}",
        FairnessReason.IsDisabled => $"is disabled after step {fairness.Step}",
        FairnessReason.IsNeverEnabled => "is never enabled in the loop",
    };

    /// <summary>The rule with its parameters' values, and how fair a run has to be to it.</summary>
    public static string Subject(FairInstance instance)
    {
        string strength = instance.IsStrong ? "strongly fair" : "fair";
        ImmutableArray<(string Name, string Value)> parameters = ParametersOf(instance);
        string values = string.Join(", ", parameters.Select(p => $"{p.Name}: {p.Value}"));
        return $"{strength} \"{instance.Rule.Name}\"{(values == "" ? "" : $" ({values})")}";
    }

    public static ImmutableArray<(string Name, string Value)> ParametersOf(FairInstance instance) =>
    [
        .. instance.Parameters.Zip(
            instance.Arguments, (p, value) => (p.Variable.Name, Parameters.Format(p, value))),
    ];
}
