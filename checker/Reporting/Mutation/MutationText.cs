using System.Globalization;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Mutation;

/// <summary>Mutants by class, for people at a terminal.</summary>
public sealed class MutationText(StyledWriter writer)
{
    private const string Indentation = "      ";

    public void Write(MutationReport report)
    {
        foreach ((MutantClass kind, var results) in report.Classes)
        {
            writer.WriteLine($"{MutationWords.Heading(kind)} ({results.Length})", Style.Bold);
            foreach (MutantResult result in results)
                Write(result);

            writer.WriteLine();
        }

        foreach (string note in NotesOf(report.Result))
            writer.WriteLine(note);

        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    private void Write(MutantResult result)
    {
        Mutant mutant = result.Mutant;
        writer.Write("  ").Write(mutant.Span.ToString(), Style.Dim).Write("  ").WriteLine(mutant.Description);
        WriteDetail(MutationWords.Place(mutant), Style.Dim);
        foreach (Violation fall in result.Falls)
            WriteDetail(MutationWords.Fall(fall), Style.Plain);

        if (result.Falls.IsEmpty)
            WriteDetail(MutationWords.Finding(result), Style.Plain);
        else if (result.Limit is not null)
            WriteDetail($"other properties are open: {MutationWords.Finding(result)}", Style.Unclear);
    }

    private void WriteDetail(string text, Style style)
    {
        foreach (string line in TextColumns.Wrap(text, int.Max(20, writer.Width - Indentation.Length), "  "))
            writer.Write(Indentation).WriteLine(line, style);
    }

    internal static IEnumerable<string> NotesOf(MutationResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.States} states and {result.Transitions} transitions without a change; "
            + $"{result.Results.Sum(r => r.NewStates)} of the mutants' {result.Results.Sum(r => r.States)} states "
            + $"explored anew; {result.Elapsed.TotalSeconds:0.0} s");
        yield return $"{ViolationText.Count(result.Mutants.IndependentPairs, "pair")} of neighbouring statements "
            + "not swapped: neither sees what the other does";
        if (!result.AlreadyBroken.IsEmpty)
            yield return $"does not hold without any change, so not judged by: {string.Join("; ", result.AlreadyBroken)}";
    }
}
