using System.Globalization;
using System.Text;
using System.Xml;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Reporting.JUnit;

/// <summary>
/// JUnit's XML, which every CI system shows: a test suite for each specification, a test case for each expectation, or
/// where there are none for each property.
/// </summary>
/// <remarks>
/// There is no standard. Elements and attributes are those of the schema that Jenkins publishes for its xunit plugin
/// (jenkinsci/xunit-plugin, junit-10.xsd).
/// </remarks>
public sealed class JUnitFormat : IReportFormat, IGateFormat
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    public string Name => "junit";

    public void Write(Report report, Stream output) => Write(SingleRun.Of(report), output);

    public void WriteFailure(FailedReport report, Stream output) => Write(SingleRun.Of(report), output);

    public void Write(GateReport report, Stream output)
    {
        using var xml = XmlWriter.Create(output, Settings);
        TestSuite[] suites = [.. report.Specifications.Select(TestSuite.Of)];
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "modelcheck");
        WriteCounts(xml, [.. suites.SelectMany(s => s.Cases)], report.Elapsed);
        foreach (TestSuite suite in suites)
            Write(xml, suite);

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, TestSuite suite)
    {
        xml.WriteStartElement("testsuite");
        WriteText(xml, "name", suite.Name);
        WriteCounts(xml, suite.Cases, suite.Elapsed);
        xml.WriteAttributeString("skipped", Number(suite.Cases.Count(c => c.SkipReason is not null)));
        foreach (TestCase test in suite.Cases)
            Write(xml, suite, test);

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, TestSuite suite, TestCase test)
    {
        xml.WriteStartElement("testcase");
        WriteText(xml, "name", test.Name);
        WriteText(xml, "classname", suite.Name);
        xml.WriteAttributeString("time", Seconds(test.Elapsed));
        if (test.SkipReason is { } reason)
        {
            xml.WriteStartElement("skipped");
            WriteText(xml, "message", reason);
            xml.WriteEndElement();
        }

        if (test.Failure is { } failure)
        {
            xml.WriteStartElement("failure");
            WriteText(xml, "message", failure.Message);
            xml.WriteAttributeString("type", failure.Rule.Id);
            string body = string.Join('\n', new[] { $"{failure.Place}: {failure.Message}", TracePlainText.Of(failure) });
            xml.WriteString(Lines(body));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<TestCase> cases, TimeSpan elapsed)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(c => c.Failure is not null)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", Seconds(elapsed));
    }

    // XML has no way to write most control characters, not even escaped.
    private static void WriteText(XmlWriter xml, string attribute, string text) =>
        xml.WriteAttributeString(attribute, Printable.Escape(text));

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => Printable.Escape(l)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
