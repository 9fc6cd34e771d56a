using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Proofs;

/// <summary>Writes what was proved, how, and for which sizes; and what stands in the way of the rest.</summary>
internal sealed class ProofText(StyledWriter writer, Report report, TraceDetail detail)
{
    private const string Indentation = "  ";
    private const int WidestName = 72;

    private readonly ProofResult _proof = report.Proof!;

    /// <summary>The verdict, when nothing is violated.</summary>
    public void WriteVerdict()
    {
        if (_proof.IsProved)
            writer.Write("PROVED", Style.Good);
        else
            writer.Write("NOT PROVED", Style.Unclear);

        writer.WriteLine($"  {ProofWords.SizesOf(_proof)}", Style.Bold);
        writer.WriteLine();
        if (_proof.Failure is { } failure)
            new InductionFailureText(writer, failure, detail).Write();
    }

    /// <summary>Everything else.</summary>
    /// <param name="showsClauses">Whether the clauses found are listed.</param>
    public void WriteDetails(bool showsClauses)
    {
        WriteProperties();
        WriteFixedSizes();
        WriteClauses(showsClauses);
        foreach (EngineRun step in _proof.Steps)
            writer.WriteLine(ProofWords.Of(step), Style.Dim);

        if (_proof.Steps is not [])
            writer.WriteLine();

        foreach (string note in report.Result.Notes)
            writer.Write("note", Style.Unclear).WriteLine($" {note}");

        writer.WriteLine();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ViolationText.Count(_proof.Queries, "question")} to the solver, {_proof.Time.TotalSeconds:0.00} s"));
        writer.WriteLine();
    }

    private void WriteProperties()
    {
        int width = Math.Min(WidestName, _proof.Properties.Max(p => TextColumns.WidthOf(ProofWords.NameOf(p))));
        foreach (PropertyProof property in _proof.Properties)
        {
            writer.Write(Indentation).WriteColumn(ProofWords.NameOf(property), width);
            writer.Write("   ").WriteLine(ProofWords.MethodOf(property), property.IsProved ? Style.Good : Style.Unclear);
        }

        writer.WriteLine();
    }

    private void WriteFixedSizes()
    {
        ImmutableArray<ProofSize> known = [.. _proof.Sizes.Where(s => _proof.IsAnySize && s.Size is not null)];
        foreach (ProofSize size in known)
        {
            string place = size.Span is { } span ? $"   {span.File.Path}:{span.Line}" : "";
            writer.WriteLine($"{size.Type} = {size.Size} only: {size.Obstacle}{place}");
        }

        if (known is not [])
            writer.WriteLine();
    }

    private void WriteClauses(bool showsClauses)
    {
        if (_proof.Clauses is [])
            return;

        string count = ViolationText.Count(_proof.Clauses.Length, "mined clause");
        writer.WriteLine(showsClauses ? $"{count}:" : $"{count}, which --show-invariant lists");
        foreach (string clause in showsClauses ? _proof.Clauses : [])
            writer.WriteLine($"{Indentation}{clause}");

        writer.WriteLine();
    }
}
