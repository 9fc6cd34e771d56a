using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Cli.Replays;

/// <summary>Finds the rule instances of a specification that a recorded trace names.</summary>
internal static class RecordedFirings
{
    /// <exception cref="Failure">A step names no instance of a rule of this specification.</exception>
    public static ImmutableArray<Instance<Rule>> Of(TransitionSystem system, ImmutableArray<RecordedStep> steps) =>
    [
        .. steps.Select((step, number) =>
            Find(number == 0 ? system.InitialRules : system.Rules, step)
            ?? throw Mismatch(number, step.RuleName, "there is no such rule with such parameters")),
    ];

    public static Failure Mismatch(int number, string rule, string reason) => new(
        Reporting.ExitCode.Expectation, $"the trace does not fit the specification: step {number}, '{rule}': {reason}");

    private static Instance<Rule>? Find(ImmutableArray<Rule> rules, RecordedStep step)
    {
        if (step.RuleIndex < 0 || step.RuleIndex >= rules.Length || rules[step.RuleIndex].Name != step.RuleName)
            return null;

        Rule rule = rules[step.RuleIndex];
        ParameterBinding[] parameters = [.. rule.Parameters];
        bool fits = parameters.Length == step.Arguments.Length
            && parameters.Zip(step.Arguments).All(pair => HasValue(pair.First, pair.Second));
        return fits ? new Instance<Rule>(rule, step.Arguments) : null;
    }

    private static bool HasValue(ParameterBinding parameter, long value) => parameter switch
    {
        TypeParameter { Type: var type } => type.Contains(value),
        RangeParameter { Step: var step } range => value == range.From || IsReached(range, step, value),
        _ => value >= 0 && value < parameter.Count,
    };

    private static bool IsReached(RangeParameter range, long step, long value)
    {
        Int128 distance = (Int128)value - range.From;
        return step != 0 && distance % step == 0 && distance / step >= 0 && distance / step < range.Count;
    }
}
