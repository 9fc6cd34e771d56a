using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Mutation;

/// <summary>A page without scripts: tables by class, and under each fall the steps that lead to it.</summary>
/// <remarks>Its policy allows its own style by its hash, and nothing else; all text is encoded.</remarks>
internal sealed class MutationHtml : IMutationFormat
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color-scheme:light dark}"
        + "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;"
        + "border-bottom:1px solid #8884}code{font-size:.92em;overflow-wrap:anywhere}small{opacity:.75}"
        + "details ol{margin:.3rem 0}h2{margin-top:2rem}";

    public string Name => "html";

    public void Write(MutationReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
        writer.WriteLine("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">");
        writer.WriteLine(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            + $"style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">");
        writer.WriteLine("<meta name=\"viewport\" content=\"width=device-width\">");
        writer.WriteLine($"<title>Mutants of {Escape(report.Inquiry.SpecPath)}</title>\n<style>{Style}</style>");
        writer.WriteLine($"<h1>Mutants of <code>{Escape(report.Inquiry.SpecPath)}</code></h1>");
        writer.WriteLine($"<p>{Escape(report.Ending.Reason)}</p>");
        foreach ((MutantClass kind, var results) in report.Classes)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"<h2>{Escape(MutationWords.Heading(kind))} ({results.Length})</h2>"));
            writer.WriteLine("<table><thead><tr><th>where<th>change<th>what falls, or why not</thead><tbody>");
            foreach (MutantResult result in results)
                WriteRow(writer, result);

            writer.WriteLine("</tbody></table>");
        }

        writer.WriteLine("<ul>");
        foreach (string note in MutationText.NotesOf(report.Result))
            writer.WriteLine($"<li>{Escape(note)}</li>");

        writer.WriteLine("</ul>\n</html>");
    }

    private static void WriteRow(StreamWriter writer, MutantResult result)
    {
        Mutant mutant = result.Mutant;
        writer.WriteLine(
            $"<tr><td><code>{Escape(mutant.Span.ToString())}</code><br><small>{PlaceOf(mutant)}</small>"
            + $"<td>{Escape(mutant.Description)}<td>");
        foreach (Violation fall in result.Falls)
            WriteFall(writer, mutant, fall);

        if (result.Falls.IsEmpty || result.Limit is not null)
            writer.WriteLine($"<div>{Escape(MutationWords.Finding(result))}</div>");
    }

    private static string PlaceOf(Mutant mutant) =>
        string.Join(", ", mutant.Owner.Sources.Select(LinkTo).Prepend(Escape(mutant.Owner.ToString())));

    private static string LinkTo(string source) => SourceLink.TryRead(source, out string? address)
        ? $"<a href=\"{Escape(address)}\" rel=\"noreferrer\">{Escape(source)}</a>"
        : Escape(source);

    private static void WriteFall(StreamWriter writer, Mutant mutant, Violation fall)
    {
        if (fall.Trace is not { } trace)
        {
            writer.WriteLine($"<div>{Escape(MutationWords.Fall(fall))}</div>");
            return;
        }

        writer.WriteLine($"<details><summary>{Escape(MutationWords.Fall(fall))}</summary><ol start=\"0\">");
        foreach (ReportedStep step in ReportedStep.Of(mutant.System, trace))
        {
            string parameters = string.Join(", ", step.Parameters.Select(p => $"{p.Name}: {ValueText.Of(p.Value)}"));
            writer.WriteLine(
                $"<li>{Escape(step.Rule.Name)} <small>{Escape(parameters)}</small>"
                + $"<br><code>{Escape(string.Join("; ", step.Changes.OfType<LeafChange>().Select(ChangeText)))}</code></li>");
        }

        writer.WriteLine("</ol></details>");
    }

    private static string ChangeText(LeafChange change) => $"{change.Path} = {change.After}";

    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Escape(text));
}
