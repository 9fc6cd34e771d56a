using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("ci", HelpText = "holds every specification below some paths to what it expects")]
[Example("modelcheck ci specs --out sarif=modelcheck.sarif --out md=summary.md")]
[OperandsAreOptional]
internal sealed class CiArguments
{
    [Value(0, MetaName = "PATH")]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(
        't',
        "threads",
        MetaValue = "N|auto",
        Default = "auto",
        HelpText = "How many specifications are checked at the same time, and how many threads a large one gets; auto is "
            + "one for each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "memory",
        MetaValue = "SIZE",
        Default = "80%",
        HelpText = "Most memory to use for all of them together, of which a share is of what the machine or container has.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option(
        "timeout",
        MetaValue = "TIME",
        Default = "10m",
        HelpText = "Stops a check or proof after this time; what it should decide is then not met.")]
    [Example("--timeout 60s")]
    public string Timeout { get; set; } = "10m";

    [Option("large", HelpText = "Also decides what is marked '-- expect large:'.")]
    [Example("--large")]
    public bool Large { get; set; }

    [Option("no-proofs", HelpText = "Leaves out '-- expect: proved', which needs libz3, and says so.")]
    [Example("--no-proofs")]
    public bool NoProofs { get; set; }

    [Option(
        "vacuity",
        MetaValue = "error|warn|off",
        Default = "off",
        HelpText = SharedHelp.Vacuity + " What stands in a module must be so in every specification of the run that imports it.")]
    [Example("--vacuity error")]
    public string Vacuity { get; set; } = "off";

    [Option(
        "against",
        MetaValue = "REV",
        HelpText = "Also compares with a revision in git: properties, expectations and specifications that are gone, properties "
            + "that allow more, which Z3 decides where it can, and assumptions that leave out more. '-- allow: weaker "
            + "\"property\"' accepts one, in the change that brings it.")]
    [Example("--against origin/main")]
    public string? Against { get; set; }

    [Option("strict", HelpText = "A specification that expects nothing is not met, nor one of which --against cannot tell.")]
    [Example("--strict")]
    public bool Strict { get; set; }

    [Option(
        "update",
        HelpText = "Writes counts of states, rules, depth and steps that differ into the specifications, after showing the "
            + "difference; never a verdict.")]
    [Example("--update")]
    public bool Update { get; set; }

    [Option(
        "cache",
        MetaValue = "DIR",
        HelpText = "Where results are kept, to be used again while specification, constants, flags and program are the same; "
            + "else in the user's folder for such things.")]
    [Example("--cache .modelcheck")]
    public string? Cache { get; set; }

    [Option("no-cache", HelpText = "Runs everything, and keeps nothing.")]
    [Example("--no-cache")]
    public bool NoCache { get; set; }

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.GateOutputs)]
    [Example("--out junit=modelcheck.xml")]
    public IEnumerable<string> Outputs { get; set; } = [];

    [Option(
        "compat",
        MetaValue = "none|rumur|cmurphi",
        Default = "none",
        HelpText = SharedHelp.Compatibility)]
    [Example("--compat cmurphi")]
    public string Compatibility { get; set; } = "none";
}
