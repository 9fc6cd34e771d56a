using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("prove", HelpText = "proves invariants by induction, for the sizes of the specification or for any")]
[Example("modelcheck prove specs/classic/german.m --unbounded")]
internal sealed class ProveArguments : ReportingArguments
{
    [Option(
        "property",
        MetaValue = "NAME",
        HelpText = "Proves only the invariant with this name; repeatable. Lemmas help in any case, and are proved too.")]
    [Example("--property \"control property\"")]
    public IEnumerable<string> Properties { get; set; } = [];

    [Option(
        "unbounded",
        HelpText = "Proves for any number of values of every scalarset type that the specification leaves open in size, "
            + "and not only for the sizes that it declares.")]
    [Example("--unbounded")]
    public bool Unbounded { get; set; }

    [Option(
        "no-mining",
        HelpText = "Does not look for clauses that make the induction go through: the invariants and lemmas have to do.")]
    [Example("--no-mining")]
    public bool NoMining { get; set; }

    [Option(
        "bmc",
        MetaValue = "K",
        HelpText = "Also looks for a violation in all states that at most K steps lead to, with the solver, at the declared "
            + "sizes: for specifications with more states than can be explored.")]
    [Example("--bmc 12")]
    public string? Bound { get; set; }

    [Option(
        "k-induction",
        MetaValue = "K",
        HelpText = "Also tries to prove that what holds in up to K states one after the other holds in the next one. For "
            + "the declared sizes only.")]
    [Example("--k-induction 4")]
    public string? LargestK { get; set; }

    [Option(
        "spacer",
        MetaValue = "TIME|off",
        Default = "10s",
        HelpText = "How long Z3's engine for Horn clauses may try, after the others, what they did not prove: for the "
            + "declared sizes only, and for small specifications and those with arithmetic.")]
    [Example("--spacer 2m")]
    public string Spacer { get; set; } = "10s";

    [Option(
        "timeout",
        MetaValue = "TIME",
        Default = "10m",
        HelpText = "Stops after this time, which all engines share; what is not proved by then is inconclusive.")]
    [Example("--timeout 60s")]
    public string Timeout { get; set; } = "10m";

    [Option(
        't',
        "threads",
        MetaValue = "N|auto",
        Default = "auto",
        HelpText = "How many threads explore small instances; auto is one for each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "max-states",
        MetaValue = "N",
        Default = "3_000_000",
        HelpText = "How many states an instance may have that is explored for a counterexample, or to learn what holds "
            + "in it.")]
    [Example("--max-states 500_000")]
    public string MaxStates { get; set; } = "3_000_000";

    [Option("show-invariant", HelpText = "Lists the clauses that were found, as the specification would write them.")]
    [Example("--show-invariant")]
    public bool ShowInvariant { get; set; }

    [Option(
        "certificate",
        MetaValue = "DIR",
        HelpText = "Writes the proof to a folder, in the place of an earlier one: the invariant as the specification would "
            + "write it, and a script of SMT-LIB for each step of the induction.")]
    [Example("--certificate german.certificate")]
    public string? Certificate { get; set; }

    [Option(
        "verify",
        MetaValue = "DIR",
        HelpText = "Checks a proof that --certificate wrote: derives its steps from the specification once more, and asks "
            + "the program z3, and cvc5 when it is installed, about each. Without SPEC, for the specification that it names.")]
    [ReplacesOperand]
    [Example("--verify german.certificate")]
    public string? Verify { get; set; }

    [Option(
        "progress",
        MetaValue = "auto|plain|json|off",
        Default = "auto",
        HelpText = "How progress is shown on standard error: a line for each engine when it is done, with plain and json "
            + "also for each clause that is found; auto shows the engines on a terminal only.")]
    [Example("--progress plain")]
    public string Progress { get; set; } = "auto";
}
