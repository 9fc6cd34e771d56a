using System.Diagnostics;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.Distributed.Mpi;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;

namespace ModelCheck.Cli;

/// <summary>The <c>modelcheck</c> program: from the process's surroundings to a command, and from its end to an exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var interruption = new CancellationTokenSource();
        using PosixSignalRegistration onInterrupt = StopOn(PosixSignal.SIGINT, interruption);
        using PosixSignalRegistration onTerminate = StopOn(PosixSignal.SIGTERM, interruption);

        Terminal terminal = MpiCommunicator.IsStarted
            ? Terminal.OfPipes(interruption.Token)
            : Terminal.OfProcess(interruption.Token);
        return (int)DeepStack.Run(() => Run(arguments, terminal));
    }

    /// <summary>Runs one command to its end. Never throws.</summary>
    internal static ExitCode Run(string[] arguments, Terminal terminal)
    {
        try
        {
            ExitCode code = Application.Run(arguments, terminal);
            terminal.Output.Flush();
            return code;
        }
        catch (Failure failure)
        {
            return End(terminal, failure.Code, failure.Message);
        }
        catch (OperationCanceledException)
        {
            return End(terminal, ExitCode.Interrupted, "interrupted");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return End(terminal, ExitCode.System, exception.Message);
        }
        catch (Exception exception)
        {
            return Report(exception, arguments, terminal);
        }
    }

    private static ExitCode End(Terminal terminal, ExitCode code, string message)
    {
        TryFlush(terminal.Output);
        terminal.Errors.WriteLine($"exit {(int)code}: {Printable.Escape(message)}");
        return code;
    }

    private static ExitCode Report(Exception exception, string[] arguments, Terminal terminal)
    {
        TryFlush(terminal.Output);
        terminal.Errors.WriteLine("This is a bug in ModelCheck, not in your specification. Please report it with what follows:");
        terminal.Errors.WriteLine($"  version    {Application.Version} on {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        terminal.Errors.WriteLine($"  arguments  {Printable.Escape(string.Join(' ', arguments))}");
        foreach (string line in exception.ToString().Split('\n'))
            terminal.Errors.WriteLine($"  {Printable.Escape(line.TrimEnd())}");
        return End(terminal, ExitCode.Internal, $"internal error: {exception.Message}");
    }

    private static void TryFlush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // The failure that is being reported matters more than what could not be written before it.
        }
    }

    /// <summary>The first signal asks the command to stop; another one, a while later, ends the process at once.</summary>
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource interruption)
    {
        long firstTime = 0;
        return PosixSignalRegistration.Create(signal, context =>
        {
            // timeout(1) signals the process and then its group: that is one request, not two.
            if (firstTime == 0)
                firstTime = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetElapsedTime(firstTime) > TimeSpan.FromSeconds(1))
                Process.GetCurrentProcess().Kill();

            context.Cancel = true;
            interruption.Cancel();
        });
    }
}
