using System.Text.Json;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Proofs;

namespace ModelCheck.Cli.Progress;

/// <summary>Tells what the engines of a proof do, on standard error.</summary>
/// <param name="mode">A value of <c>--progress</c>.</param>
internal sealed class ProofProgress(string mode, Terminal terminal)
{
    private bool ShowsSteps => mode is "plain" or "json" || (mode == "auto" && terminal.ErrorsAreInteractive);

    /// <summary>Shows what an engine did.</summary>
    public void Show(EngineRun step)
    {
        if (mode == "json")
        {
            terminal.Errors.WriteLine(JsonSerializer.Serialize(
                new { engine = step.Engine, outcome = step.Outcome, queries = step.Queries, seconds = Seconds(step.Time) }));
        }
        else if (ShowsSteps)
        {
            terminal.Errors.WriteLine(Printable.Escape(ProofWords.Of(step)));
        }
    }

    /// <summary>Shows a line about work that is still going on.</summary>
    public void Show(string line)
    {
        if (mode == "json")
            terminal.Errors.WriteLine(JsonSerializer.Serialize(new { message = line }));
        else if (mode == "plain")
            terminal.Errors.WriteLine(Printable.Escape(line));
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
