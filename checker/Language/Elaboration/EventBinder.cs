using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds the events in the doc comment of a rule: <c>--- @event push(value = item, length' = count)</c>.</summary>
/// <remarks>
/// They say what a firing looks like in a log of the thing that is modelled. They stand in comments, so that other tools do
/// not mind them. A field's expression sees what the guard sees.
/// </remarks>
internal sealed partial class EventBinder(
    BindingContext context, ExpressionBinder expressions, DiagnosticBag diagnostics)
{
    /// <summary>The events of a rule, in source order; what is wrong with one is reported.</summary>
    public ImmutableArray<RuleEvent> Bind(DocComment? doc, Surroundings around)
    {
        if (doc is null)
            return [];

        var events = ImmutableArray.CreateBuilder<RuleEvent>();
        foreach (Match line in Line().Matches(doc.Span.Text))
        {
            SourceSpan span = doc.Span.File.Span(doc.Span.Start + line.Index, line.Length);
            if (Bind(span, around.Branch().Pure()) is { } bound)
                events.Add(bound);
        }

        return events.ToImmutable();
    }

    private RuleEvent? Bind(SourceSpan line, Surroundings around)
    {
        Match form = Form().Match(line.Text);
        if (!form.Success)
        {
            context.Report(ModuleErrors.BadEvent(line));
            return null;
        }

        Group list = form.Groups["fields"];
        var fields = ImmutableArray.CreateBuilder<EventField>();
        foreach ((int start, int length) in Parts(list.Value))
        {
            SourceSpan part = line.File.Span(line.Start + list.Index + start, length);
            if (BindField(part, around) is not { } field)
                return null;

            fields.Add(field);
        }

        return new RuleEvent(form.Groups["name"].Value, fields.ToImmutable(), around.Frame.Size, line);
    }

    private EventField? BindField(SourceSpan part, Surroundings around)
    {
        Match form = Field().Match(part.Text);
        if (!form.Success)
        {
            context.Report(ModuleErrors.BadEvent(part));
            return null;
        }

        Group text = form.Groups["value"];
        SourceFile file = CommentText.AsProperty(part.File.Span(part.Start + text.Index, text.Length));
        SpecificationSyntax parsed = Parser.Parse(file, context.Compatibility, diagnostics);
        if (parsed.Items is not [PropertySyntax { Name: null } property])
        {
            context.Report(ModuleErrors.BadEvent(part));
            return null;
        }

        Expression? value = expressions.Bind(property.Condition, around);
        if (value is null)
            return null;

        if (value.Type is not SimpleType)
        {
            context.Report(ModuleErrors.EventFieldNotSimple(value.Span, form.Groups["name"].Value));
            return null;
        }

        return new EventField(form.Groups["name"].Value, value, form.Groups["after"].Success);
    }

    // At the commas that stand in no brackets.
    private static IEnumerable<(int Start, int Length)> Parts(string list)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] is '(' or '[' or '{' ? 1 : list[i] is ')' or ']' or '}' ? -1 : 0;
            if (list[i] != ',' || depth > 0)
                continue;

            yield return (start, i - start);
            start = i + 1;
        }

        if (list.AsSpan(start).Trim().Length > 0 || start > 0)
            yield return (start, list.Length - start);
    }

    [GeneratedRegex(@"---[ \t]*@event\b[^\r\n]*")]
    private static partial Regex Line();

    [GeneratedRegex(@"\A---\s*@event\s+(?<name>[\p{L}_][\w.:-]*)\s*(\((?<fields>.*)\))?\s*\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A\s*(?<name>[\p{L}_]\w*)(?<after>')?\s*=\s*(?<value>\S.*?)\s*\z")]
    private static partial Regex Field();
}
