using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Holding;

/// <summary>The words for what is behind an invariant that holds, the same in every format.</summary>
internal static class HoldingWords
{
    /// <summary>The verdict, the property, and what it was decided on.</summary>
    public static string Subject(HoldingReport report) => $"{KindText.Of(report.Property)} \"{report.Property.Name}\"";

    public static string Margin(HoldingInvariant holding)
    {
        InvariantMargin margin = holding.Margin;
        string varied = margin.Unvaried.IsEmpty ? "" : " of those that were varied";
        if (margin.Changes is not { } changes)
        {
            return margin.IsExhausted
                ? $"no values{(varied == "" ? " of what it reads" : varied)} would violate it"
                : $"more than {ViolationText.Count(margin.Searched, "change")} of single values{varied} away in every reachable "
                    + "state";
        }

        string least = margin.CountsAll ? "" : "at least ";
        return $"{ViolationText.Count(changes, "change")} of {(changes == 1 ? "a single value" : $"single values{varied}")} away, "
            + $"in {least}{margin.NearStates} of {ViolationText.Count(holding.States, "state")}";
    }

    /// <summary>What limits what is said of the margin, or null.</summary>
    public static string? Unvaried(InvariantMargin margin) => margin.Unvaried.IsEmpty
        ? null
        : $"not looked at: changes of {string.Join(", ", margin.Unvaried.Select(v => v.Name))}, where elements come and go or "
            + "values are too many";

    /// <summary>Where an example is, and what becomes of the invariant there.</summary>
    public static string Place(NearState near)
    {
        string when = near.Trace.Length == 0 ? "initially" : $"after {ViolationText.Steps(near.Trace.Length)}";
        return near.IsError ? $"{when}; evaluating it would fail" : when;
    }

    /// <summary>The values that would be others.</summary>
    public static IEnumerable<string> Changes(TransitionSystem system, NearState near) =>
        StateDiff.Between(system.Variables, near.Trace.Steps[^1].State, near.Changed).Select(ChangeText.FromTo);

    /// <summary>A condition as the specification writes it, on one line.</summary>
    public static string Text(SourceSpan span) =>
        string.Join(' ', span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>In how many states a part is true.</summary>
    public static string Truth(PartTruth part, HoldingInvariant holding)
    {
        string some = part.Instances > 1 ? $" for some of {part.Instances} combinations" : "";
        return $"true{some} in {part.States} of {ViolationText.Count(holding.States, "state")}";
    }

    /// <summary>In how many of its transitions a rule changes a part.</summary>
    public static string Effect(RuleTruth rule) => (rule.BecomesTrue, rule.BecomesFalse) switch
    {
        (var rises, 0) => $"makes it true in {ViolationText.Count(rises, "transition")}",
        (0, var falls) => $"makes it false in {ViolationText.Count(falls, "transition")}",
        var (rises, falls) => $"makes it true in {ViolationText.Count(rises, "transition")}, false in {falls}",
    };
}
