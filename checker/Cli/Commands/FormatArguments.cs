using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("format", HelpText = "prints specifications in the canonical format")]
[Example("modelcheck format --write specs/classic/german.m")]
internal sealed class FormatArguments
{
    [Value(0, MetaName = "SPEC")]
    public IEnumerable<string> Specifications { get; set; } = [];

    [Option("check", HelpText = "Prints nothing but the names of files that are formatted otherwise, and exits with 21 if there are any.")]
    [Example("--check")]
    public bool Check { get; set; }

    [Option("write", HelpText = "Writes the files instead of printing them.")]
    [Example("--write")]
    public bool Write { get; set; }

    [Option(
        "compat",
        MetaValue = "none|rumur|cmurphi",
        Default = "none",
        HelpText = SharedHelp.Compatibility)]
    [Example("--compat cmurphi")]
    public string Compatibility { get; set; } = "none";
}
