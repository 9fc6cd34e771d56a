using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("replay", HelpText = "runs a recorded trace step by step on the reference interpreter")]
[Example("modelcheck replay result.json --trace full")]
internal sealed class ReplayArguments
{
    [Value(0, MetaName = "TRACE")]
    public string Trace { get; set; } = "";

    [Option("spec", MetaValue = "SPEC", HelpText = "Runs the trace on this specification and not on the one that it names.")]
    [Example("--spec specs/ext4-data-journal/v5.7.m")]
    public string? Specification { get; set; }

    [Option("violation", MetaValue = "N", Default = "1", HelpText = "Which of the result's counterexamples to run.")]
    [Example("--violation 2")]
    public string Violation { get; set; } = "1";

    [Option(
        "trace",
        MetaValue = "diff|full|off",
        Default = "diff",
        HelpText = SharedHelp.Trace)]
    [Example("--trace full")]
    public string Detail { get; set; } = "diff";

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.Outputs)]
    [Example("--out itf=trace.itf.json")]
    public IEnumerable<string> Outputs { get; set; } = [];
}
