using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Lists of statements, and the statements that have no body.</content>
public sealed partial class Parser
{
    private static readonly string[] StatementWords =
    [
        "if", "switch", "for", "while", "alias", "clear", "undefine", "error", "put", "return", "assert",
        "assume", "cover", "elsif", "else", "case", "end",
    ];

    /// <param name="first">A statement that was parsed already, its separator not.</param>
    private ImmutableArray<StatementSyntax> ParseStatements(StatementSyntax? first = null)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        if (first is not null)
        {
            statements.Add(first);
            EndStatement();
        }

        while (!AtEndOfStatements())
        {
            if (Accept(TokenKind.Semicolon))
                continue;

            int before = _position;
            if (ParseStatement() is { } statement)
                statements.Add(statement);

            EndStatement();
            if (_position == before)
                Advance();
        }

        return statements.ToImmutable();
    }

    private bool AtEndOfStatements() => IsEnd(Current.Kind) || IsPastStatements(Current.Kind);

    /// <summary>
    /// Tokens, other than ends, at which a list of statements is over, whether or not by mistake.
    /// </summary>
    private static bool IsPastStatements(TokenKind kind) => kind is TokenKind.EndOfFile or TokenKind.Else
        or TokenKind.Elsif or TokenKind.Case or TokenKind.Rule or TokenKind.Ruleset or TokenKind.StartState
        or TokenKind.Function or TokenKind.Procedure or TokenKind.Const or TokenKind.Type or TokenKind.Var;

    /// <summary>
    /// The semicolon between two statements; where something else stands, goes to the next statement.
    /// </summary>
    private void EndStatement()
    {
        if (AtEndOfStatements() || Accept(TokenKind.Semicolon))
            return;

        ReportMissing(TokenKind.Semicolon);
        while (!AtEndOfStatements() && !StartsStatement() && !Accept(TokenKind.Semicolon))
            Advance();
    }

    /// <summary>
    /// Whether a keyword that only starts statements stands here, or a name at the start of a line.
    /// </summary>
    private bool StartsStatement() => Current.Kind switch
    {
        TokenKind.If or TokenKind.Switch or TokenKind.For or TokenKind.While or TokenKind.Alias
            or TokenKind.Clear or TokenKind.Undefine or TokenKind.Error or TokenKind.Put or TokenKind.Return
            or TokenKind.Assert or TokenKind.Invariant => true,
        _ => Current.IsName && _position > 0 && Current.Span.Line > _tokens[_position - 1].Span.Line,
    };

    private StatementSyntax? ParseStatement()
    {
        int siblings = Enter();
        StatementSyntax? statement = ParseStatementByKeyword();
        Leave(siblings);
        return statement;
    }

    private StatementSyntax? ParseStatementByKeyword()
    {
        switch (Current.Kind)
        {
            case TokenKind.If:
                return ParseIf();
            case TokenKind.Switch:
                return ParseSwitch();
            case TokenKind.For:
                return ParseFor();
            case TokenKind.While:
                return ParseWhile();
            case TokenKind.Alias:
                return ParseAliasStatement();
            case TokenKind.Clear:
                return ParseClear();
            case TokenKind.Undefine:
                return ParseUndefine();
            case TokenKind.Error:
                return ParseErrorStatement();
            case TokenKind.Put:
                return ParsePut();
            case TokenKind.Return:
                return ParseReturn();
            case TokenKind.Assert or TokenKind.Invariant:
                return ParsePropertyStatement();
            default:
                return IsContextualStatement() ? ParseContextualStatement() : ParseAssignmentOrCall();
        }
    }

    private ClearSyntax ParseClear()
    {
        SourceSpan first = Advance().Span;
        ExpressionSyntax target = ParseExpression();
        return new ClearSyntax(SpanFrom(first), target);
    }

    private UndefineSyntax ParseUndefine()
    {
        SourceSpan first = Advance().Span;
        ExpressionSyntax target = ParseExpression();
        return new UndefineSyntax(SpanFrom(first), target);
    }

    private ErrorStatementSyntax ParseErrorStatement()
    {
        SourceSpan first = Advance().Span;
        StringToken message = ParseString();
        return new ErrorStatementSyntax(SpanFrom(first), message);
    }

    private PutSyntax ParsePut()
    {
        SourceSpan first = Advance().Span;
        StringToken? text = AcceptString();
        ExpressionSyntax? value = text is null ? ParseExpression() : null;
        return new PutSyntax(SpanFrom(first), value, text);
    }

    private ReturnSyntax ParseReturn()
    {
        SourceSpan first = Advance().Span;
        ExpressionSyntax? value = StartsExpression() ? ParseExpression() : null;
        return new ReturnSyntax(SpanFrom(first), value);
    }

    private StatementSyntax? ParseAssignmentOrCall()
    {
        if (!StartsExpression())
        {
            ReportExpected("a statement");
            return null;
        }

        SourceSpan first = Current.Span;
        string? help = SuggestStatement();
        ExpressionSyntax start = ParseExpression();
        StatementSyntax? statement = AsStatement(start, first, isCertain: true);
        if (statement is null)
        {
            ReportExpected(start is NameSyntax ? "':=' or '('" : "':='", help);
            if (help is not null && OpensBlock(Keywords.KindOf(NearestName.Find(first.Text, StatementWords))))
                SkipBlock();
        }

        return statement;
    }

    /// <summary>
    /// A suggestion when a name stands before something that cannot follow a name, as in <c>whlie x do</c>.
    /// </summary>
    private string? SuggestStatement()
    {
        TokenKind next = Peek(1).Kind;
        bool isMisspelt = next is TokenKind.String
            || (next != TokenKind.OpenParenthesis && StartsOperand(next));
        return isMisspelt ? SuggestWord(StatementWords) : null;
    }

    /// <summary>Skips statements up to the end of the block that they are in, and that end.</summary>
    private void SkipBlock()
    {
        int openBlocks = 1;
        while (openBlocks > 0 && !At(TokenKind.EndOfFile) && !IsItemKeyword(Current.Kind))
        {
            if (OpensBlock(Current.Kind))
                openBlocks++;
            else if (IsEnd(Current.Kind))
                openBlocks--;

            Advance();
        }
    }

    /// <summary>
    /// Makes a statement of an expression that stands where a statement may: an assignment to it if <c>:=</c>
    /// follows, a call, or an assignment that was written with <c>=</c>. Otherwise null.
    /// </summary>
    /// <param name="isCertain">False at the start of a rule, where it may also be a guard without its
    /// arrow.</param>
    private StatementSyntax? AsStatement(ExpressionSyntax start, SourceSpan first, bool isCertain)
    {
        if (At(TokenKind.Assign))
        {
            Advance();
            ExpressionSyntax value = ParseValue();
            return new AssignmentSyntax(SpanFrom(first), start, value);
        }

        if (!isCertain && !AtEndOfStatements() && !At(TokenKind.Semicolon))
            return null;

        if (start is CallSyntax call)
            return new CallStatementSyntax(call.Span, call);

        if (start is not BinarySyntax { Operator: BinaryOperator.Equal } equation)
            return null;

        if (!IsDesignator(equation.Left))
            return null;

        Remark(SyntaxErrors.EqualsForAssignment(equation.OperatorSpan));
        return new AssignmentSyntax(equation.Span, equation.Left, equation.Right);
    }

    /// <summary>Statements whose first word is a keyword only by what follows it.</summary>
    /// <param name="isGuardPossible">
    /// At the start of a rule <c>cover - 1</c> is a difference; elsewhere no statement starts with one.
    /// </param>
    private bool IsContextualStatement(bool isGuardPossible = false)
    {
        TokenKind next = Peek(1).Kind;
        bool isCall = next == TokenKind.OpenParenthesis;
        return Current.Kind switch
        {
            TokenKind.Assume or TokenKind.Cover or TokenKind.Liveness =>
                next is TokenKind.String
                || (!isGuardPossible && next is TokenKind.Plus or TokenKind.Minus)
                || (StartsOperand(next) && !(isCall && IsDeclaredHere())),
            TokenKind.MultisetAdd or TokenKind.MultisetRemove or TokenKind.MultisetRemovePred =>
                isCall && !IsDeclaredHere(),
            _ => false,
        };
    }

    /// <summary>Whether the file itself declares the contextual keyword that stands here as a name.</summary>
    private bool IsDeclaredHere() => _declaredWords.Contains(Current.Text);

    private StatementSyntax ParseContextualStatement() => Current.Kind switch
    {
        TokenKind.MultisetAdd => ParseMultisetAdd(),
        TokenKind.MultisetRemove => ParseMultisetRemove(),
        TokenKind.MultisetRemovePred => ParseMultisetRemovePredicate(),
        _ => ParsePropertyStatement(),
    };

    private MultisetAddSyntax ParseMultisetAdd()
    {
        SourceSpan first = OpenMultisetOperation();
        ExpressionSyntax element = ParseExpression();
        Expect(TokenKind.Comma);
        ExpressionSyntax multiset = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new MultisetAddSyntax(SpanFrom(first), element, multiset);
    }

    private MultisetRemoveSyntax ParseMultisetRemove()
    {
        SourceSpan first = OpenMultisetOperation();
        ExpressionSyntax index = ParseExpression();
        Expect(TokenKind.Comma);
        ExpressionSyntax multiset = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new MultisetRemoveSyntax(SpanFrom(first), index, multiset);
    }

    private MultisetRemovePredicateSyntax ParseMultisetRemovePredicate()
    {
        SourceSpan first = OpenMultisetOperation();
        MultisetPredicate predicate = ParseMultisetPredicate();
        return new MultisetRemovePredicateSyntax(
            SpanFrom(first), predicate.Variable, predicate.Multiset, predicate.Condition);
    }

    /// <summary>The name of a multiset operation and its parenthesis.</summary>
    private SourceSpan OpenMultisetOperation()
    {
        Token name = Advance();
        OnlyInCMurphi(name.Span, $"'{name.Text}'");
        Expect(TokenKind.OpenParenthesis);
        return name.Span;
    }

    /// <summary><c>i: multiset, condition)</c></summary>
    private readonly record struct MultisetPredicate(
        Identifier Variable, ExpressionSyntax Multiset, ExpressionSyntax Condition);

    private MultisetPredicate ParseMultisetPredicate()
    {
        Identifier variable = ParseNewName();
        Expect(TokenKind.Colon);
        ExpressionSyntax multiset = ParseExpression();
        Expect(TokenKind.Comma);
        ExpressionSyntax condition = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        return new MultisetPredicate(variable, multiset, condition);
    }
}
