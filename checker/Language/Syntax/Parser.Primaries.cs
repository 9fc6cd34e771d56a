using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Operands: literals, designators, calls, quantified expressions.</content>
public sealed partial class Parser
{
    private bool StartsExpression() =>
        StartsOperand(Current.Kind) || Current.Kind is TokenKind.Plus or TokenKind.Minus;

    /// <summary>
    /// Whether a token starts an expression and cannot be an operator behind a name, so that a word before it
    /// may be a keyword.
    /// </summary>
    private static bool StartsOperand(TokenKind kind) =>
        kind is TokenKind.Identifier or TokenKind.Integer or TokenKind.Real
            or TokenKind.True or TokenKind.False or TokenKind.OpenParenthesis or TokenKind.Bang or TokenKind.Tilde
            or TokenKind.Forall or TokenKind.Exists or TokenKind.IsUndefined or TokenKind.IsMember
            or (>= TokenKind.Always and <= TokenKind.With);

    private ExpressionSyntax ParsePrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                return ParseInteger();
            case TokenKind.Real:
                NotSupported(Advance().Span, "a real number");
                return new ErrorExpressionSyntax(token.Span);
            case TokenKind.True or TokenKind.False:
                return new BooleanSyntax(Advance().Span, token.Kind == TokenKind.True);
            case TokenKind.OpenParenthesis:
                return ParseParenthesized();
            case TokenKind.Forall or TokenKind.Exists:
                return ParseQuantified();
            case TokenKind.IsUndefined:
                return ParseIsUndefined();
            case TokenKind.IsMember:
                return ParseIsMember();
            case TokenKind.MultisetCount when IsBuiltInCall():
                return ParseMultisetCount();
            case TokenKind.MathFunction when IsBuiltInCall():
                return SkipMathFunction();
            default:
                return token.IsName ? ParseNameOrCall() : MissingExpression();
        }
    }

    private bool IsBuiltInCall() => Peek(1).Kind == TokenKind.OpenParenthesis && !IsDeclaredHere();

    private ErrorExpressionSyntax MissingExpression()
    {
        ReportExpected("an expression");
        return new ErrorExpressionSyntax(EmptySpan);
    }

    /// <summary>Precondition: the current token is an integer.</summary>
    private IntegerSyntax ParseInteger()
    {
        SourceSpan span = Advance().Span;
        return new IntegerSyntax(span, IntegerLiteral.Value(span.Text, _compatibility));
    }

    private ParenthesizedSyntax ParseParenthesized()
    {
        SourceSpan first = Advance().Span;
        ExpressionSyntax inner = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new ParenthesizedSyntax(SpanFrom(first), inner);
    }

    private QuantifiedSyntax ParseQuantified()
    {
        Token opener = OpenBlock();
        ImmutableArray<QuantifierSyntax> quantifiers = ParseQuantifiers(opener);
        ExpectDo();
        ExpressionSyntax body = ParseExpression();
        CloseBlock(opener);
        return new QuantifiedSyntax(
            SpanFrom(opener.Span), opener.Kind == TokenKind.Forall, quantifiers, body);
    }

    private IsUndefinedSyntax ParseIsUndefined()
    {
        SourceSpan first = Advance().Span;
        Expect(TokenKind.OpenParenthesis);
        ExpressionSyntax operand = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new IsUndefinedSyntax(SpanFrom(first), operand);
    }

    private IsMemberSyntax ParseIsMember()
    {
        SourceSpan first = Advance().Span;
        Expect(TokenKind.OpenParenthesis);
        ExpressionSyntax operand = ParseExpression();
        if (!IsDesignator(operand))
            OnlyInRumur(operand.Span, "'ismember' of an expression that is no variable, element or field");

        Expect(TokenKind.Comma);
        TypeSyntax type = ParseType();
        Expect(TokenKind.CloseParenthesis);
        return new IsMemberSyntax(SpanFrom(first), operand, type);
    }

    private MultisetCountSyntax ParseMultisetCount()
    {
        SourceSpan first = OpenMultisetOperation();
        MultisetPredicate predicate = ParseMultisetPredicate();
        return new MultisetCountSyntax(
            SpanFrom(first), predicate.Variable, predicate.Multiset, predicate.Condition);
    }

    private ErrorExpressionSyntax SkipMathFunction()
    {
        Token name = Advance();
        NotSupported(name.Span, $"the function '{name.Text}' on real numbers");
        Expect(TokenKind.OpenParenthesis);
        ParseArguments();
        Expect(TokenKind.CloseParenthesis);
        return new ErrorExpressionSyntax(SpanFrom(name.Span));
    }

    private ExpressionSyntax ParseNameOrCall()
    {
        if (At(TokenKind.Undefined) && _compatibility != Compatibility.Rumur && !IsDeclaredHere())
            return new UndefinedSyntax(Advance().Span);

        Identifier name = TakeName();
        if (!Accept(TokenKind.OpenParenthesis))
            return ParseSelectors(new NameSyntax(name.Span, name));

        ImmutableArray<ExpressionSyntax> arguments = ParseArguments();
        Expect(TokenKind.CloseParenthesis);
        return new CallSyntax(SpanFrom(name.Span), name, arguments);
    }

    /// <summary><c>.field</c> and <c>[index]</c> behind a name.</summary>
    private ExpressionSyntax ParseSelectors(NameSyntax name)
    {
        ExpressionSyntax target = name;
        while (true)
        {
            if (Accept(TokenKind.Dot))
            {
                Identifier field = ParseFieldName();
                target = new FieldSyntax(SpanFrom(name.Span), target, field);
            }
            else if (Accept(TokenKind.OpenBracket))
            {
                ExpressionSyntax index = ParseExpression();
                Expect(TokenKind.CloseBracket);
                target = new IndexSyntax(SpanFrom(name.Span), target, index);
            }
            else
            {
                return target;
            }

            Grow();
        }
    }

    private Identifier ParseFieldName()
    {
        if (Current.IsName)
            return TakeName();

        ReportExpected("the name of a field");
        return new Identifier(EmptySpan, "");
    }

    private ImmutableArray<ExpressionSyntax> ParseArguments()
    {
        if (At(TokenKind.CloseParenthesis))
            return [];

        var arguments = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        do
            arguments.Add(ParseValue());
        while (AcceptComma(TokenKind.CloseParenthesis));

        return arguments.ToImmutable();
    }

    /// <summary>An argument or the right side of an assignment: an expression or <c>undefined</c>.</summary>
    private ExpressionSyntax ParseValue()
    {
        if (!At(TokenKind.Undefined) || IsDeclaredHere() || !EndsValue(Peek(1).Kind))
            return ParseExpression();

        SourceSpan span = Advance().Span;
        OnlyInCMurphi(span, "the literal 'undefined'");
        return new UndefinedSyntax(span);
    }

    private static bool EndsValue(TokenKind next) =>
        Operators.BinaryOf(next) is null
        && next is not (TokenKind.Question or TokenKind.Dot or TokenKind.OpenBracket
            or TokenKind.OpenParenthesis);

    /// <summary>
    /// Whether the expression is a variable or part of one; an error node may have been meant as one.
    /// </summary>
    private static bool IsDesignator(ExpressionSyntax expression) =>
        expression is NameSyntax or FieldSyntax or IndexSyntax or ErrorExpressionSyntax;
}
