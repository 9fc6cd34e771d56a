using System.Net;
using System.Text;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Viewer;

/// <summary>What stands in the file when there is no result: why not.</summary>
internal static class FailurePage
{
    public static string Of(FailedReport report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n")
            .Append("<title>ModelCheck: no result</title>\n")
            .Append("<h1>No result</h1>\n<p>").Append(Escape(report.Ending.ToString())).Append("</p>\n<ul>\n");
        foreach (Diagnostic diagnostic in report.Diagnostics)
        {
            page.Append("<li>").Append(Escape($"{diagnostic.Span}: {diagnostic.Code}: {diagnostic.Message}"))
                .Append("</li>\n");
        }

        return page.Append("</ul>\n</html>\n").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Escape(text));
}
