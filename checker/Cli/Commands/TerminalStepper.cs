using ModelCheck.Reporting.Stepping;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Lets a reader step through a trace: draws, waits for a key, draws again.</summary>
internal static class TerminalStepper
{
    private const string ClearScreen = "\e[2J\e[H";
    private const int HeightOfPipes = 24;
    private const int Narrowest = 60;

    /// <summary>Runs until the reader quits or there are no more keys.</summary>
    public static void Run(TraceStepper stepper, Terminal terminal)
    {
        var writer = new StyledWriter(
            terminal.Output, terminal.OutputUsesColor, Math.Max(Narrowest, terminal.Width - 1));
        StepperPosition at = stepper.Start;
        while (!at.HasEnded && !terminal.Interrupted.IsCancellationRequested)
        {
            if (terminal.Height is not null)
                terminal.Output.Write(ClearScreen);
            stepper.Draw(at, writer, (terminal.Height ?? HeightOfPipes) - 1);
            terminal.Output.Flush();
            if (terminal.ReadKey() is not { } key)
                break;

            at = stepper.Press(at, key);
        }
    }
}
