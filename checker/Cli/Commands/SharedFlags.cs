using ModelCheck.Cli.CommandLine;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Commands;

/// <summary>Values of flags that more than one class of arguments has.</summary>
internal static class SharedFlags
{
    /// <summary>How much vacuity matters; null not to look for it.</summary>
    public static FindingLevel? Vacuity(string text) => FlagValue.Choice<FindingLevel?>(
        "vacuity", text, [("error", FindingLevel.Error), ("warn", FindingLevel.Warning), ("off", null)]);

    public static DeadlockDetection DeadlockDetection(string text) => FlagValue.Choice<DeadlockDetection>(
        "deadlock-detection",
        text,
        [
            ("off", Exploration.Search.DeadlockDetection.Off),
            ("stuck", Exploration.Search.DeadlockDetection.Stuck),
            ("stuttering", Exploration.Search.DeadlockDetection.Stuttering),
        ]);

    public static SymmetryReduction SymmetryReduction(string text) => FlagValue.Choice<SymmetryReduction>(
        "symmetry-reduction",
        text,
        [
            ("off", Exploration.SymmetryReduction.Off),
            ("heuristic", Exploration.SymmetryReduction.Heuristic),
            ("exhaustive", Exploration.SymmetryReduction.Exhaustive),
        ]);
}
