using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Operators, by precedence climbing.</content>
public sealed partial class Parser
{
    /// <summary>
    /// The depth of a guard that is being parsed; <c>=></c> at this depth is a slip for its arrow.
    /// </summary>
    private int? _guardDepth;

    /// <summary>An operator behind an operand; null stands for <c>?</c>.</summary>
    private readonly record struct Infix(Precedence Precedence, BinaryOperator? Operator);

    private ExpressionSyntax ParseExpression() => ParseBinary(Precedence.Conditional);

    /// <summary>An expression of operators that bind at least as tightly as the given precedence.</summary>
    /// <remarks>
    /// A prefix operator may stand in any operand, whatever its own precedence: <c>a = !b</c>.
    /// </remarks>
    private ExpressionSyntax ParseBinary(Precedence loosest)
    {
        int siblings = Enter();
        SourceSpan first = Current.Span;
        ExpressionSyntax left = ParseUnary();
        (Precedence Precedence, SourceSpan Span)? previous = null;
        bool hasReportedChain = false;
        while (PeekInfix() is { } infix && infix.Precedence >= loosest)
        {
            SourceSpan span = TakeInfix(ref infix);
            bool isChained = previous?.Precedence == infix.Precedence
                && Operators.IsNonAssociative(infix.Precedence);
            if (isChained && !hasReportedChain)
            {
                Remark(SyntaxErrors.ChainedOperator(span, previous!.Value.Span.Text));
                hasReportedChain = true;
            }

            left = infix.Operator is { } op
                ? ParseRight(left, op, span, first)
                : ParseBranches(left, first);
            previous = (infix.Precedence, span);
            Grow();
        }

        Leave(siblings);
        return left;
    }

    private Infix? PeekInfix()
    {
        TokenKind kind = Current.Kind;
        BinaryOperator? op = kind switch
        {
            TokenKind.EqualLess => BinaryOperator.LessOrEqual,
            TokenKind.EqualGreater when _depth != _guardDepth => BinaryOperator.Implies,
            TokenKind.Until when _isTemporal => BinaryOperator.Until,
            TokenKind.Release when _isTemporal => BinaryOperator.Release,
            _ => Operators.BinaryOf(kind),
        };

        if (op is { } known)
            return new Infix(Operators.PrecedenceOf(known), known);

        return kind == TokenKind.Question ? new Infix(Precedence.Conditional, null) : null;
    }

    /// <summary>
    /// Takes the operator, and reports it when it is a slip for another or not in the chosen dialect.
    /// </summary>
    private SourceSpan TakeInfix(ref Infix infix)
    {
        Token token = Current;
        if (token.Kind == TokenKind.EqualLess)
            Report(SyntaxErrors.UnknownOperator(token.Span, "'<=' is less or equal"));
        else if (token.Kind == TokenKind.EqualGreater)
            Report(SyntaxErrors.UnknownOperator(token.Span, "'->' is implication, '>=' is greater or equal"));

        CheckOperatorDialect(Advance());
        if (token.Kind != TokenKind.Less || !At(TokenKind.Greater))
            return token.Span;

        SourceSpan span = token.Span.To(Current.Span);
        Report(SyntaxErrors.UnknownOperator(span, "'!=' is not equal"));
        Advance();
        infix = infix with { Operator = BinaryOperator.NotEqual };
        return span;
    }

    private void CheckOperatorDialect(Token token)
    {
        if (!Operators.IsRumurOnly(token.Kind))
            return;

        string spelling = TokenText.CMurphiSpelling(token.Kind);
        string? help = spelling == TokenText.Spelling(token.Kind) ? null : $"write '{spelling}'";
        OnlyInRumur(token.Span, $"'{token.Text}'", help);
    }

    private BinarySyntax ParseRight(
        ExpressionSyntax left, BinaryOperator op, SourceSpan opSpan, SourceSpan first)
    {
        ExpressionSyntax right = ParseBinary(Operators.PrecedenceOf(op) + 1);
        var binary = new BinarySyntax(SpanFrom(first), op, opSpan, left, right);
        WarnAboutPrecedence(binary);
        return binary;
    }

    /// <summary><c>whenTrue : whenFalse</c></summary>
    private ConditionalSyntax ParseBranches(ExpressionSyntax condition, SourceSpan first)
    {
        ExpressionSyntax whenTrue = ParseExpression();
        Expect(TokenKind.Colon);
        ExpressionSyntax whenFalse = ParseBinary(Precedence.Conditional + 1);
        return new ConditionalSyntax(SpanFrom(first), condition, whenTrue, whenFalse);
    }

    private ExpressionSyntax ParseUnary()
    {
        switch (Current.Kind)
        {
            case TokenKind.Bang:
                CheckDoubleBang();
                return ParsePrefix(UnaryOperator.Not, tokens: 1);
            case TokenKind.Plus:
                return ParsePrefix(UnaryOperator.Plus, tokens: 1);
            case TokenKind.Minus:
                return ParsePrefix(UnaryOperator.Minus, tokens: 1);
            case TokenKind.Tilde:
                CheckOperatorDialect(Current);
                return ParsePrefix(UnaryOperator.BitwiseNot, tokens: 1);
            default:
                return _isTemporal ? ParseTemporalUnary() : ParsePrimary();
        }
    }

    private ExpressionSyntax ParseTemporalUnary()
    {
        switch (Current.Kind)
        {
            case TokenKind.OpenBracket when Peek(1).Kind == TokenKind.CloseBracket:
                return ParsePrefix(UnaryOperator.Always, tokens: 2);
            case TokenKind.Less when Peek(1).Kind == TokenKind.Greater:
                return ParsePrefix(UnaryOperator.Eventually, tokens: 2);
            case TokenKind.Always when StartsTemporalOperand(1):
                return ParsePrefix(UnaryOperator.Always, tokens: 1);
            case TokenKind.Eventually when StartsTemporalOperand(1):
                return ParsePrefix(UnaryOperator.Eventually, tokens: 1);
            case TokenKind.Next when StartsTemporalOperand(1):
                return ParsePrefix(UnaryOperator.Next, tokens: 1);
            case TokenKind.Enabled or TokenKind.Fired when Peek(1).Kind == TokenKind.String:
                return ParseObservation();
            default:
                return ParsePrimary();
        }
    }

    /// <summary>Whether an operand starts a few tokens on, so that a word before it is an operator.</summary>
    private bool StartsTemporalOperand(int offset)
    {
        TokenKind kind = Peek(offset).Kind;
        return StartsOperand(kind)
            || (kind == TokenKind.OpenBracket && Peek(offset + 1).Kind == TokenKind.CloseBracket)
            || (kind == TokenKind.Less && Peek(offset + 1).Kind == TokenKind.Greater);
    }

    private UnarySyntax ParsePrefix(UnaryOperator op, int tokens)
    {
        SourceSpan first = Current.Span;
        for (int i = 0; i < tokens; i++)
            Advance();

        ExpressionSyntax operand = ParseBinary(Operators.PrecedenceOf(op) + 1);
        return new UnarySyntax(SpanFrom(first), op, operand);
    }

    /// <summary>CMurphi reads <c>!!</c> as the negation of its PCTL formulas.</summary>
    private void CheckDoubleBang()
    {
        if (Peek(1).Kind == TokenKind.Bang && Peek(1).Span.Start == Current.Span.End)
            OnlyInRumur(Current.Span.To(Peek(1).Span), "'!!'", "write '! !'");
    }

    private RuleObservationSyntax ParseObservation()
    {
        Token word = Advance();
        StringToken rule = ParseString();
        return new RuleObservationSyntax(SpanFrom(word.Span), word.Kind == TokenKind.Fired, rule);
    }
}
