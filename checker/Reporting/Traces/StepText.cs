using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Traces;

/// <summary>Writes a step in a line: <c>User_1: fault: install a writable page table entry</c>.</summary>
internal static class StepText
{
    public static string Of(TraceStep step) => Of(new Instance<Rule>(step.Rule, step.Arguments));

    /// <summary>Who acts, the rule's name, and the parameters that are not who acts.</summary>
    public static string Of(Instance<Rule> rule)
    {
        string lane = Lane.Of(rule.Owner, rule.Arguments) is { } name ? $"{name}: " : "";
        int? laneParameter = Lane.ParameterIndex(rule.Owner);
        string[] parameters =
        [
            .. rule.Owner.Parameters.Zip(rule.Arguments, (p, value) => $"{p.Variable.Name}={Parameters.Format(p, value)}")
                .Where((_, index) => index != laneParameter),
        ];
        return $"{lane}{Lane.NameWithin(rule.Owner)}{(parameters is [] ? "" : $" ({string.Join(", ", parameters)})")}";
    }
}
