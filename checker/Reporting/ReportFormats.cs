using System.Collections.Immutable;
using ModelCheck.Reporting.Graphs;
using ModelCheck.Reporting.Itf;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.JUnit;
using ModelCheck.Reporting.Markdown;
using ModelCheck.Reporting.Rumur;
using ModelCheck.Reporting.Sarif;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Viewer;

namespace ModelCheck.Reporting;

/// <summary>Every form that <c>--out FORMAT=FILE</c> can write.</summary>
public static class ReportFormats
{
    public static ImmutableArray<IReportFormat> All { get; } =
    [
        new JsonFormat(), new ItfFormat(), new TextFormat(TraceDetail.Diff), new AutFormat(), new DotFormat(),
        new HtmlFormat(), new RumurXmlFormat(), new JUnitFormat(), new SarifFormat(), new MarkdownFormat(),
    ];
}
