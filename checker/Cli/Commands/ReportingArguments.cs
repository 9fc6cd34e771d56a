using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

/// <summary>What every command takes that reports a result with a trace.</summary>
internal abstract class ReportingArguments : SpecificationArguments
{
    [Option(
        "trace",
        MetaValue = "diff|full|off",
        Default = "diff",
        HelpText = SharedHelp.Trace)]
    [Example("--trace full")]
    public string Trace { get; set; } = "diff";

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.Outputs)]
    [Example("--out json=result.json")]
    public IEnumerable<string> Outputs { get; set; } = [];
}
