using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("view", HelpText = "shows a recorded trace in a page for a browser, or in this terminal")]
[Example("modelcheck view result.json --out html=trace.html")]
internal sealed class ViewArguments
{
    [Value(0, MetaName = "TRACE")]
    public string Trace { get; set; } = "";

    [Option("spec", MetaValue = "SPEC", HelpText = "Shows the trace of this specification and not of the one that it names.")]
    [Example("--spec specs/ext4-data-journal/v5.7.m")]
    public string? Specification { get; set; }

    [Option(
        "beside",
        MetaValue = "SPEC",
        HelpText = "Also shows, in the page, what the same steps lead to in another specification: where its run first differs, and "
            + "which part of a guard blocks a step. Repeatable.")]
    [Example("--beside specs/ext4-data-journal/v6.4.m")]
    public IEnumerable<string> Beside { get; set; } = [];

    [Option("text", HelpText = "Steps through the trace in this terminal, 80 columns or more; ? lists the keys.")]
    [Example("--text")]
    public bool Text { get; set; }

    [Option(
        "violation",
        MetaValue = "N",
        Default = "1",
        HelpText = "With --text: which of the result's counterexamples.")]
    [Example("--violation 2")]
    public string Violation { get; set; } = "1";

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.Outputs + " Without any, a page beside the trace.")]
    [Example("--out html=trace.html")]
    public IEnumerable<string> Outputs { get; set; } = [];
}
