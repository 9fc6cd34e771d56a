using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.Traces;

/// <summary>Who acts in a step: the column in which a trace shows it.</summary>
/// <remarks>
/// The value of the rule's first ruleset parameter, <c>Task_1</c> or <c>User 1</c> for a number; without one, the part of
/// the rule's name before its first colon. A <c>choose</c> variable is no actor.
/// </remarks>
public static class Lane
{
    /// <summary>The lane's name, or null when the rule has none.</summary>
    public static string? Of(Rule rule, ImmutableArray<long> arguments) =>
        ParameterIndex(rule) is { } index
            ? NameOf(rule.Parameters.ElementAt(index), arguments[index])
            : Prefix(rule.Name);

    /// <summary>A rule's name without what its lane already says.</summary>
    public static string NameWithin(Rule rule) =>
        ParameterIndex(rule) is null && Prefix(rule.Name) is { } prefix
            ? rule.Name[(rule.Name.IndexOf(prefix, StringComparison.Ordinal) + prefix.Length)..].TrimStart(' ', ':')
            : rule.Name;

    /// <summary>Which of the rule's parameters names the lane, or null when none does.</summary>
    public static int? ParameterIndex(Rule rule)
    {
        int index = 0;
        foreach (ParameterBinding parameter in rule.Parameters)
        {
            if (parameter is not ChooseParameter)
                return index;

            index++;
        }

        return null;
    }

    private static string NameOf(ParameterBinding parameter, long value) =>
        parameter.Variable.Type is RangeType range
            ? $"{range.Name ?? parameter.Variable.Name} {value}"
            : Parameters.Format(parameter, value);

    private static string? Prefix(string ruleName)
    {
        int colon = ruleName.IndexOf(':');
        string prefix = colon < 0 ? "" : ruleName[..colon].Trim();
        return prefix is "" ? null : prefix;
    }
}
