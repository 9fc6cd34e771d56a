using System.Collections.Immutable;
using System.Reflection;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Commands;
using ModelCheck.Cli.Gate;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Reporting;

namespace ModelCheck.Cli;

/// <summary>Finds the command that the arguments ask for and runs it.</summary>
internal static class Application
{
    public static readonly ImmutableArray<Verb> Verbs =
    [
        Verb.Of<CheckArguments>(CheckCommand.Run),
        Verb.Of<ProveArguments>(ProveCommand.Run),
        Verb.Of<SimulateArguments>(SimulateCommand.Run),
        Verb.Of<ReplayArguments>(ReplayCommand.Run),
        Verb.Of<ViewArguments>(ViewCommand.Run),
        Verb.Of<ServeArguments>(ServeCommand.Run),
        Verb.Of<CiArguments>(CiCommand.Run),
        Verb.Of<CompareArguments>(CompareCommand.Run),
        Verb.Of<MutateArguments>(MutateCommand.Run),
        Verb.Of<ExplainArguments>(ExplainCommand.Run),
        Verb.Of<ConformArguments>(ConformCommand.Run),
        Verb.Of<FlattenArguments>(FlattenCommand.Run),
        Verb.Of<FormatArguments>(FormatCommand.Run),
        Verb.Of<InfoArguments>(InfoCommand.Run),
    ];

    public static string Version => Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    /// <exception cref="Failure">The command could not reach a result.</exception>
    public static ExitCode Run(string[] arguments, Terminal terminal)
    {
        switch (arguments)
        {
            case []:
                HelpText.WriteOverview(terminal.Errors, Verbs);
                throw Failure.Usage("no command given");
            case ["--version" or "version"]:
                terminal.Output.WriteLine($"modelcheck {Version}");
                return ExitCode.Holds;
            case ["--help" or "-h" or "help"]:
                HelpText.WriteOverview(terminal.Output, Verbs);
                return ExitCode.Holds;
            case ["--help" or "-h" or "help", string name]:
                HelpText.WriteVerb(terminal.Output, Find(name));
                return ExitCode.Holds;
            case [Worker.Argument]:
                Worker.Run(Console.In, terminal.Output, terminal.Interrupted);
                return ExitCode.Holds;
            default:
                return RunVerb(Find(arguments[0]), arguments[1..], terminal);
        }
    }

    private static ExitCode RunVerb(Verb verb, string[] arguments, Terminal terminal)
    {
        if (arguments.TakeWhile(argument => argument != "--").Any(argument => argument is "--help" or "-h"))
        {
            HelpText.WriteVerb(terminal.Output, verb);
            return ExitCode.Holds;
        }

        return verb.Run(ArgumentReader.Read(verb, arguments), terminal);
    }

    private static Verb Find(string name)
    {
        if (Verbs.FirstOrDefault(verb => verb.Name == name) is { } found)
            return found;
        if (name.EndsWith(".m", StringComparison.Ordinal))
            throw Failure.Usage($"a command comes first: did you mean 'modelcheck check {name}'?");

        string? nearest = NearestName.Find(name, Verbs.Select(verb => verb.Name));
        string hint = nearest is null ? "see modelcheck --help" : $"did you mean '{nearest}'?";
        throw Failure.Usage($"there is no command '{name}': {hint}");
    }
}
