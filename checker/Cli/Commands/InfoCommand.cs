using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Describes a specification without running it.</summary>
internal static class InfoCommand
{
    public static ExitCode Run(InfoArguments arguments, Terminal terminal)
    {
        LoadResult loaded = SpecificationReader.Read(
            arguments.Specification, SpecificationReader.OptionsOf(arguments), terminal);
        StateLayout layout = CompiledModel.LayoutFor(new ModelNumbering(loaded.System!));
        var info = new InfoText(
            loaded.System!,
            loaded.Expectations,
            layout.BitCount,
            layout.WordCount * sizeof(ulong),
            [.. layout.Describe()]);
        info.Write(new StyledWriter(terminal.Output, terminal.OutputUsesColor, terminal.Width));
        return ExitCode.Holds;
    }
}
