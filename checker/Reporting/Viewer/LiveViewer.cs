using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Viewer;

/// <summary>The viewer for a page that can ask for other paths through the states.</summary>
public sealed class LiveViewer(Report report)
{
    /// <summary>The page and its Content-Security-Policy.</summary>
    /// <param name="start">A path to begin with, beside the counterexamples; null for none.</param>
    public (string Page, string Policy) Page(Trace? start)
    {
        ViewerBundle bundle = BundleBuilder.Build(report) with { Live = true };
        if (start is not null)
            bundle = bundle with { Traces = bundle.Traces.Add(BundleBuilder.Explore(report, start, violation: null)) };

        return (ViewerPage.Assemble(ViewerPage.Serialize(bundle), "'self'"), ViewerPage.Policy("'self'"));
    }

    /// <summary>A path as the page takes it: JSON.</summary>
    /// <param name="violation">What is wrong at its end, or null.</param>
    public string Trace(Trace trace, Violation? violation) =>
        ViewerPage.Serialize(BundleBuilder.Explore(report, trace, violation));
}
