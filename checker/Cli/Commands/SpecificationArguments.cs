using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

/// <summary>What every command takes that reads a specification.</summary>
internal abstract class SpecificationArguments
{
    [Value(0, MetaName = "SPEC")]
    public string Specification { get; set; } = "";

    [Option("const", MetaValue = "NAME=VALUE", HelpText = "Gives a constant of the specification another value; repeatable.")]
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
