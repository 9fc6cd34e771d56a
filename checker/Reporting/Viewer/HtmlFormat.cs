using System.Text;

namespace ModelCheck.Reporting.Viewer;

/// <summary>The trace viewer with a result in it: one HTML file that needs nothing else.</summary>
public sealed class HtmlFormat : IReportFormat
{
    public string Name => "html";

    public bool ShowsSurroundings => true;

    public void Write(Report report, Stream output) =>
        output.Write(Encoding.UTF8.GetBytes(ViewerPage.For(BundleBuilder.Build(report))));

    public void WriteFailure(FailedReport report, Stream output) =>
        output.Write(Encoding.UTF8.GetBytes(FailurePage.Of(report)));
}
