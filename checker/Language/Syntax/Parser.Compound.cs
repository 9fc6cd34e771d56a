using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Statements with bodies; quantifiers and aliases.</content>
public sealed partial class Parser
{
    private IfSyntax ParseIf()
    {
        var arms = ImmutableArray.CreateBuilder<IfArmSyntax>();
        Token opener = OpenBlock();
        arms.Add(ParseIfArm(opener.Span));
        while (At(TokenKind.Elsif))
            arms.Add(ParseIfArm(Advance().Span));

        ImmutableArray<StatementSyntax>? otherwise = ParseElse();
        CloseBlock(opener);
        return new IfSyntax(SpanFrom(opener.Span), arms.ToImmutable(), otherwise);
    }

    private IfArmSyntax ParseIfArm(SourceSpan first)
    {
        ExpressionSyntax condition = ParseExpression();
        Expect(TokenKind.Then);
        ImmutableArray<StatementSyntax> body = ParseStatements();
        return new IfArmSyntax(SpanFrom(first), condition, body);
    }

    private ImmutableArray<StatementSyntax>? ParseElse() => Accept(TokenKind.Else) ? ParseStatements() : null;

    private SwitchSyntax ParseSwitch()
    {
        Token opener = OpenBlock();
        ExpressionSyntax subject = ParseExpression();
        var cases = ImmutableArray.CreateBuilder<SwitchCaseSyntax>();
        while (At(TokenKind.Case))
            cases.Add(ParseSwitchCase());

        ImmutableArray<StatementSyntax>? otherwise = ParseElse();
        CloseBlock(opener);
        return new SwitchSyntax(SpanFrom(opener.Span), subject, cases.ToImmutable(), otherwise);
    }

    private SwitchCaseSyntax ParseSwitchCase()
    {
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        SourceSpan first = Advance().Span;
        do
            values.Add(ParseExpression());
        while (AcceptComma(TokenKind.Colon));

        Expect(TokenKind.Colon);
        ImmutableArray<StatementSyntax> body = ParseStatements();
        return new SwitchCaseSyntax(SpanFrom(first), values.ToImmutable(), body);
    }

    private ForSyntax ParseFor()
    {
        Token opener = OpenBlock();
        ImmutableArray<QuantifierSyntax> quantifiers = ParseQuantifiers(opener);
        ExpectDo();
        ImmutableArray<StatementSyntax> body = ParseStatements();
        CloseBlock(opener);
        return new ForSyntax(SpanFrom(opener.Span), quantifiers, body);
    }

    private WhileSyntax ParseWhile()
    {
        Token opener = OpenBlock();
        ExpressionSyntax condition = ParseExpression();
        ExpectDo();
        ImmutableArray<StatementSyntax> body = ParseStatements();
        CloseBlock(opener);
        return new WhileSyntax(SpanFrom(opener.Span), condition, body);
    }

    private AliasStatementSyntax ParseAliasStatement()
    {
        Token opener = OpenBlock();
        ImmutableArray<AliasSyntax> aliases = ParseAliases();
        ExpectDo();
        ImmutableArray<StatementSyntax> body = ParseStatements();
        CloseBlock(opener);
        return new AliasStatementSyntax(SpanFrom(opener.Span), aliases, body);
    }

    /// <summary><c>x: e; y: f</c>; Rumur also takes <c>x, y: e</c> and leaves semicolons out.</summary>
    private ImmutableArray<AliasSyntax> ParseAliases()
    {
        var aliases = ImmutableArray.CreateBuilder<AliasSyntax>();
        do
        {
            SourceSpan first = Current.Span;
            ImmutableArray<Identifier> names = ParseNewNames(follower: TokenKind.Colon);
            if (names.Length > 1)
                OnlyInRumur(names[1].Span, "a second name for one alias");

            ExpectDeclarationColon();
            ExpressionSyntax value = ParseExpression();
            SourceSpan span = SpanFrom(first);
            aliases.AddRange(names.Select(name => new AliasSyntax(span, name, value)));
            if (!Accept(TokenKind.Semicolon) && IsAliasStart())
                OnlyInRumur(SpanBehindLast, "an alias without a semicolon before the next");
        }
        while (IsAliasStart());

        return aliases.ToImmutable();
    }

    private bool IsAliasStart() => Current.IsName && Peek(1).Kind is TokenKind.Colon or TokenKind.Comma;

    private ImmutableArray<QuantifierSyntax> ParseQuantifiers(Token keyword)
    {
        var quantifiers = ImmutableArray.CreateBuilder<QuantifierSyntax>();
        quantifiers.Add(ParseQuantifier());
        while (Accept(TokenKind.Semicolon))
        {
            if (!Current.IsName)
                continue;

            if (keyword.Kind != TokenKind.Ruleset)
                OnlyInCMurphi(Current.Span, $"a second quantifier in one '{keyword.Text}'");

            quantifiers.Add(ParseQuantifier());
        }

        return quantifiers.ToImmutable();
    }

    private QuantifierSyntax ParseQuantifier()
    {
        SourceSpan first = Current.Span;
        Identifier variable = ParseNewName();
        if (Accept(TokenKind.Assign))
        {
            ExpressionSyntax from = ParseExpression();
            Expect(TokenKind.To);
            ExpressionSyntax to = ParseExpression();
            ExpressionSyntax? step = Accept(TokenKind.By) ? ParseExpression() : null;
            return new RangeQuantifierSyntax(SpanFrom(first), variable, from, to, step);
        }

        if (!Accept(TokenKind.Colon))
            ReportExpected("':' or ':='");

        TypeSyntax type = ParseType();
        return new TypeQuantifierSyntax(SpanFrom(first), variable, type);
    }
}
