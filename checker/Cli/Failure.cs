using ModelCheck.Reporting;

namespace ModelCheck.Cli;

/// <summary>Ends a command before it has a result. The message is the whole of what the user is told.</summary>
/// <param name="message">One line, lower case start, names in single quotes.</param>
internal class Failure(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code => code;

    public static Failure Usage(string message) => new(ExitCode.Usage, message);

    public static Failure System(string message) => new(ExitCode.System, message);
}
