using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Rules, start states and the groups of them.</content>
public sealed partial class Parser
{
    private static readonly string[] RuleWords =
    [
        "rule", "startstate", "ruleset", "alias", "choose", "fair", "strongly",
        "invariant", "assert", "assume", "cover", "liveness", "lemma", "leadsto", "ltl",
    ];

    private bool IsRuleStart() => Current.Kind switch
    {
        TokenKind.Rule or TokenKind.StartState or TokenKind.Ruleset or TokenKind.Alias => true,
        TokenKind.Invariant or TokenKind.Assert => true,
        TokenKind.Assume or TokenKind.Cover or TokenKind.Liveness
            or TokenKind.Lemma or TokenKind.LeadsTo or TokenKind.Ltl =>
            Peek(1).Kind is not (TokenKind.Colon or TokenKind.Comma),
        TokenKind.Choose => Peek(1).IsName && Peek(2).Kind == TokenKind.Colon,
        TokenKind.Fair => Peek(1).Kind == TokenKind.Rule,
        TokenKind.Strongly => Peek(1).Kind == TokenKind.Fair && Peek(2).Kind == TokenKind.Rule,
        _ => false,
    };

    /// <summary>Precondition: <see cref="IsRuleStart"/>.</summary>
    private RuleSyntax ParseRule()
    {
        int siblings = Enter();
        DocComment? doc = _docs.Above(Current.Span);
        RuleSyntax rule = Current.Kind switch
        {
            TokenKind.StartState => ParseStartState(doc),
            TokenKind.Ruleset => ParseRuleset(doc),
            TokenKind.Alias => ParseAliasRule(doc),
            TokenKind.Choose => ParseChooseRule(doc),
            TokenKind.Rule or TokenKind.Fair or TokenKind.Strongly => ParseSimpleRule(doc),
            _ => ParseProperty(doc),
        };
        Leave(siblings);
        return rule;
    }

    private SimpleRuleSyntax ParseSimpleRule(DocComment? doc)
    {
        SourceSpan first = Current.Span;
        FairnessSyntax fairness = ParseFairness();
        Token opener = OpenBlock();
        ExpressionSyntax? priority = ParsePriority();
        StringToken? name = AcceptString();
        ExpressionSyntax? guard = ParseGuard(out StatementSyntax? firstStatement);
        ImmutableArray<DeclarationSyntax> declarations = firstStatement is null ? ParseBodyStart() : [];
        ImmutableArray<StatementSyntax> body = ParseStatements(firstStatement);
        CloseBlock(opener);
        return new SimpleRuleSyntax(
            SpanFrom(first), doc, fairness, priority, name, guard, declarations, body);
    }

    private FairnessSyntax ParseFairness()
    {
        if (At(TokenKind.Rule))
            return FairnessSyntax.None;

        SourceSpan first = Current.Span;
        bool isStrong = Accept(TokenKind.Strongly);
        Accept(TokenKind.Fair);
        OnlyOurs(SpanFrom(first), isStrong ? "'strongly fair'" : "'fair'");
        return isStrong ? FairnessSyntax.Strong : FairnessSyntax.Weak;
    }

    /// <summary>
    /// CMurphi takes a number right behind <c>rule</c> for its priority; for Rumur a guard starts with it,
    /// which shows by an operator behind it.
    /// </summary>
    private IntegerSyntax? ParsePriority()
    {
        if (!At(TokenKind.Integer))
            return null;

        TokenKind next = Peek(1).Kind;
        bool startsGuard = Operators.BinaryOf(next) is not null
            || next is TokenKind.Question or TokenKind.LongArrow;
        if (startsGuard && _compatibility != Compatibility.CMurphi)
            return null;

        IntegerSyntax priority = ParseInteger();
        OnlyInCMurphi(priority.Span, "a rule priority");
        return priority;
    }

    /// <summary>
    /// A guard with its arrow, if the rule has one. A rule may also start with a statement, without anything
    /// before it: then what looked like a guard is the target of an assignment or a call, and the statement
    /// is finished.
    /// </summary>
    private ExpressionSyntax? ParseGuard(out StatementSyntax? firstStatement)
    {
        firstStatement = null;
        bool startsBody = IsContextualStatement(isGuardPossible: true) || SuggestStatement() is not null;
        if (startsBody || !StartsExpression())
            return null;

        SourceSpan first = Current.Span;
        _guardDepth = _depth + 1;
        ExpressionSyntax guard = ParseExpression();
        _guardDepth = null;
        if (Accept(TokenKind.LongArrow))
            return guard;

        if (At(TokenKind.EqualGreater))
        {
            Report(SyntaxErrors.UnknownOperator(Current.Span, "a guard ends with '==>'"));
            Advance();
            return guard;
        }

        firstStatement = AsStatement(guard, first, isCertain: false);
        if (firstStatement is not null)
            return null;

        ReportMissing(TokenKind.LongArrow);
        SkipToBody();
        return guard;
    }

    /// <summary>
    /// After an error inside a guard: goes to the body, if a guard's end can be seen before it.
    /// </summary>
    private void SkipToBody()
    {
        int offset = 0;
        while (!EndsGuard(Peek(offset).Kind))
            offset++;

        if (Peek(offset).Kind is not (TokenKind.LongArrow or TokenKind.Begin))
            return;

        _position += offset;
        Accept(TokenKind.LongArrow);
    }

    private static bool EndsGuard(TokenKind kind) => kind is TokenKind.LongArrow or TokenKind.Begin
        or TokenKind.Semicolon or TokenKind.Assign or TokenKind.EndOfFile or TokenKind.Const or TokenKind.Type
        or TokenKind.Var or TokenKind.Rule or TokenKind.EndRule;

    /// <summary>Declarations and <c>begin</c>, which must follow them.</summary>
    private ImmutableArray<DeclarationSyntax> ParseBodyStart()
    {
        ImmutableArray<DeclarationSyntax> declarations = ParseLocals();
        if (declarations.Length > 0)
            Expect(TokenKind.Begin);
        else
            Accept(TokenKind.Begin);

        return declarations;
    }

    private StartStateSyntax ParseStartState(DocComment? doc)
    {
        Token opener = OpenBlock();
        StringToken? name = AcceptString();
        ImmutableArray<DeclarationSyntax> declarations = ParseBodyStart();
        ImmutableArray<StatementSyntax> body = ParseStatements();
        CloseBlock(opener);
        return new StartStateSyntax(SpanFrom(opener.Span), doc, name, declarations, body);
    }

    private RulesetSyntax ParseRuleset(DocComment? doc)
    {
        Token opener = OpenBlock();
        ImmutableArray<QuantifierSyntax> quantifiers = ParseQuantifiers(opener);
        ExpectDo();
        ImmutableArray<RuleSyntax> rules = ParseRules();
        CloseBlock(opener);
        return new RulesetSyntax(SpanFrom(opener.Span), doc, quantifiers, rules);
    }

    private AliasRuleSyntax ParseAliasRule(DocComment? doc)
    {
        Token opener = OpenBlock();
        ImmutableArray<AliasSyntax> aliases = ParseAliases();
        ExpectDo();
        ImmutableArray<RuleSyntax> rules = ParseRules();
        CloseBlock(opener);
        return new AliasRuleSyntax(SpanFrom(opener.Span), doc, aliases, rules);
    }

    private ChooseRuleSyntax ParseChooseRule(DocComment? doc)
    {
        OnlyInCMurphi(Current.Span, "'choose'");
        Token opener = OpenBlock();
        Identifier variable = ParseNewName();
        Expect(TokenKind.Colon);
        ExpressionSyntax multiset = ParseExpression();
        ExpectDo();
        ImmutableArray<RuleSyntax> rules = ParseRules();
        CloseBlock(opener);
        return new ChooseRuleSyntax(SpanFrom(opener.Span), doc, variable, multiset, rules);
    }

    private ImmutableArray<RuleSyntax> ParseRules()
    {
        var rules = ImmutableArray.CreateBuilder<RuleSyntax>();
        while (!AtEndOfRules())
        {
            if (IsRuleStart())
            {
                rules.Add(ParseRule());
                EndRule();
            }
            else if (At(TokenKind.Semicolon))
            {
                RepeatedSemicolon();
            }
            else
            {
                ReportExpected("a rule or property", SuggestWord(RuleWords));
                SkipItem();
            }
        }

        return rules.ToImmutable();
    }

    private bool AtEndOfRules() =>
        IsEnd(Current.Kind)
        || Current.Kind is TokenKind.EndOfFile or TokenKind.Const or TokenKind.Type or TokenKind.Var
            or TokenKind.Function or TokenKind.Procedure;
}
