using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("simulate", HelpText = "walks at random: quick, finds violations, never shows that there are none")]
[Example("modelcheck simulate specs/classic/german.m --runs 1000 --seed 7")]
internal sealed class SimulateArguments : ExplorationArguments
{
    [Option("runs", MetaValue = "N", Default = "100", HelpText = "How many walks.")]
    [Example("--runs 1000")]
    public string Runs { get; set; } = "100";

    [Option("steps", MetaValue = "N", Default = "1000", HelpText = "Most rules fired in one walk.")]
    [Example("--steps 50")]
    public string Steps { get; set; } = "1000";

    [Option("seed", MetaValue = "N", Default = "random", HelpText = "Where the random numbers start; the report says which seed repeats it.")]
    [Example("--seed 7")]
    public string Seed { get; set; } = "random";
}
