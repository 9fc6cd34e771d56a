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

        Group condition = form.Groups["condition"];
        if (!condition.Success)
            return new RuleEvent(form.Groups["name"].Value, fields.ToImmutable(), null, around.Frame.Size, line);

        SourceSpan text = line.File.Span(line.Start + condition.Index, condition.Length);
        return ParseExpression(text, line) is { } syntax
            && expressions.BindBoolean(syntax, around, "an event's condition") is { } bound
            ? new RuleEvent(form.Groups["name"].Value, fields.ToImmutable(), bound, around.Frame.Size, line)
            : null;
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
        if (ParseExpression(part.File.Span(part.Start + text.Index, text.Length), part) is not { } syntax
            || expressions.Bind(syntax, around) is not { } value)
        {
            return null;
        }

        if (value.Type is not SimpleType)
        {
            context.Report(ModuleErrors.EventFieldNotSimple(value.Span, form.Groups["name"].Value));
            return null;
        }

        return new EventField(form.Groups["name"].Value, value, form.Groups["after"].Success);
    }

    private ExpressionSyntax? ParseExpression(SourceSpan text, SourceSpan around)
    {
        SpecificationSyntax parsed = Parser.Parse(CommentText.AsProperty(text), context.Compatibility, diagnostics);
        if (parsed.Items is [PropertySyntax { Name: null } property])
            return property.Condition;

        context.Report(ModuleErrors.BadEvent(around));
        return null;
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

    // The brackets around the fields are those that match.
    [GeneratedRegex(
        @"\A---\s*@event\s+(?<name>[\p{L}_][\w.:-]*)"
        + @"(\s*\((?<fields>(?>[^()]|\((?<open>)|\)(?<-open>))*(?(open)(?!)))\))?"
        + @"(\s*(?<=[\s)])if\s+(?<condition>\S.*?))?\s*\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A\s*(?<name>[\p{L}_]\w*)(?<after>')?\s*=\s*(?<value>\S.*?)\s*\z")]
    private static partial Regex Field();
}
