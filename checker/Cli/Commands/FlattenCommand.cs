using ModelCheck.Language;
using ModelCheck.Language.Printing;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Prints a specification as one plain Murphi file.</summary>
internal static class FlattenCommand
{
    public static ExitCode Run(FlattenArguments arguments, Terminal terminal)
    {
        LoadResult loaded = SpecificationReader.Read(
            arguments.Specification, SpecificationReader.OptionsOf(arguments), terminal);
        terminal.Output.Write(Flattener.Flatten(loaded.System!));
        return ExitCode.Holds;
    }
}
