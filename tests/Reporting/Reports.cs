using System.Text;
using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;

namespace ModelCheck.Tests.Reporting;

/// <summary>Makes reports of checks of small specifications.</summary>
internal static class Reports
{
    /// <summary>The report of a check whose costs are the same each time.</summary>
    public static Report Of(string specification, CheckOptions? options = null) =>
        Of(Specification.FromText(specification), options);

    public static Report Of(LoadResult loaded, CheckOptions? options = null)
    {
        Xunit.Assert.Empty(loaded.Diagnostics);
        CheckResult result = Checker.Check(loaded.System!, options ?? new CheckOptions());
        result = result with { Elapsed = TimeSpan.FromSeconds(2), PeakMemoryBytes = 50_000_000, Threads = 1 };
        var inquiry = new Inquiry("check", "spec.m", new string('0', 64), Compatibility.None, []);
        return new Report(inquiry, loaded.System!, result, loaded.Diagnostics, Ending.Of(result));
    }

    public static string Written(IReportFormat format, Report report)
    {
        using var stream = new MemoryStream();
        format.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
