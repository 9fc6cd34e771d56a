using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("info", HelpText = "prints the state vector, rules with what they read and write, the properties")]
[Example("modelcheck info specs/classic/german.m --const NODE=6 --estimate")]
internal sealed class InfoArguments : SpecificationArguments
{
    [Option(
        "estimate",
        HelpText = "Also predicts states, time and memory of 'check': explores the beginning, and smaller instances completely.")]
    [Example("--estimate")]
    public bool Estimate { get; set; }

    [Option("timeout", MetaValue = "TIME", Default = "20s", HelpText = "How long the estimate may take.")]
    [Example("--timeout 2m")]
    public string Timeout { get; set; } = "20s";

    [Option('t', "threads", MetaValue = "N|auto", Default = "auto", HelpText = "How many threads the estimate is for; auto is one for each processor.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "memory",
        MetaValue = "SIZE",
        Default = "80%",
        HelpText = "Most memory that the estimate is for, of which a share is of what the machine or container has.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option("symmetry-reduction", MetaValue = "off|heuristic|exhaustive", Default = "off", HelpText = SharedHelp.SymmetryReduction)]
    [Example("--symmetry-reduction exhaustive")]
    public string SymmetryReduction { get; set; } = "off";
}
