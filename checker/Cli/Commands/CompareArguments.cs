using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("compare", HelpText = "decides every property of several designs, side by side")]
[Example("modelcheck compare specs/ext4-data-journal/v5.10.m specs/ext4-data-journal/v6.4.m")]
internal sealed class CompareArguments
{
    [Value(0, MetaName = "SPEC")]
    public IEnumerable<string> Specifications { get; set; } = [];

    [Option(
        "diff",
        HelpText = "Shows how two designs differ: properties gained and lost, the counterexample of one taken in the other and "
            + "the part of a guard that blocks it, behaviours that only one has.")]
    [Example("--diff v5.10.m v6.4.m")]
    public bool Diff { get; set; }

    [Option("property", MetaValue = "NAME", HelpText = "Checks only the property with this name, in the designs that have it; repeatable.")]
    [Example("--property \"mutual exclusion\"")]
    public IEnumerable<string> Properties { get; set; } = [];

    [Option(
        't',
        "threads",
        MetaValue = "N|auto",
        Default = "auto",
        HelpText = "How many designs are checked at the same time, and how many threads a large one gets; auto is one for "
            + "each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "memory",
        MetaValue = "SIZE",
        Default = "80%",
        HelpText = "Most memory to use for all of them together, of which a share is of what the machine or container has.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option("timeout", MetaValue = "TIME", HelpText = "Stops the check of a design after this time; what it leaves open is shown as such.")]
    [Example("--timeout 10m")]
    public string? Timeout { get; set; }

    [Option(
        "max-errors",
        MetaValue = "N",
        HelpText = "Ends the check of a design when this many of its properties are found violated; the others stay open. "
            + "Without, all are decided.")]
    [Example("--max-errors 1")]
    public string? MaxErrors { get; set; }

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.ComparisonOutputs)]
    [Example("--out md=designs.md")]
    public IEnumerable<string> Outputs { get; set; } = [];

    [Option("const", MetaValue = "NAME=VALUE", HelpText = "Gives a constant of every design another value; repeatable.")]
    [Example("--const Nodes=3")]
    public IEnumerable<string> Constants { get; set; } = [];

    [Option(
        "compat",
        MetaValue = "none|rumur|cmurphi",
        Default = "none",
        HelpText = SharedHelp.Compatibility)]
    [Example("--compat cmurphi")]
    public string Compatibility { get; set; } = "none";
}
