using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("serve", HelpText = "shows a specification in a browser, where any enabled rule can be fired")]
[Example("modelcheck serve specs/ext4-data-journal/v5.7.m")]
internal sealed class ServeArguments : SpecificationArguments
{
    [Option("port", MetaValue = "N", Default = "0", HelpText = "The port of 127.0.0.1 to listen on; 0 is any free one.")]
    [Example("--port 8080")]
    public string Port { get; set; } = "0";

    [Option(
        "timeout",
        MetaValue = "TIME",
        Default = "1m",
        HelpText = "How long to look for a counterexample before the page is shown.")]
    [Example("--timeout 10m")]
    public string Timeout { get; set; } = "1m";
}
