using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Sections of constants, types and variables; functions.</content>
public sealed partial class Parser
{
    /// <summary>A keyword and every declaration under it.</summary>
    /// <param name="isLocal">Whether statements may follow without <c>begin</c>.</param>
    private ImmutableArray<DeclarationSyntax> ParseSection(bool isLocal)
    {
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        Token keyword = Advance();
        while (IsDeclarationStart(isLocal) || (declarations.Count == 0 && IsBrokenDeclaration(isLocal)))
        {
            DocComment? doc = _docs.Above(Current.Span);
            if (declarations.Count == 0 && Current.Span.Line == keyword.Span.Line)
                doc = _docs.Above(keyword.Span);

            declarations.Add(ParseDeclaration(keyword.Kind, doc));
            EndDeclaration("a declaration");
        }

        return declarations.ToImmutable();
    }

    /// <summary>
    /// Whether a declaration starts here: a name before a colon or comma, or a name before something that
    /// shows that its colon is missing or wrong.
    /// </summary>
    private bool IsDeclarationStart(bool isLocal)
    {
        TokenKind next = Peek(1).Kind;
        if (!Current.IsName)
            return Current.IsKeyword && next == TokenKind.Colon;

        return next switch
        {
            TokenKind.Colon or TokenKind.Comma => true,
            TokenKind.Equal or TokenKind.Assign => !isLocal,
            TokenKind.Boolean or TokenKind.Integer or TokenKind.Enum or TokenKind.Record or TokenKind.Array
                or TokenKind.Scalarset or TokenKind.Union => !IsRuleStart(),
            _ => false,
        };
    }

    /// <summary>
    /// Whether what follows the keyword of a section must have been meant as a declaration.
    /// </summary>
    private bool IsBrokenDeclaration(bool isLocal) => At(TokenKind.Colon) || (Current.IsName && !isLocal);

    private DeclarationSyntax ParseDeclaration(TokenKind section, DocComment? doc)
    {
        SourceSpan first = Current.Span;
        ImmutableArray<Identifier> names = ParseNewNames(follower: TokenKind.Colon);
        if (names.Length > 1 && section != TokenKind.Var)
        {
            OnlyInRumur(names[1].Span, section == TokenKind.Const
                ? "a second name in a constant declaration"
                : "a second name in a type declaration");
        }

        ExpectDeclarationColon();
        if (section == TokenKind.Const)
        {
            ExpressionSyntax value = ParseExpression();
            return new ConstDeclaration(SpanFrom(first), doc, names, value);
        }

        TypeSyntax type = ParseType();
        return section == TokenKind.Type
            ? new TypeDeclaration(SpanFrom(first), doc, names, type)
            : new VarDeclaration(SpanFrom(first), doc, names, type);
    }

    /// <summary>The colon of a declaration; <c>=</c> and <c>:=</c> in its place are taken for it.</summary>
    private void ExpectDeclarationColon()
    {
        if (Expect(TokenKind.Colon))
            return;

        if (At(TokenKind.Equal) || At(TokenKind.Assign))
            Advance();
    }

    private FunctionDeclaration ParseFunction()
    {
        DocComment? doc = _docs.Above(Current.Span);
        Token opener = OpenBlock();
        Identifier name = ParseNewName();
        ImmutableArray<ParameterSyntax> parameters = ParseParameters();
        TypeSyntax? returnType = Accept(TokenKind.Colon) ? ParseType() : null;
        EndDeclaration("a function heading");
        ImmutableArray<DeclarationSyntax> declarations = ParseLocals();
        if (!Accept(TokenKind.Begin) && declarations.Length > 0)
            OnlyInRumur(Current.Span, "a function with declarations and without 'begin'");

        ImmutableArray<StatementSyntax> body = ParseStatements();
        CloseBlock(opener);
        SourceSpan span = SpanFrom(opener.Span);
        EndDeclaration("a function");
        return new FunctionDeclaration(span, doc, name, parameters, returnType, declarations, body);
    }

    private ImmutableArray<DeclarationSyntax> ParseLocals()
    {
        var locals = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        while (Current.Kind is TokenKind.Const or TokenKind.Type or TokenKind.Var)
            locals.AddRange(ParseSection(isLocal: true));

        return locals.ToImmutable();
    }

    private ImmutableArray<ParameterSyntax> ParseParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterSyntax>();
        Expect(TokenKind.OpenParenthesis);
        while (At(TokenKind.Var) || Current.IsName)
        {
            parameters.Add(ParseParameter());
            bool isSeparated = Accept(TokenKind.Semicolon);
            while (Accept(TokenKind.Semicolon))
            {
            }

            if (!isSeparated && (At(TokenKind.Var) || Current.IsName))
                OnlyInRumur(SpanBehindLast, "a parameter without a semicolon before the next");
        }

        Expect(TokenKind.CloseParenthesis);
        return parameters.ToImmutable();
    }

    private ParameterSyntax ParseParameter()
    {
        SourceSpan first = Current.Span;
        bool isVar = Accept(TokenKind.Var);
        ImmutableArray<Identifier> names = ParseNewNames(follower: TokenKind.Colon);
        ExpectDeclarationColon();
        TypeSyntax type = ParseType();
        return new ParameterSyntax(SpanFrom(first), isVar, names, type);
    }
}
