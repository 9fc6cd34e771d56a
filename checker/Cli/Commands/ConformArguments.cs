using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("conform", HelpText = "says whether a log of events is a behaviour of a specification")]
[Example("modelcheck conform specs/protocols/ring-buffer.m events.jsonl")]
internal sealed class ConformArguments : SpecificationArguments
{
    [Value(1, MetaName = "LOG")]
    public string Log { get; set; } = "";

    [Option(
        "uncertainty",
        MetaValue = "TIME",
        HelpText = "How far a \"time\" in the log may be off, in the log's own unit: events that are no further apart may have come "
            + "in either order. Without, the order is that of the log. \"from\" and \"to\" need no flag.")]
    [Example("--uncertainty 5")]
    public string? Uncertainty { get; set; }

    [Option("source", MetaValue = "FIELD", HelpText = "The field that names a thread or processor, whose events are in order whatever their times.")]
    [Example("--source cpu")]
    public string? Source { get; set; }

    [Option("ignore", MetaValue = "EVENT", HelpText = "Leaves out the events of this name, which no rule has; repeatable.")]
    [Example("--ignore heartbeat")]
    public IEnumerable<string> Ignored { get; set; } = [];

    [Option(
        "max-states",
        MetaValue = "N",
        Default = "1_000_000",
        HelpText = "Most states to keep at a time that explain the log up to an event; beyond, the result is inconclusive.")]
    [Example("--max-states 10_000_000")]
    public string MaxStates { get; set; } = "1_000_000";

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.ConformanceOutputs)]
    [Example("--out json=conform.json")]
    public IEnumerable<string> Outputs { get; set; } = [];
}
