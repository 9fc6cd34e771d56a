using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Properties at the top level, and the same inside bodies.</content>
public sealed partial class Parser
{
    /// <summary>Whether <c>ltl</c> formulas may use their operators here.</summary>
    private bool _isTemporal;

    private PropertySyntax ParseProperty(DocComment? doc)
    {
        Token keyword = Advance();
        PropertyKindSyntax kind = KindOf(keyword.Kind);
        if (kind is PropertyKindSyntax.LeadsTo or PropertyKindSyntax.Ltl)
            return ParseTemporalProperty(doc, keyword, kind);

        if (kind == PropertyKindSyntax.Lemma)
            OnlyOurs(keyword.Span, "'lemma'");
        else if (kind != PropertyKindSyntax.Invariant)
            OnlyInRumur(keyword.Span, $"'{keyword.Text}' outside a body", HelpFor(kind, "invariant"));

        (StringToken? name, ExpressionSyntax condition) = ParseCondition(messageComesLast: false);
        return new PropertySyntax(SpanFrom(keyword.Span), doc, kind, name, condition);
    }

    private PropertyStatementSyntax ParsePropertyStatement()
    {
        Token keyword = Advance();
        PropertyKindSyntax kind = KindOf(keyword.Kind);
        if (kind == PropertyKindSyntax.Liveness)
            Report(SyntaxErrors.LivenessInBody(keyword.Span));
        else if (kind != PropertyKindSyntax.Assert)
            OnlyInRumur(keyword.Span, $"'{keyword.Text}' inside a body", HelpFor(kind, "assert"));

        (StringToken? message, ExpressionSyntax condition) = ParseCondition(messageComesLast: true);
        return new PropertyStatementSyntax(SpanFrom(keyword.Span), kind, message, condition);
    }

    /// <summary>A condition and its message, which Rumur takes on either side of it.</summary>
    /// <param name="messageComesLast">The side that CMurphi knows.</param>
    private (StringToken? Message, ExpressionSyntax Condition) ParseCondition(bool messageComesLast)
    {
        StringToken? before = AcceptString();
        if (before is not null && messageComesLast)
            OnlyInRumur(before.Span, "a message before the condition", "write it behind the condition");

        ExpressionSyntax condition = ParseExpression();
        if (before is not null && At(TokenKind.String))
        {
            Report(SyntaxErrors.SecondMessage(Current.Span));
            Advance();
            return (before, condition);
        }

        StringToken? after = AcceptString();
        if (after is not null && !messageComesLast)
            OnlyInRumur(after.Span, "a message behind the condition", "write it before the condition");

        return (before ?? after, condition);
    }

    /// <summary><c>leadsto "name" P ~> Q</c> and <c>ltl "name" formula</c></summary>
    private PropertySyntax ParseTemporalProperty(DocComment? doc, Token keyword, PropertyKindSyntax kind)
    {
        OnlyOurs(keyword.Span, $"'{keyword.Text}'");
        StringToken? name = AcceptString();
        _isTemporal = kind == PropertyKindSyntax.Ltl;
        ExpressionSyntax condition = _isTemporal ? ParseExpression() : ParseLeadsTo();
        _isTemporal = false;
        return new PropertySyntax(SpanFrom(keyword.Span), doc, kind, name, condition);
    }

    private BinarySyntax ParseLeadsTo()
    {
        SourceSpan first = Current.Span;
        ExpressionSyntax cause = ParseExpression();
        SourceSpan op = Current.Span;
        Expect(TokenKind.TildeGreater);
        ExpressionSyntax effect = ParseExpression();
        Grow();
        return new BinarySyntax(SpanFrom(first), BinaryOperator.LeadsTo, op, cause, effect);
    }

    private static string? HelpFor(PropertyKindSyntax kind, string replacement) =>
        kind is PropertyKindSyntax.Assert or PropertyKindSyntax.Invariant ? $"write '{replacement}'" : null;

    private static PropertyKindSyntax KindOf(TokenKind keyword) => keyword switch
    {
        TokenKind.Invariant => PropertyKindSyntax.Invariant,
        TokenKind.Assert => PropertyKindSyntax.Assert,
        TokenKind.Assume => PropertyKindSyntax.Assume,
        TokenKind.Cover => PropertyKindSyntax.Cover,
        TokenKind.Liveness => PropertyKindSyntax.Liveness,
        TokenKind.Lemma => PropertyKindSyntax.Lemma,
        TokenKind.LeadsTo => PropertyKindSyntax.LeadsTo,
        TokenKind.Ltl => PropertyKindSyntax.Ltl,
        _ => throw new ArgumentOutOfRangeException(nameof(keyword), keyword, "starts no property"),
    };
}
