using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.Rumur;

/// <summary>What verifiers print that Rumur makes with <c>--output-format machine-readable</c>.</summary>
/// <remarks>
/// Format: Rumur, misc/verifier.rng. Each state but the first holds only what changed, as there. We have no hash table
/// of a fixed size, so that number is 0.
/// </remarks>
public sealed class RumurXmlFormat : IReportFormat
{
    public string Name => "rumur-xml";

    public void Write(Report report, Stream output) => WriteRun(output, xml =>
    {
        WriteInformation(xml, report.System.Variables.Sum(v => BitsOf(v.Type)));
        foreach (Violation violation in report.Result.Violations)
            WriteError(xml, report.System, violation);

        WriteSummary(xml, report.Result);
    });

    public void WriteFailure(FailedReport report, Stream output) => WriteRun(output, xml =>
    {
        WriteInformation(xml, 0);
        xml.WriteStartElement("error");
        xml.WriteAttributeString("includes_trace", "false");
        xml.WriteElementString("message", Printable.Escape(report.Ending.Reason));
        xml.WriteEndElement();
        WriteNumbers(xml, "summary", ("states", 0), ("rules_fired", 0), ("errors", 1), ("duration_seconds", 0));
    });

    private static void WriteRun(Stream output, Action<XmlWriter> write)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using XmlWriter xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("rumur_run");
        write(xml);
        xml.WriteEndElement();
    }

    private static void WriteInformation(XmlWriter xml, long bits) => WriteNumbers(
        xml, "information", ("state_size_bits", bits), ("state_size_bytes", (bits + 7) / 8), ("hash_table_slots", 0));

    private static void WriteSummary(XmlWriter xml, CheckResult result) => WriteNumbers(
        xml, "summary",
        ("states", result.States),
        ("rules_fired", result.RulesFired),
        ("errors", result.Violations.Length),
        ("duration_seconds", (long)result.Elapsed.TotalSeconds));

    private static void WriteError(XmlWriter xml, TransitionSystem system, Violation violation)
    {
        xml.WriteStartElement("error");
        xml.WriteAttributeString("includes_trace", violation.Trace is null ? "false" : "true");
        xml.WriteElementString("message", Printable.Escape(MessageOf(violation)));
        var known = new Dictionary<string, string>();
        int number = 0;
        foreach (TraceStep step in violation.Trace?.Steps ?? [])
        {
            WriteTransition(xml, step, isInitial: number++ == 0);
            WriteState(xml, RumurState.Parts(system, step.State), known);
        }

        xml.WriteEndElement();
    }

    private static string MessageOf(Violation violation) => violation.Kind switch
    {
        ViolationKind.Deadlock => "deadlock",
        ViolationKind.ModelError => violation.Error!.Message,
        ViolationKind.Assumption => ViolationText.Subject(violation),
        ViolationKind.Cover => $"cover \"{violation.Property!.Name}\" not hit",
        _ => $"{KindText.Of(violation.Property!)} \"{violation.Property!.Name}\" failed",
    };

    private static void WriteTransition(XmlWriter xml, TraceStep step, bool isInitial)
    {
        xml.WriteStartElement("transition");
        xml.WriteString($"{(isInitial ? "Startstate" : "Rule")} \"{Printable.Escape(step.Rule.Name)}\"");
        foreach ((ParameterBinding parameter, long value) in step.Rule.Parameters.Zip(step.Arguments))
        {
            xml.WriteStartElement("parameter");
            xml.WriteAttributeString("name", parameter.Variable.Name);
            xml.WriteString(RumurState.Value((SimpleType)parameter.Variable.Type, value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteState(
        XmlWriter xml, ImmutableArray<(string Name, string Value)> parts, Dictionary<string, string> known)
    {
        xml.WriteStartElement("state");
        foreach ((string name, string value) in parts)
        {
            if (known.TryGetValue(name, out string? before) && before == value)
                continue;

            known[name] = value;
            xml.WriteStartElement("state_component");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteNumbers(XmlWriter xml, string element, params (string Name, long Value)[] attributes)
    {
        xml.WriteStartElement(element);
        foreach ((string name, long value) in attributes)
            xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    /// <summary>Bits for every value and one more, undefined.</summary>
    private static long BitsOf(ModelType type) => type switch
    {
        SimpleType simple => BitsFor(simple.Cardinality),
        RecordType record => record.Fields.Sum(field => BitsOf(field.Type)),
        ArrayType array => (long)array.Index.Cardinality * BitsOf(array.Element),
        MultisetType multiset => multiset.Capacity * (BitsOf(multiset.Element) + 1),
        _ => throw new ArgumentException($"no size is known for {type}", nameof(type)),
    };

    private static long BitsFor(UInt128 values) => 128 - (long)UInt128.LeadingZeroCount(values);
}
