using System.Text;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Holding;

/// <summary>What is behind an invariant that holds, for people at a terminal.</summary>
public sealed class HoldingText : IHoldingFormat
{
    private const int FileWidth = 100;

    // Someone who wants all of them reads them in a file.
    private const int MostClaims = 12;

    public string Name => "text";

    public void Write(HoldingReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Write(report, new StyledWriter(writer, usesColor: false, FileWidth));
    }

    public static void Write(HoldingReport report, StyledWriter writer)
    {
        if (report.Holding is { } holding)
        {
            writer.Write("HOLDS  ", Style.Good).Write(HoldingWords.Subject(report), Style.Bold);
            writer.WriteLine($"   {report.Property.Span}", Style.Dim);
            if (report.Proof is not null || report.ProofObstacle is not null)
                WriteProof(writer, report);

            WriteMargin(writer, report, holding);
            WriteParts(writer, holding);
            writer.WriteLine();
        }
        else if (report.Result.Violations is [var violation, ..])
        {
            VerdictText.WriteViolation(writer, violation);
            writer.WriteLine();
            if (violation.Trace is not null)
                writer.WriteLine("'modelcheck check' shows how it comes to that");
        }

        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    private static void WriteProof(StyledWriter writer, HoldingReport report)
    {
        writer.WriteLine();
        writer.WriteLine("why it holds", Style.Bold);
        if (report.Proof is not { } proof)
        {
            WriteWrapped(writer, 2, $"no proof: {report.ProofObstacle}", Style.Unclear);
            return;
        }

        if (proof.Invariants.IsEmpty && proof.Clauses.IsEmpty)
            writer.WriteLine("  by induction, with no other claim's help");
        else
            writer.WriteLine("  by induction together with");
        foreach (var invariant in proof.Invariants.Take(MostClaims))
            writer.Write($"    {KindText.Of(invariant)} \"{invariant.Name}\"").WriteLine($"   {invariant.Span}", Style.Dim);
        foreach (string clause in proof.Clauses.Take(int.Max(0, MostClaims - proof.Invariants.Length)))
            WriteWrapped(writer, 4, clause, Style.Plain);
        int left = proof.Invariants.Length + proof.Clauses.Length - MostClaims;
        if (left > 0)
            writer.WriteLine($"    and {left} more, which --out md= lists");

        WriteRules(writer, proof);
    }

    private static void WriteRules(StyledWriter writer, ProofSupport proof)
    {
        if (!proof.Rules.IsEmpty)
            writer.WriteLine("  these rules keep that because of parts of their guards:");
        foreach (RuleSupport rule in proof.Rules)
        {
            writer.Write($"    {rule.Rule.Name}").WriteLine($"   {rule.Rule.Span}", Style.Dim);
            foreach (SourceSpan guard in rule.Guards)
                writer.Write($"      {HoldingWords.Text(guard)}").WriteLine($"   {guard}", Style.Dim);
        }

        string others = proof.Rules.IsEmpty ? "all rules keep" : $"{ViolationText.Count(proof.KeptAnyway, "other rule")} "
            + (proof.KeptAnyway == 1 ? "keeps" : "keep");
        if (proof.KeptAnyway > 0)
            writer.WriteLine($"  {others} it whatever {(proof.KeptAnyway == 1 ? "its guard says" : "their guards say")}");
    }

    private static void WriteMargin(StyledWriter writer, HoldingReport report, HoldingInvariant holding)
    {
        writer.WriteLine();
        writer.WriteLine("how nearly it is violated", Style.Bold);
        WriteWrapped(writer, 2, HoldingWords.Margin(holding), Style.Plain);
        foreach (NearState near in holding.Margin.Nearest)
        {
            writer.WriteLine($"    {HoldingWords.Place(near)}", Style.Dim);
            foreach (string change in HoldingWords.Changes(report.System, near))
                writer.WriteLine($"      {change}");
            if (near.Trace.Length > 0)
                WriteWrapped(writer, 6, $"the last step is {StepText.Of(near.Trace.Steps[^1])}", Style.Dim);
        }

        if (HoldingWords.Unvaried(holding.Margin) is { } unvaried)
            WriteWrapped(writer, 2, unvaried, Style.Unclear);
    }

    private static void WriteParts(StyledWriter writer, HoldingInvariant holding)
    {
        writer.WriteLine();
        writer.WriteLine("which rules change what it is made of", Style.Bold);
        foreach (PartTruth part in holding.Parts)
        {
            string role = part.Role == PartRole.Antecedent ? "the left side  " : "";
            writer.Write($"  {role}{HoldingWords.Text(part.Span)}").WriteLine($"   {part.Span}", Style.Dim);
            writer.WriteLine($"    {HoldingWords.Truth(part, holding)}");
            foreach (RuleTruth rule in part.Rules)
                WriteWrapped(writer, 6, $"{rule.Rule.Name}: {HoldingWords.Effect(rule)}", Style.Plain);
            if (part.Rules.IsEmpty)
                writer.WriteLine("      no rule changes it");
        }
    }

    private static void WriteWrapped(StyledWriter writer, int indentation, string text, Style style)
    {
        string margin = new(' ', indentation);
        foreach (string line in TextColumns.Wrap(text, int.Max(20, writer.Width - indentation), "  "))
            writer.Write(margin).WriteLine(line, style);
    }
}
