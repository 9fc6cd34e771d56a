using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <content>Rules, the groups of them, and properties.</content>
internal sealed partial class SyntaxDocs
{
    private Doc Rule(RuleSyntax rule) => rule switch
    {
        SimpleRuleSyntax simple => SimpleRule(simple),
        StartStateSyntax start => Doc.Concat(
            Documentation(start.Doc),
            "startstate",
            OptionalString(start.Name),
            Locals(start.Declarations),
            BeginToEnd(start.Span, start.Body)),
        PropertySyntax property => Property(property),
        RulesetSyntax ruleset => RuleGroup(
            ruleset.Span, ruleset.Doc, Quantifiers("ruleset", ruleset.Quantifiers), ruleset.Rules),
        AliasRuleSyntax alias => RuleGroup(
            alias.Span, alias.Doc, Aliases(alias.Aliases), alias.Rules),
        ChooseRuleSyntax choose => RuleGroup(
            choose.Span,
            choose.Doc,
            Bindings(
                "choose",
                choose.Multiset.Span,
                [Doc.Concat(Name(choose.Variable), ":", Doc.Space, Expression(choose.Multiset))]),
            choose.Rules),
        _ => throw new ArgumentException($"unknown rule {rule.GetType().Name}"),
    };

    private Doc SimpleRule(SimpleRuleSyntax rule) =>
        Doc.Concat(
            Documentation(rule.Doc),
            Fairness(rule.Fairness),
            "rule",
            rule.Priority is { } priority ? Doc.Concat(Doc.Space, Expression(priority)) : Doc.Empty,
            OptionalString(rule.Name),
            rule.Guard is { } guard
                ? Doc.Concat(Doc.Indent(Doc.Break, Expression(guard)), Doc.Break, "==>")
                : Doc.Empty,
            Locals(rule.Declarations),
            BeginToEnd(rule.Span, rule.Body));

    private static Doc Fairness(FairnessSyntax fairness) => fairness switch
    {
        FairnessSyntax.None => Doc.Empty,
        FairnessSyntax.Weak => Doc.Concat("fair", Doc.Space),
        FairnessSyntax.Strong => Doc.Concat("strongly", Doc.Space, "fair", Doc.Space),
    };

    private Doc RuleGroup(
        SourceSpan span, DocComment? doc, Doc heading, ImmutableArray<RuleSyntax> rules) =>
        Doc.Concat(
            Documentation(doc),
            heading,
            Doc.Indent(RulesOf(rules), LastComments(span)),
            Doc.Break,
            "end",
            ";");

    /// <summary>The rules of a group; without a source, with blank lines between them.</summary>
    private Doc RulesOf(ImmutableArray<RuleSyntax> rules) =>
        file is not null
            ? Lines(rules.Select(Rule))
            : Doc.Concat(Doc.Break, Doc.Join(Doc.BreakWithBlank, rules.Select(Rule)));

    private Doc Property(PropertySyntax property) =>
        Doc.Concat(
            Documentation(property.Doc),
            Group(
                property.Span,
                KeywordOf(property.Kind),
                OptionalString(property.Name),
                Doc.Indent(Doc.Line, Expression(property.Condition)),
                ";"));
}
