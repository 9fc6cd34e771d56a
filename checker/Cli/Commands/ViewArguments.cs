using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("view", HelpText = "shows the traces of a recorded result: writes a page for a browser")]
[Example("modelcheck view result.json --out html=trace.html")]
internal sealed class ViewArguments
{
    [Value(0, MetaName = "TRACE")]
    public string Trace { get; set; } = "";

    [Option("spec", MetaValue = "SPEC", HelpText = "Shows the trace of this specification and not of the one that it names.")]
    [Example("--spec specs/ext4-data-journal/v5.7.m")]
    public string? Specification { get; set; }

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.Outputs + " Without any, a page beside the trace.")]
    [Example("--out html=trace.html")]
    public IEnumerable<string> Outputs { get; set; } = [];
}
