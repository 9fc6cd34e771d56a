using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("check", HelpText = "explores every reachable state: a shortest counterexample, or it holds")]
[Example("modelcheck check specs/ext4-data-journal/v5.7.m --threads 4")]
internal sealed class CheckArguments : ExplorationArguments
{
    [Option('t', "threads", MetaValue = "N|auto", Default = "auto", HelpText = "How many threads search; auto is one for each processor. Results do not depend on it.")]
    [Example("--threads 4")]
    public string Threads { get; set; } = "auto";

    [Option(
        "memory",
        MetaValue = "SIZE",
        Default = "80%",
        HelpText = "Most memory to use, of which a share is of what the machine or container has; beyond it "
            + "the result is inconclusive.")]
    [Example("--memory 8G")]
    public string Memory { get; set; } = "80%";

    [Option(
        "store",
        MetaValue = "exact|tree|compact",
        Default = "exact",
        HelpText = "What is kept of the states found: each as it is; each with parts that others share kept once, which is "
            + "exact, too, and takes less memory and more time; or, of states wider than that, a fingerprint of 64 bits, so that "
            + "a state may be missed, and the result says with what probability.")]
    [Example("--store compact")]
    public string Store { get; set; } = "exact";

    [Option(
        "disk",
        MetaValue = "DIR",
        HelpText = "Where the search goes on when --memory is used up, slower and as exact as before; states are stored as with "
            + "--store tree. The files go at the end, unless a limit, a full disk or an interruption ends the search: then it "
            + "says from which of them --resume goes on. Not with liveness, leadsto, ltl, --store compact, --distributed, "
            + "--vacuity and --minimize.")]
    [Example("--disk /var/tmp")]
    public string? Disk { get; set; }

    [Option(
        "symmetry-reduction",
        MetaValue = "off|heuristic|exhaustive",
        Default = "off",
        HelpText = SharedHelp.SymmetryReduction)]
    [Example("--symmetry-reduction exhaustive")]
    public string SymmetryReduction { get; set; } = "off";

    [Option(
        "partial-order",
        MetaValue = "on|prove|off",
        Default = "off",
        HelpText = "With on, rules that commute are not fired in every order: fewer states for the same verdict, but a "
            + "counterexample may be longer than the shortest. With prove, Z3 is asked as well which rules commute, for up to a "
            + "minute, and what it says is kept where ci keeps its results. For invariants, covers, deadlocks and errors in rules. Not with "
            + "liveness, leadsto, ltl, rules of different priorities, --symmetry-reduction, --store, --disk, --distributed, "
            + "--checkpoint, --resume, --bound, --minimize, --coverage, --vacuity and graphs.")]
    [Example("--partial-order on")]
    public string PartialOrder { get; set; } = "off";

    [Option(
        "orbits",
        HelpText = "With --symmetry-reduction, also counts the states that those found stand for: exactly as many as there are "
            + "without reduction. That takes about a tenth more time.")]
    [Example("--orbits --symmetry-reduction heuristic")]
    public bool Orbits { get; set; }

    [Option("max-states", MetaValue = "N", HelpText = "Stops when this many states are found; the result is then inconclusive.")]
    [Example("--max-states 1_000_000")]
    public string? MaxStates { get; set; }

    [Option("bound", MetaValue = "N", Default = "0", HelpText = "Does not look further than N steps from the initial states; 0 is no bound.")]
    [Example("--bound 20")]
    public string Bound { get; set; } = "0";

    [Option("max-errors", MetaValue = "N", Default = "1", HelpText = "Goes on until this many properties are found violated.")]
    [Example("--max-errors 5")]
    public string MaxErrors { get; set; } = "1";

    [Option(
        "minimize",
        MetaValue = "length|switches|participants",
        Default = "length",
        HelpText = "Which of all shortest counterexamples is shown: any, always the same one; one with the fewest changes from "
            + "one task to another; or one with the fewest tasks, pages and other parameters. For invariants and deadlocks.")]
    [Example("--minimize switches")]
    public string Minimize { get; set; } = "length";

    [Option(
        "coverage",
        HelpText = "Also finds the parts of guards that are never true and the branches of statements that are never "
            + "taken.")]
    [Example("--coverage")]
    public bool Coverage { get; set; }

    [Option(
        "deadlock-stuttering",
        MetaValue = "on|off",
        Default = "on",
        HelpText = "Whether leadsto and ltl properties also speak of runs that end, as if the last state stayed for ever; "
            + "off leaves out the runs that end.")]
    [Example("--deadlock-stuttering off")]
    public string DeadlockStuttering { get; set; } = "on";

    [Option("vacuity", MetaValue = "error|warn|off", Default = "off", HelpText = SharedHelp.Vacuity)]
    [Example("--vacuity error")]
    public string Vacuity { get; set; } = "off";

    [Option(
        "graph-limit",
        MetaValue = "N",
        Default = "10000",
        HelpText = "How many states the graph has at most that --out graph-aut=FILE and --out graph-dot=FILE write, the "
            + "nearest to the initial ones.")]
    [Example("--graph-limit 500")]
    public string GraphLimit { get; set; } = "10000";

    [Option(
        "checkpoint",
        MetaValue = "TIME:DIR",
        HelpText = "Keeps the search in a folder about every TIME, and when a limit or an interruption ends it, so that "
            + "--resume can go on from there. A search that comes to an end removes it. With --disk the states found go to this "
            + "folder, and what only the running search needs to that one.")]
    [Example("--checkpoint 10m:german.checkpoint")]
    public string? Checkpoint { get; set; }

    [Option(
        "resume",
        MetaValue = "DIR",
        HelpText = "Goes on from the checkpoint in a folder; for the same specification and flags, except those for "
            + "limits, threads, processes, memory and output: also with --disk, which adds to that folder and removes it in the "
            + "end, or without. --checkpoint with the same folder keeps adding to it.")]
    [Example("--resume german.checkpoint")]
    public string? Resume { get; set; }

    [Option(
        "distributed",
        HelpText = "Explores with all processes that Open MPI's mpirun has started, on one machine or on many, as in 'mpirun -n 4 "
            + "modelcheck check SPEC --distributed'. Each keeps the states that are its own; results are the same. The processes "
            + "on a machine share --memory, and with auto the processors. After Ctrl-C mpirun gives them a second to end, or more "
            + "with --mca odls_base_sigkill_timeout 60; what --checkpoint has kept by then stays. Not with liveness, leadsto, ltl, "
            + "--store compact, --disk, --vacuity and --minimize.")]
    [Example("--distributed")]
    public bool Distributed { get; set; }

    [Option(
        "progress",
        MetaValue = "auto|plain|json|off",
        Default = "auto",
        HelpText = "How progress is shown on standard error; auto is a live line on a terminal, else a plain line "
            + "every few seconds. The number of all states is estimated from the sizes of the levels so far.")]
    [Example("--progress json")]
    public string Progress { get; set; } = "auto";
}
