using System.Globalization;
using System.Xml.Linq;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Gate;
using static ModelCheck.Reporting.Html.HtmlDocument;

namespace ModelCheck.Reporting.Html;

/// <summary>What came of a gate, as a page to keep beside a build: what is wrong first, then everything.</summary>
public sealed class GateHtml : IGateFormat
{
    public string Name => "html";

    public void Write(GateReport report, Stream output)
    {
        bool isOpen = report.Specifications.All(s => s.IsMet);
        List<XElement> body =
        [
            Element("h1", Classed("span", isOpen ? "good" : "bad", isOpen ? "✓ " : "✗ "), $"ModelCheck: {report.Ending.Reason}"),
            Classed("p", "muted", $"exit code {(int)report.Ending.Code}, after {Seconds(report.Elapsed)}"),
        ];
        foreach (GatedSpecification specification in report.Specifications.Where(s => !s.Findings.IsEmpty))
            body.AddRange(Findings(specification));

        body.Add(Element("h2", "Specifications"));
        body.Add(Table(report));
        HtmlDocument.Write("ModelCheck", body, output);
    }

    private static IEnumerable<XElement> Findings(GatedSpecification specification)
    {
        yield return Element("h2", Element("code", specification.Path));
        yield return Element("ul", specification.Findings.Select(Item));

        // One trace is enough: findings of one run share it.
        GateFinding? shown = GateFinding.WithShortestTrace(specification.Findings);
        if (shown is null)
            yield break;

        Trace trace = shown.Violation!.Trace!;
        XElement summary = Element("summary", $"The trace of {ViolationText.Steps(trace.Length)}");
        yield return Element("details", summary, Element("pre", TracePlainText.Of(shown)!));
    }

    private static XElement Item(GateFinding finding) =>
        Element(
            "li",
            Element("code", finding.Place),
            ": ",
            finding.Level == FindingLevel.Error ? "" : $"{finding.Level.ToString().ToLowerInvariant()}: ",
            finding.Message);

    private static XElement Table(GateReport report)
    {
        string[] words = ["", "specification", "verdict"];
        string[] numbers = ["states", "depth", "time"];
        IEnumerable<XElement> columns = words.Select(c => Element("th", c)).Concat(numbers.Select(c => Classed("th", "number", c)));
        XElement head = Element("thead", Element("tr", columns));
        XElement rows = Element("tbody", report.Specifications.SelectMany(Rows));
        return Classed("div", "table", Element("table", head, rows));
    }

    private static IEnumerable<XElement> Rows(GatedSpecification specification) =>
        specification.Runs.DefaultIfEmpty<GatedRun?>(null).Select(run => Row(specification, run));

    private static XElement Row(GatedSpecification specification, GatedRun? run)
    {
        XElement sign = !specification.IsMet ? Classed("td", "bad", "✗ not met")
            : specification.ExpectsNothing ? Classed("td", "muted", "expects nothing")
            : Classed("td", "good", "✓ as expected");
        string at = run is { Sizes: not "" } ? $" at {run.Sizes}" : "";
        XElement row = Element("tr", sign, Element("td", Element("code", specification.Path), at));
        row.Add(run?.Report is { } report ? Figures(report, run.TimeText) : Element("td", "no result"));
        return row;
    }

    private static IEnumerable<XElement> Figures(Report report, string time)
    {
        CheckResult result = report.Result;
        yield return Element("td", report.Ending.Reason);
        bool isProof = report.Inquiry.Command == "prove";
        yield return Number(isProof ? "" : result.States.ToString("N0", CultureInfo.InvariantCulture));
        yield return Number(isProof ? "" : result.Depth.ToString(CultureInfo.InvariantCulture));
        yield return Number(time);
    }

    private static XElement Number(string number) => Classed("td", "number", number);

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
