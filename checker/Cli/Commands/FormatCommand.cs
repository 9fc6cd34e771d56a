using ModelCheck.Language;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Prints specifications in the canonical format, writes them back, or says which are not in it.</summary>
internal static class FormatCommand
{
    public static ExitCode Run(FormatArguments arguments, Terminal terminal)
    {
        if (arguments.Check && arguments.Write)
            throw Failure.Usage("'--check' and '--write' exclude each other");

        Compatibility compatibility = SpecificationReader.CompatibilityOf(arguments.Compatibility);
        List<string> unformatted = [];
        foreach (string path in arguments.Specifications)
        {
            // Names and types do not matter here: a module is formatted without what it is imported into.
            ParseResult parsed = SpecificationReader.Parse(path, compatibility, terminal);
            string formatted = Formatter.Format(parsed.Syntax, parsed.File);
            if (!arguments.Check && !arguments.Write)
                terminal.Output.Write(formatted);
            else if (formatted != parsed.File.Text)
                unformatted.Add(path);

            if (arguments.Write && formatted != parsed.File.Text)
                File.WriteAllText(path, formatted);
        }

        return arguments.Check ? Blame(unformatted, terminal) : ExitCode.Holds;
    }

    private static ExitCode Blame(List<string> unformatted, Terminal terminal)
    {
        if (unformatted is [])
            return ExitCode.Holds;

        foreach (string path in unformatted)
            terminal.Output.WriteLine(Printable.Escape(path));
        throw new Failure(
            ExitCode.Expectation, $"{ViolationText.Count(unformatted.Count, "file")} not formatted: --write does it");
    }
}
