using System.Diagnostics;
using ModelCheck.Cli;
using ModelCheck.Reporting;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Cli;

/// <summary>Runs <c>modelcheck</c>: inside the test where that tells as much, else as a process of its own.</summary>
internal static class CommandRun
{
    /// <summary>Runs a command in this process, without a terminal.</summary>
    public static ProgramRun InProcess(params string[] arguments) => InProcess(CancellationToken.None, arguments);

    /// <summary>As without a token, for a user who interrupts.</summary>
    public static ProgramRun InProcess(CancellationToken interrupted, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        ExitCode code = Program.Run(arguments, new Terminal(output, errors, interrupted));
        return new ProgramRun((int)code, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command as a process in a folder.</summary>
    public static ProgramRun AsProcess(string folder, params string[] arguments) =>
        ProgramRun.Of(Dotnet, [ProgramPath, .. arguments], folder);

    /// <summary>The dotnet that runs these tests: it need not be on the search path.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program that was built with these tests.</summary>
    public static string ProgramPath { get; } = Path.Combine(AppContext.BaseDirectory, "modelcheck.dll");

    /// <summary>
    /// The program as a process that an interruption ends. What a script runs in the background ignores interruptions, and
    /// so would its children.
    /// </summary>
    public static ProcessStartInfo Interruptible(params IEnumerable<string> arguments) =>
        new("env", ["--default-signal=INT", Dotnet, ProgramPath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
