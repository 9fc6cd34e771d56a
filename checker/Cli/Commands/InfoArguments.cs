using CommandLine;
using ModelCheck.Cli.CommandLine;

namespace ModelCheck.Cli.Commands;

[Verb("info", HelpText = "prints the state vector, rules with what they read and write, the properties")]
[Example("modelcheck info specs/classic/german.m --const Nodes=4")]
internal sealed class InfoArguments : SpecificationArguments;
