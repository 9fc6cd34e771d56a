using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

/// <summary>Says in a few lines which writes led to what is wrong at the end of a trace.</summary>
internal static class CausesText
{
    // What matters is near the end; the page of the trace viewer shows all of it.
    private const int MostSteps = 8;

    private const int NumberWidth = 6;

    public static void Write(StyledWriter writer, TransitionSystem system, Violation violation)
    {
        if (CauseWords.Of(system, violation) is not { } causes)
            return;

        Trace trace = violation.Trace!;
        writer.WriteLine($"  {CauseWords.Heading(trace, causes)}", Style.Bold);
        foreach (Cause cause in CauseWords.Nearest(causes, MostSteps))
        {
            writer.Write($"{cause.Step,NumberWidth}  ", Style.Bold);
            writer.Write(CauseWords.Writes(system, trace, cause));
            SourceSpan place = CauseWords.Place(trace, cause);
            writer.WriteLine($"   {place.File.Path}:{place.Line}", Style.Dim);
            string who = $"{StepText.Of(trace.Steps[cause.Step])}; read by {CauseWords.Readers(cause)}";
            foreach (string line in TextColumns.Wrap(who, int.Max(20, writer.Width - NumberWidth - 2), "  "))
                writer.Write(new string(' ', NumberWidth + 2)).WriteLine(line, Style.Dim);
        }

        if (causes.Steps.Length > MostSteps)
            writer.WriteLine($"{new string(' ', NumberWidth + 2)}and {causes.Steps.Length - MostSteps} more, which --out html= shows");
        writer.WriteLine();
    }
}
