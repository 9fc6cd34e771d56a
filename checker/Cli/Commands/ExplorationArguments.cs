using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

/// <summary>What every command takes that looks for violations and reports them.</summary>
internal abstract class ExplorationArguments : ReportingArguments
{
    [Option("property", MetaValue = "NAME", HelpText = "Checks only the property with this name; repeatable. Assumptions always apply.")]
    [Example("--property \"mutual exclusion\"")]
    public IEnumerable<string> Properties { get; set; } = [];

    [Option(
        "deadlock-detection",
        MetaValue = "off|stuck|stuttering",
        Default = "stuttering",
        HelpText = SharedHelp.DeadlockDetection)]
    [Example("--deadlock-detection stuck")]
    public string DeadlockDetection { get; set; } = "stuttering";

    [Option("timeout", MetaValue = "TIME", HelpText = "Stops after this time; the result is then inconclusive.")]
    [Example("--timeout 10m")]
    public string? Timeout { get; set; }
}
