using System.Text;
using ModelCheck.Language.Mutation;
using ModelCheck.Reporting.Markdown;

namespace ModelCheck.Reporting.Mutation;

/// <summary>A table for each class of mutants.</summary>
public sealed class MutationMarkdown : IMutationFormat
{
    public string Name => "md";

    public void Write(MutationReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"# Mutants of {MarkdownText.Code(report.Inquiry.SpecPath)}");
        writer.WriteLine();
        writer.WriteLine(MarkdownText.Escape(report.Ending.Reason));
        foreach ((MutantClass kind, var results) in report.Classes)
        {
            writer.WriteLine();
            writer.WriteLine($"## {MarkdownText.Escape(MutationWords.Heading(kind))} ({results.Length})");
            writer.WriteLine();
            foreach (string line in TableOf(results, PlaceOf))
                writer.WriteLine(line);
        }

        writer.WriteLine();
        foreach (string note in MutationText.NotesOf(report.Result))
            writer.WriteLine($"* {MarkdownText.Escape(note)}");
    }

    /// <summary>A row for each mutant.</summary>
    /// <param name="placeOf">Where it is, as a cell.</param>
    public static IEnumerable<string> TableOf(IEnumerable<MutantResult> results, Func<Mutant, string> placeOf)
    {
        yield return "| where | change | what falls, or why not |";
        yield return "|---|---|---|";
        foreach (MutantResult result in results)
        {
            string found = result.Falls.IsEmpty
                ? MutationWords.Finding(result)
                : string.Join("; ", result.Falls.Select(MutationWords.Fall));
            yield return $"| {placeOf(result.Mutant)} | {MarkdownText.Escape(result.Mutant.Description)} "
                + $"| {MarkdownText.Escape(found)} |";
        }
    }

    private static string PlaceOf(Mutant mutant)
    {
        string owner = MarkdownText.Escape(mutant.Owner.ToString());
        return $"{MarkdownText.Code(mutant.Span.ToString())}<br>"
            + string.Join(", ", mutant.Owner.Sources.Select(LinkTo).Prepend(owner));
    }

    private static string LinkTo(string source) => SourceLink.TryRead(source, out string? address)
        ? $"[{MarkdownText.Escape(source)}]({address})"
        : MarkdownText.Escape(source);
}
