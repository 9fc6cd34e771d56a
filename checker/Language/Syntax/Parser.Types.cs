using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Types.</content>
public sealed partial class Parser
{
    private TypeSyntax ParseType()
    {
        int siblings = Enter();
        TypeSyntax type = ParseTypeByKeyword();
        Leave(siblings);
        return type;
    }

    private TypeSyntax ParseTypeByKeyword()
    {
        switch (Current.Kind)
        {
            case TokenKind.Boolean:
                return new BooleanTypeSyntax(Advance().Span);
            case TokenKind.Enum:
                return ParseEnum();
            case TokenKind.Record:
                return ParseRecord();
            case TokenKind.Array:
                return ParseArray();
            case TokenKind.Scalarset:
                return ParseScalarset();
            case TokenKind.Union:
                return ParseUnion();
            case TokenKind.Multiset when Peek(1).Kind == TokenKind.OpenBracket:
                return ParseMultiset();
            case TokenKind.RealType:
                return SkipRealType();
            default:
                return ParseRangeOrName();
        }
    }

    /// <summary>
    /// A name is a type, an expression is the lower end of a range: which of them it is shows behind it.
    /// </summary>
    private TypeSyntax ParseRangeOrName()
    {
        SourceSpan first = Current.Span;
        if (!StartsExpression())
        {
            ReportExpected("a type");
            return new ErrorTypeSyntax(EmptySpan);
        }

        ExpressionSyntax low = ParseExpression();
        if (low is NameSyntax name && !At(TokenKind.DotDot))
            return new NamedTypeSyntax(name.Span, name.Name);

        if (!Expect(TokenKind.DotDot))
            return new ErrorTypeSyntax(SpanFrom(first));

        ExpressionSyntax high = ParseExpression();
        return new RangeTypeSyntax(SpanFrom(first), low, high);
    }

    private EnumTypeSyntax ParseEnum()
    {
        SourceSpan first = Advance().Span;
        ImmutableArray<Identifier> members = [];
        if (Expect(TokenKind.OpenBrace))
        {
            members = At(TokenKind.CloseBrace) ? [] : ParseNewNames(follower: TokenKind.CloseBrace);
            Expect(TokenKind.CloseBrace);
        }

        return new EnumTypeSyntax(SpanFrom(first), members);
    }

    private RecordTypeSyntax ParseRecord()
    {
        var fields = ImmutableArray.CreateBuilder<VarDeclaration>();
        Token opener = OpenBlock();
        while (Current.IsName && !IsEnd(Current.Kind))
        {
            DocComment? doc = _docs.Above(Current.Span);
            fields.Add((VarDeclaration)ParseDeclaration(TokenKind.Var, doc));
            EndField();
        }

        CloseBlock(opener);
        return new RecordTypeSyntax(SpanFrom(opener.Span), fields.ToImmutable());
    }

    private void EndField()
    {
        bool isSeparated = At(TokenKind.Semicolon);
        while (Accept(TokenKind.Semicolon))
        {
        }

        if (!isSeparated && Current.IsName)
            OnlyInRumur(SpanBehindLast, "a field without a semicolon before the next");
    }

    private ArrayTypeSyntax ParseArray()
    {
        SourceSpan first = Advance().Span;
        Expect(TokenKind.OpenBracket);
        TypeSyntax index = ParseType();
        Expect(TokenKind.CloseBracket);
        Expect(TokenKind.Of);
        TypeSyntax element = ParseType();
        return new ArrayTypeSyntax(SpanFrom(first), index, element);
    }

    private ScalarsetTypeSyntax ParseScalarset()
    {
        SourceSpan first = Advance().Span;
        Expect(TokenKind.OpenParenthesis);
        ExpressionSyntax size = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new ScalarsetTypeSyntax(SpanFrom(first), size);
    }

    private UnionTypeSyntax ParseUnion()
    {
        var members = ImmutableArray.CreateBuilder<TypeSyntax>();
        SourceSpan first = Advance().Span;
        Expect(TokenKind.OpenBrace);
        if (!At(TokenKind.CloseBrace))
        {
            do
                members.Add(ParseUnionMember());
            while (AcceptComma(TokenKind.CloseBrace));
        }

        Expect(TokenKind.CloseBrace);
        SourceSpan span = SpanFrom(first);
        if (members.Count < 2)
            OnlyInRumur(span, "a union of fewer than two types");

        return new UnionTypeSyntax(span, members.ToImmutable());
    }

    private TypeSyntax ParseUnionMember()
    {
        TypeSyntax member = ParseType();
        if (member is not (NamedTypeSyntax or EnumTypeSyntax or ScalarsetTypeSyntax or ErrorTypeSyntax))
            OnlyInRumur(member.Span, "a union member other than a name, an enum or a scalarset");

        return member;
    }

    private MultisetTypeSyntax ParseMultiset()
    {
        SourceSpan first = Advance().Span;
        OnlyInCMurphi(first, "a multiset");
        Expect(TokenKind.OpenBracket);
        ExpressionSyntax capacity = ParseExpression();
        Expect(TokenKind.CloseBracket);
        Expect(TokenKind.Of);
        TypeSyntax element = ParseType();
        return new MultisetTypeSyntax(SpanFrom(first), capacity, element);
    }

    /// <summary><c>real(accuracy, exponent)</c></summary>
    private ErrorTypeSyntax SkipRealType()
    {
        SourceSpan first = Advance().Span;
        NotSupported(first, "the type 'real'");
        if (Accept(TokenKind.OpenParenthesis))
        {
            ParseArguments();
            Expect(TokenKind.CloseParenthesis);
        }

        return new ErrorTypeSyntax(SpanFrom(first));
    }
}
