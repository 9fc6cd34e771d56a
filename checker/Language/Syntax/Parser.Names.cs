using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Names, lists of them, strings and semicolons.</content>
public sealed partial class Parser
{
    /// <summary>A name that is being declared, or one with an empty text when there is none.</summary>
    private Identifier ParseNewName()
    {
        Token token = Current;
        if (token.IsName)
        {
            if (Keywords.IsReservedBy(_compatibility, token.Kind))
                Remark(SyntaxErrors.ReservedByTool(token.Span, _compatibility.ToString()));

            return TakeName();
        }

        // A keyword before what follows a name is meant as one.
        if (token.IsKeyword && Peek(1).Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Assign)
        {
            Report(SyntaxErrors.KeywordAsName(token.Span));
            return TakeName();
        }

        ReportExpected(TokenText.Of(TokenKind.Identifier));
        return new Identifier(EmptySpan, "");
    }

    /// <summary>The current token as a name, whatever it is.</summary>
    private Identifier TakeName()
    {
        Token token = Advance();
        return new Identifier(token.Span, token.Text);
    }

    /// <summary><c>a, b, c</c>; Rumur also takes a comma behind the last.</summary>
    private ImmutableArray<Identifier> ParseNewNames(TokenKind follower)
    {
        var names = ImmutableArray.CreateBuilder<Identifier>();
        do
            names.Add(ParseNewName());
        while (AcceptComma(follower));

        return names.ToImmutable();
    }

    /// <summary>Takes a comma and tells whether another element follows it.</summary>
    private bool AcceptComma(TokenKind follower)
    {
        if (!At(TokenKind.Comma))
            return false;

        SourceSpan comma = Advance().Span;
        if (!At(follower))
            return true;

        OnlyInRumur(comma, "a comma behind the last element");
        return false;
    }

    /// <summary>A string that the grammar asks for.</summary>
    private StringToken ParseString()
    {
        if (AcceptString() is { } text)
            return text;

        ReportExpected(TokenText.Of(TokenKind.String));
        return new StringToken(EmptySpan, "");
    }

    private StringToken? AcceptString()
    {
        if (!At(TokenKind.String))
            return null;

        Token token = Advance();
        string text = token.Text;
        bool isClosed = text.Length > 1 && text[^1] is '"' or '”';
        return new StringToken(token.Span, text[1..(isClosed ? ^1 : ^0)]);
    }

    /// <summary>The semicolon behind a declaration or function, which only CMurphi demands.</summary>
    private void EndDeclaration(string construct)
    {
        if (!Accept(TokenKind.Semicolon))
            OnlyInRumur(SpanBehindLast, $"{construct} without a semicolon behind it");

        while (At(TokenKind.Semicolon))
            RepeatedSemicolon();
    }

    /// <summary>The semicolon behind a rule, which CMurphi demands between two.</summary>
    private void EndRule()
    {
        if (!Accept(TokenKind.Semicolon) && IsRuleStart())
            OnlyInRumur(SpanBehindLast, "a rule without a semicolon before the next");

        while (At(TokenKind.Semicolon))
            RepeatedSemicolon();
    }

    private void RepeatedSemicolon() => OnlyInRumur(Advance().Span, "a semicolon without anything before it");
}
