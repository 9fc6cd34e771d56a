using System.Text;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Markdown;

namespace ModelCheck.Reporting.Holding;

/// <summary>What is behind an invariant that holds, as a page.</summary>
internal sealed class HoldingMarkdown : IHoldingFormat
{
    public string Name => "md";

    public void Write(HoldingReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"# {MarkdownText.Escape(HoldingWords.Subject(report))}");
        writer.WriteLine();
        writer.WriteLine($"{MarkdownText.Code(report.Property.Span.ToString())}: {MarkdownText.Escape(report.Ending.Reason)}");
        if (report.Holding is not { } holding)
            return;

        WriteProof(writer, report);
        WriteMargin(writer, report, holding);
        WriteParts(writer, holding);
    }

    private static void WriteProof(StreamWriter writer, HoldingReport report)
    {
        if (report.ProofObstacle is { } obstacle)
            WriteSection(writer, "Why it holds", $"No proof: {MarkdownText.Escape(obstacle)}");
        if (report.Proof is not { } proof)
            return;

        bool isAlone = proof.Invariants.IsEmpty && proof.Clauses.IsEmpty;
        WriteSection(
            writer, "Why it holds", isAlone ? "By induction, with no other claim's help." : "By induction together with");
        foreach (var invariant in proof.Invariants)
        {
            writer.WriteLine($"* {MarkdownText.Escape($"{KindText.Of(invariant)} \"{invariant.Name}\"")}, "
                + MarkdownText.Code(invariant.Span.ToString()));
        }

        foreach (string clause in proof.Clauses)
            writer.WriteLine($"* {MarkdownText.Code(clause)}");
        if (proof.Rules.IsEmpty)
            return;

        writer.WriteLine();
        writer.WriteLine("| rule | the part of its guard that is used | where |");
        writer.WriteLine("|---|---|---|");
        foreach (RuleSupport rule in proof.Rules)
        {
            foreach (SourceSpan guard in rule.Guards)
            {
                writer.WriteLine($"| {MarkdownText.Escape(rule.Rule.Name)} | {MarkdownText.Code(HoldingWords.Text(guard))} "
                    + $"| {MarkdownText.Code(guard.ToString())} |");
            }
        }
    }

    private static void WriteMargin(StreamWriter writer, HoldingReport report, HoldingInvariant holding)
    {
        WriteSection(writer, "How nearly it is violated", MarkdownText.Escape(HoldingWords.Margin(holding)));
        foreach (NearState near in holding.Margin.Nearest)
        {
            string changes = string.Join(", ", HoldingWords.Changes(report.System, near).Select(MarkdownText.Code));
            writer.WriteLine($"* {MarkdownText.Escape(HoldingWords.Place(near))}: {changes}");
        }

        if (HoldingWords.Unvaried(holding.Margin) is { } unvaried)
            writer.WriteLine($"* {MarkdownText.Escape(unvaried)}");
    }

    private static void WriteParts(StreamWriter writer, HoldingInvariant holding)
    {
        WriteSection(writer, "Which rules change what it is made of", null);
        writer.WriteLine("| part | where | | rules |");
        writer.WriteLine("|---|---|---|---|");
        foreach (PartTruth part in holding.Parts)
        {
            string rules = string.Join("<br>", part.Rules.Select(
                r => $"{MarkdownText.Escape(r.Rule.Name)}: {HoldingWords.Effect(r)}"));
            writer.WriteLine($"| {MarkdownText.Code(HoldingWords.Text(part.Span))} | {MarkdownText.Code(part.Span.ToString())} "
                + $"| {MarkdownText.Escape(HoldingWords.Truth(part, holding))} | {(rules == "" ? "none" : rules)} |");
        }
    }

    private static void WriteSection(StreamWriter writer, string heading, string? text)
    {
        writer.WriteLine();
        writer.WriteLine($"## {heading}");
        writer.WriteLine();
        if (text is null)
            return;

        writer.WriteLine(text);
        writer.WriteLine();
    }
}
