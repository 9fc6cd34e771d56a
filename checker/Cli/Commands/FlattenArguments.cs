using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("flatten", HelpText = "prints one plain Murphi file with the same reachable states that Rumur accepts")]
[Example("modelcheck flatten specs/ext4-data-journal/v5.7.m > v5.7-flat.m")]
internal sealed class FlattenArguments : SpecificationArguments;
