using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("mutate", HelpText = "changes one thing at a time and checks again: what is load-bearing")]
[Example("modelcheck mutate specs/classic/peterson.m --require-killed 80%")]
internal sealed class MutateArguments : SpecificationArguments
{
    [Option(
        't',
        "threads",
        MetaValue = "N|auto",
        Default = "auto",
        HelpText = "How many mutants are checked at the same time; auto is one for each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option("only", MetaValue = "RULE", HelpText = "Only changes that affect the rule of this name, in functions that it calls as well.")]
    [Example("--only \"store faults\"")]
    public string? Only { get; set; }

    [Option("property", MetaValue = "NAME", HelpText = "Judges only by the property with this name; repeatable. Assumptions always apply.")]
    [Example("--property \"mutual exclusion\"")]
    public IEnumerable<string> Properties { get; set; } = [];

    [Option(
        "deadlock-detection",
        MetaValue = "off|stuck|stuttering",
        Default = "stuttering",
        HelpText = SharedHelp.DeadlockDetection)]
    [Example("--deadlock-detection stuck")]
    public string DeadlockDetection { get; set; } = "stuttering";

    [Option(
        "max-states",
        MetaValue = "N",
        HelpText = "Explores at most this many states of one mutant, which is inconclusive then unless something fell before; "
            + "otherwise four times those of the specification, and 100,000 at least.")]
    [Example("--max-states 10_000_000")]
    public string? MaxStates { get; set; }

    [Option(
        "memory",
        MetaValue = "SIZE",
        Default = "80%",
        HelpText = "Most memory to use; half of it for the states and transitions of the specification itself.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option(
        "require-killed",
        MetaValue = "SHARE",
        HelpText = "Ends with exit code 17 unless properties notice this share of the mutants that make a difference.")]
    [Example("--require-killed 90%")]
    public string? RequireKilled { get; set; }

    [Option(
        "resume",
        MetaValue = "FILE",
        HelpText = "Keeps what is found about each mutant in a file, and takes from it what was found before about the same "
            + "mutant of the same specification; so an interrupted run goes on where it was.")]
    [Example("--resume peterson.mutants")]
    public string? Resume { get; set; }

    [Option(
        "out",
        MetaValue = "FORMAT=FILE",
        HelpText = "Writes the result as md, json, html (both with the trace of each fall) or sarif (what survives or makes no "
            + "difference) to a file, or with - to standard output in place of the text report. Repeatable.")]
    [Example("--out html=mutants.html")]
    public IEnumerable<string> Outputs { get; set; } = [];

    [Option(
        "progress",
        MetaValue = "auto|plain|json|off",
        Default = "auto",
        HelpText = "How progress is shown on standard error; auto is a live line on a terminal, else a plain line every few seconds.")]
    [Example("--progress json")]
    public string Progress { get; set; } = "auto";
}
