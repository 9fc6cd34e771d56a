using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Text;

/// <summary>Describes a specification without running it: state vector, constants, rules, properties, expectations.</summary>
/// <param name="stateBits">Bits of a state that carry information.</param>
/// <param name="stateBytes">Bytes that a stored state takes.</param>
public sealed class InfoText(
    TransitionSystem system,
    ImmutableArray<Expectation> expectations,
    long stateBits,
    long stateBytes,
    ImmutableArray<string> layout)
{
    private const string Indentation = "      ";

    public void Write(StyledWriter writer)
    {
        WriteVariables(writer);
        WriteLayout(writer);
        WriteConstants(writer);
        WriteRules(writer, "initial state", "initial states", system.InitialRules);
        WriteRules(writer, "rule", "rules", system.Rules);
        WriteProperties(writer);
        WriteExpectations(writer);
    }

    private void WriteVariables(StyledWriter writer)
    {
        writer.Write($"State: {ViolationText.Count(system.Variables.Length, "variable")}", Style.Bold);
        writer.WriteLine(
            $", {ViolationText.Count(system.SlotCount, "simple value")}, {ViolationText.Count(stateBits, "bit")}, "
            + $"stored in {ViolationText.Count(stateBytes, "byte")}");
        int width = system.Variables.Select(v => TextColumns.WidthOf(v.Name)).DefaultIfEmpty(0).Max() + 1;
        foreach (StateVariable variable in system.Variables)
        {
            writer.Write("  ").WriteColumn($"{variable.Name}:", width);
            writer.Write($" {variable.Type}").WriteLine($"   {Place(variable.Span)}", Style.Dim);
        }

        writer.WriteLine();
    }

    private void WriteLayout(StyledWriter writer)
    {
        if (layout is [])
            return;

        writer.WriteLine("Layout", Style.Bold);
        foreach (string values in layout)
            writer.WriteLine($"  {values}");

        writer.WriteLine();
    }

    private void WriteConstants(StyledWriter writer)
    {
        if (system.Constants is [])
            return;

        writer.WriteLine("Constants", Style.Bold);
        foreach (NamedConstant constant in system.Constants)
        {
            writer.Write($"  {constant.Name} = {constant.Type.Format(constant.Value)}");
            writer.WriteLine($"   {Place(constant.Span)}", Style.Dim);
        }

        writer.WriteLine();
    }

    private static void WriteRules(StyledWriter writer, string one, string many, ImmutableArray<Rule> rules)
    {
        long instances = rules.Sum(rule => Parameters.Count(rule.Bindings));
        writer.Write($"{rules.Length} {(rules.Length == 1 ? one : many)}", Style.Bold);
        writer.WriteLine($", {ViolationText.Count(instances, "instance")}");
        foreach (Rule rule in rules)
            WriteRule(writer, rule);

        writer.WriteLine();
    }

    private static void WriteRule(StyledWriter writer, Rule rule)
    {
        writer.Write($"  {rule.Name}");
        string parameters = string.Join(", ", rule.Parameters.Select(p => $"{p.Variable.Name}: {p.Variable.Type}"));
        if (parameters != "")
            writer.Write($"  ({parameters})");
        writer.WriteLine($"   {Place(rule.Span)}", Style.Dim);

        long count = Parameters.Count(rule.Bindings);
        if (count != 1)
            writer.WriteLine($"{Indentation}{ViolationText.Count(count, "instance")}");
        if (LaneOf(rule) is { } lane)
            writer.WriteLine($"{Indentation}lane    {lane}");

        ReadWriteSets sets = ReadWriteSets.Of(rule);
        WriteList(writer, "reads ", sets.Reads.Select(place => place.Path));
        WriteList(writer, "writes", sets.Writes.Select(place => place.Path));
    }

    private static string? LaneOf(Rule rule) => Lane.ParameterIndex(rule) is { } index
        ? $"one for each {rule.Parameters.ElementAt(index).Variable.Name}"
        : Lane.Of(rule, []);

    private void WriteProperties(StyledWriter writer)
    {
        writer.WriteLine(system.Properties.Length == 1 ? "1 property" : $"{system.Properties.Length} properties", Style.Bold);
        foreach (Property property in system.Properties)
        {
            writer.Write($"  {KindText.Of(property)} \"{property.Name}\"");
            writer.WriteLine($"   {Place(property.Span)}", Style.Dim);
            WriteList(writer, "reads ", ReadWriteSets.Of(property).Reads.Select(place => place.Path));
        }

        writer.WriteLine();
    }

    private void WriteExpectations(StyledWriter writer)
    {
        writer.WriteLine(ViolationText.Count(expectations.Length, "expectation"), Style.Bold);
        foreach (Expectation expectation in expectations)
        {
            string scope = (expectation.IsLarge ? "large " : "") + (expectation.Sizes is "" ? "" : $"at {expectation.Sizes}: ");
            writer.Write($"  {scope}{expectation}").WriteLine($"   {Place(expectation.Span)}", Style.Dim);
        }
    }

    private static void WriteList(StyledWriter writer, string title, IEnumerable<string> items)
    {
        string text = string.Join(" ", items);
        if (text == "")
            return;

        string start = $"{Indentation}{title}  ";
        foreach (string line in TextColumns.Wrap(text, writer.Width - start.Length))
        {
            writer.Write(start, Style.Dim).WriteLine(line);
            start = new string(' ', start.Length);
        }
    }

    private static string Place(Language.Text.SourceSpan span) => $"{span.File.Path}:{span.Line}";
}
