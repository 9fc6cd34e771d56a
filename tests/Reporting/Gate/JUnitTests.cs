using System.Globalization;
using System.Xml.Linq;
using System.Xml.Schema;
using ModelCheck.Reporting.JUnit;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting.Gate;

public class JUnitTests
{
    [Fact]
    public void A_gate_is_valid_and_counts_what_it_lists()
    {
        XElement suites = Valid(GateReports.OfEverything("junit"));

        Assert.Equal(
            ["a holds.m", "b violated.m", "c broken.m", "d none.m", "e hostile.m", "f deadlock.m"],
            suites.Elements().Select(s => Path.GetFileName(s.Attribute("name")!.Value)));
        foreach (XElement suite in suites.Elements().Append(suites))
        {
            Assert.Equal(suite.Descendants("testcase").Count(), Number(suite, "tests"));
            Assert.Equal(suite.Descendants("failure").Count(), Number(suite, "failures"));
        }

        Assert.Equal([0, 2, 1, 0, 1, 1], suites.Elements().Select(s => Number(s, "failures")));
        Assert.Equal([1, 0, 0, 0, 0, 0], suites.Elements().Select(s => Number(s, "skipped")));
        Assert.Single(suites.Descendants("skipped"));
    }

    [Fact]
    public void A_run_without_a_result_fails_every_expectation()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathTo("out.xml");
        string spec = folder.Write("spec.m", "-- expect: holds\n-- expect: states 9\n" + SmallSpecs.Endless);
        CommandRun.InProcess("ci", spec, "--no-cache", "--timeout", "1s", "--out", $"junit={file}");

        Assert.Equal(2, Number(Valid(File.ReadAllText(file)), "failures"));
    }

    [Theory]
    [InlineData(SmallSpecs.Holds, 0)]
    [InlineData(SmallSpecs.ViolatesInvariant, 1)]
    [InlineData(SmallSpecs.Deadlocks, 1)]
    [InlineData(SmallSpecs.FailsAssertion, 1)]
    [InlineData(SmallSpecs.MissesCover, 1)]
    [InlineData(SmallSpecs.AssumesTheImpossible, 1)]
    [InlineData(ReportSpecs.Hostile, 1)]
    public void A_check_is_valid_and_fails_where_something_is_wrong(string specification, int failures) =>
        Assert.Equal(failures, Number(Valid(GateReports.OfCheck(specification, new JUnitFormat())), "failures"));

    [Fact]
    public void A_failure_shows_what_each_step_changes()
    {
        XElement failure = Valid(GateReports.OfCheck(SmallSpecs.ViolatesInvariant, new JUnitFormat()))
            .Descendants("failure").Single();
        Assert.Contains("   2   count  count: up", failure.Value);
        Assert.Contains("x: 1 -> 2", failure.Value);
    }

    private static int Number(XElement element, string attribute) =>
        int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static XElement Valid(string text)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Repository.PathTo("tests", "Reporting", "Gate", "junit.xsd"));
        XDocument document = XDocument.Parse(text);
        List<string> errors = [];
        document.Validate(schemas, (_, e) => errors.Add(e.Message));
        Assert.Empty(errors);
        return document.Root!;
    }
}
