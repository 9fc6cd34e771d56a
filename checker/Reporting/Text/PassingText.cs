using ModelCheck.Language.Results;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

/// <summary>Says in a few lines where a run in which nothing is wrong leaves the counterexample.</summary>
internal static class PassingText
{
    private const int MostSteps = 6;

    public static void Write(StyledWriter writer, Trace counterexample, PassingRun passing)
    {
        int first = passing.SharedSteps + 1;
        string[] rest = [.. passing.Trace.Steps.Skip(first).Select(StepText.Of)];
        string[] after = [.. rest.Skip(1).Take(MostSteps)];
        string then = after is [] ? "" : $"; then {string.Join("; ", after)}{(rest.Length - 1 > MostSteps ? "; ..." : "")}";
        string text = $"A passing run differs first at step {first}: instead of {StepText.Of(counterexample.Steps[first])}, "
            + $"{rest[0]}{then}{(passing.TakesLastStep ? ", which does no harm there" : "")}.";
        foreach (string line in TextColumns.Wrap(text, writer.Width - 2))
            writer.WriteLine($"  {line}");
        writer.WriteLine();
    }
}
