using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>A rule, start state, property, or a group of them.</summary>
public abstract record RuleSyntax(SourceSpan Span) : ItemSyntax(Span);

public enum FairnessSyntax
{
    None,

    /// <summary><c>fair rule</c></summary>
    Weak,

    /// <summary><c>strongly fair rule</c></summary>
    Strong,
}

/// <summary><c>rule 1 "name" guard ==> var x: T; begin … end</c></summary>
/// <param name="Priority">CMurphi's number between <c>rule</c> and the name, or null.</param>
/// <param name="Guard">Null when the rule has none, which means true.</param>
public sealed record SimpleRuleSyntax(
    SourceSpan Span,
    DocComment? Doc,
    FairnessSyntax Fairness,
    ExpressionSyntax? Priority,
    StringToken? Name,
    ExpressionSyntax? Guard,
    ImmutableArray<DeclarationSyntax> Declarations,
    ImmutableArray<StatementSyntax> Body)
    : RuleSyntax(Span);

/// <summary><c>startstate "name" var x: T; begin … end</c></summary>
public sealed record StartStateSyntax(
    SourceSpan Span,
    DocComment? Doc,
    StringToken? Name,
    ImmutableArray<DeclarationSyntax> Declarations,
    ImmutableArray<StatementSyntax> Body)
    : RuleSyntax(Span);

public enum PropertyKindSyntax
{
    Invariant,
    Assert,
    Assume,
    Cover,
    Liveness,
    Lemma,
    LeadsTo,
    Ltl,
}

/// <summary>
/// <c>invariant "name" condition</c>, <c>cover condition "name"</c>, …; for <c>leadsto "name" P ~> Q</c> and
/// <c>ltl "name" formula</c> the condition is a temporal expression.
/// </summary>
public sealed record PropertySyntax(
    SourceSpan Span, DocComment? Doc, PropertyKindSyntax Kind, StringToken? Name, ExpressionSyntax Condition)
    : RuleSyntax(Span);

/// <summary><c>ruleset i: T; j := 0 to 3 do … end</c></summary>
public sealed record RulesetSyntax(
    SourceSpan Span, DocComment? Doc, ImmutableArray<QuantifierSyntax> Quantifiers, ImmutableArray<RuleSyntax> Rules)
    : RuleSyntax(Span);

/// <summary><c>alias x: designator do … end</c> around rules.</summary>
public sealed record AliasRuleSyntax(
    SourceSpan Span, DocComment? Doc, ImmutableArray<AliasSyntax> Aliases, ImmutableArray<RuleSyntax> Rules)
    : RuleSyntax(Span);

/// <summary><c>choose i: multiset do … end</c>: the rules once for each element of the multiset.</summary>
public sealed record ChooseRuleSyntax(
    SourceSpan Span, DocComment? Doc, Identifier Variable, ExpressionSyntax Multiset, ImmutableArray<RuleSyntax> Rules)
    : RuleSyntax(Span);

/// <summary><c>x: designator</c></summary>
public sealed record AliasSyntax(SourceSpan Span, Identifier Name, ExpressionSyntax Value) : SyntaxNode(Span);

/// <summary>A bound variable and what it ranges over.</summary>
public abstract record QuantifierSyntax(SourceSpan Span, Identifier Variable) : SyntaxNode(Span);

/// <summary><c>i: T</c></summary>
public sealed record TypeQuantifierSyntax(SourceSpan Span, Identifier Variable, TypeSyntax Type)
    : QuantifierSyntax(Span, Variable);

/// <summary><c>i := from to to by step</c>; <see cref="Step"/> is null when absent.</summary>
public sealed record RangeQuantifierSyntax(
    SourceSpan Span, Identifier Variable, ExpressionSyntax From, ExpressionSyntax To, ExpressionSyntax? Step)
    : QuantifierSyntax(Span, Variable);
