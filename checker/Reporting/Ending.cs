using ModelCheck.Language.Results;

namespace ModelCheck.Reporting;

/// <summary>How a run ended: the exit code and why, which is the last line of output.</summary>
public sealed record Ending(ExitCode Code, string Reason)
{
    /// <summary>The ending that a result leads to. Of several violations the first found decides.</summary>
    public static Ending Of(CheckResult result) => result switch
    {
        { Violations: [var first, ..] more } => new(ViolationText.CodeOf(first.Kind), Summary(first, more.Length)),
        { Limit: { } limit } => OfLimit(limit, result.States),
        { Verdict: Verdict.Holds, Properties: [] } => new(ExitCode.Holds, $"no error in {AllStates(result)}"),
        { Verdict: Verdict.Holds } => new(ExitCode.Holds, $"holds in {AllStates(result)}"),
        _ => throw new ArgumentException($"a result that is {result.Verdict} without a reason", nameof(result)),
    };

    private static Ending OfLimit(LimitReached limit, long states)
    {
        string found = $"nothing violated in {ViolationText.Count(states, "state")}, then {limit.Reason}";

        string goesOn = limit.Checkpoint is { } folder ? $"; --resume '{folder}' goes on from there" : "";

        // Only the user's interruption has no flag.
        return limit.Flag == ""
            ? new(ExitCode.Interrupted, found + goesOn)
            : new(ExitCode.Inconclusive, $"{found}; {limit.Flag} {Remedy(limit)}{goesOn}");
    }

    private static string Remedy(LimitReached limit) => limit.Flag switch
    {
        "--property" => "selects others",
        "--disk" => "takes a folder with more room",
        _ => "raises the limit",
    };

    private static string Summary(Violation first, int count) =>
        ViolationText.Summary(first) + (count > 1 ? $", and {ViolationText.Count(count - 1, "more violation")}" : "");

    internal static string AllStates(CheckResult result) =>
        result.OmissionProbability is { } probability
            ? $"the {ViolationText.Count(result.States, "state")} found; one was missed with probability "
                + $"{ViolationText.Probability(probability)} at most"
            : $"all {ViolationText.Count(result.States, "state")}";

    public override string ToString() => $"exit {(int)Code}: {Reason}";
}
