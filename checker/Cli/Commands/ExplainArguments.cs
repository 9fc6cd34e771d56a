using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("explain", HelpText = "says why an invariant holds, how nearly it does not, and which rules change it")]
[Example("modelcheck explain specs/classic/peterson.m --property \"mutual exclusion\"")]
internal sealed class ExplainArguments : SpecificationArguments
{
    [Option("property", MetaValue = "NAME", HelpText = "The invariant or lemma to explain; needed where there are several.")]
    [Example("--property \"mutual exclusion\"")]
    public string? Property { get; set; }

    [Option(
        "proof",
        MetaValue = "TIME|off",
        Default = "60s",
        HelpText = "How long a proof by induction is sought, to name the invariants and the parts of guards that it uses; "
            + "without a proof the result is inconclusive.")]
    [Example("--proof 10m")]
    public string Proof { get; set; } = "60s";

    [Option(
        "changes",
        MetaValue = "K",
        Default = "4",
        HelpText = "How many values, one of each variable or element, are changed together in search of a state where the "
            + "invariant does not hold.")]
    [Example("--changes 2")]
    public string Changes { get; set; } = "4";

    [Option(
        't',
        "threads",
        MetaValue = "N|auto",
        Default = "auto",
        HelpText = "How many threads explore and count; auto is one for each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "max-states",
        MetaValue = "N",
        HelpText = "Explores at most this many states; where there are more, the result is inconclusive.")]
    [Example("--max-states 10_000_000")]
    public string? MaxStates { get; set; }

    [Option("memory", MetaValue = "SIZE", Default = "80%", HelpText = "Most memory to use.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option("timeout", MetaValue = "TIME", HelpText = "Stops exploring after this time; the result is then inconclusive.")]
    [Example("--timeout 10m")]
    public string? Timeout { get; set; }

    [Option("out", MetaValue = "FORMAT=FILE", HelpText = SharedHelp.ComparisonOutputs)]
    [Example("--out md=mutual-exclusion.md")]
    public IEnumerable<string> Outputs { get; set; } = [];

    [Option(
        "progress",
        MetaValue = "auto|plain|json|off",
        Default = "auto",
        HelpText = "How progress is shown on standard error; auto is a live line on a terminal, else a plain line every few seconds.")]
    [Example("--progress json")]
    public string Progress { get; set; } = "auto";
}
