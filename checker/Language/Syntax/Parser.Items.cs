using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>What stands at the top level of a file, and how to find the next of it after an error.</content>
public sealed partial class Parser
{
    private static IEnumerable<string> ItemWords =>
    [
        "const", "type", "var", "function", "procedure", "import",
        .. RuleWords,
    ];

    /// <summary>The parts of a CMurphi file, which come in this order.</summary>
    private enum Part
    {
        Declarations,
        Functions,
        Rules,
    }

    private Part _part;

    private ImmutableArray<ItemSyntax> ParseItems()
    {
        var items = ImmutableArray.CreateBuilder<ItemSyntax>();
        while (!At(TokenKind.EndOfFile))
        {
            int before = _position;
            ParseItem(items);
            if (_position == before)
                Advance();
        }

        return items.ToImmutable();
    }

    private void ParseItem(ImmutableArray<ItemSyntax>.Builder items)
    {
        if (IsRuleStart())
        {
            EnterPart(Part.Rules, "a rule");
            items.Add(ParseRule());
            EndRule();
            return;
        }

        switch (Current.Kind)
        {
            case TokenKind.Const or TokenKind.Type or TokenKind.Var:
                EnterPart(Part.Declarations, "a declaration");
                items.AddRange(ParseSection(isLocal: false));
                break;
            case TokenKind.Function or TokenKind.Procedure:
                EnterPart(Part.Functions, "a function");
                items.Add(ParseFunction());
                break;
            case TokenKind.Import when Peek(1).Kind == TokenKind.String:
                items.Add(ParseImport());
                break;
            case TokenKind.ExternFun or TokenKind.ExternProc:
                SkipUnsupportedItem("an external function");
                break;
            case TokenKind.Pctl:
                SkipUnsupportedItem("a PCTL formula");
                break;
            case TokenKind.Semicolon:
                RepeatedSemicolon();
                break;
            default:
                SkipUnknownItem("a declaration, function, rule or property", ItemWords);
                break;
        }
    }

    private void EnterPart(Part part, string construct)
    {
        if (part < _part)
            OnlyInRumur(Current.Span, $"{construct} after a {(_part == Part.Rules ? "rule" : "function")}");
        else
            _part = part;
    }

    private ImportDeclaration ParseImport()
    {
        SourceSpan first = Advance().Span;
        OnlyOurs(first, "'import'");
        StringToken path = ParseString();
        var overrides = ImmutableArray.CreateBuilder<ImportOverride>();
        if (Accept(TokenKind.With))
        {
            do
                overrides.Add(ParseImportOverride());
            while (Accept(TokenKind.Comma));
        }

        SourceSpan span = SpanFrom(first);
        Expect(TokenKind.Semicolon);
        return new ImportDeclaration(span, path, overrides.ToImmutable());
    }

    private ImportOverride ParseImportOverride()
    {
        SourceSpan first = Current.Span;
        Identifier name = ParseNewName();
        Expect(TokenKind.Equal);
        ExpressionSyntax value = ParseExpression();
        return new ImportOverride(SpanFrom(first), name, value);
    }

    /// <summary>Skips to behind the semicolon that ends the item, not one between its parameters.</summary>
    private void SkipUnsupportedItem(string construct)
    {
        NotSupported(Current.Span, construct);
        _errorPosition = _position;
        int openParentheses = 0;
        while (!At(TokenKind.EndOfFile) && (openParentheses > 0 || !IsItemKeyword(Current.Kind)))
        {
            TokenKind kind = Advance().Kind;
            if (kind == TokenKind.OpenParenthesis)
                openParentheses++;
            else if (kind == TokenKind.CloseParenthesis)
                openParentheses--;
            else if (kind == TokenKind.Semicolon && openParentheses <= 0)
                return;
        }
    }

    /// <summary>Reports what cannot start an item and goes to where the next one may start.</summary>
    private void SkipUnknownItem(string wanted, IEnumerable<string> words)
    {
        if (IsEnd(Current.Kind))
        {
            Report(SyntaxErrors.NothingToEnd(Current.Span));
            Advance();
            Accept(TokenKind.Semicolon);
            return;
        }

        ReportExpected(wanted, SuggestWord(words));
        SkipItem();
    }

    private string? SuggestWord(IEnumerable<string> words)
    {
        if (!Current.IsName)
            return null;

        string? nearest = NearestName.Find(Current.Text, words);
        return nearest is null ? null : $"did you mean '{nearest}'?";
    }

    /// <summary>
    /// Skips a thing that looks like a property up to its semicolon, and a thing with a body up to its end,
    /// so that a misspelt <c>rule</c> takes its statements along.
    /// </summary>
    private void SkipItem()
    {
        bool hasBody = false;
        int openBlocks = 0;
        while (!At(TokenKind.EndOfFile) && !IsItemKeyword(Current.Kind))
        {
            TokenKind kind = Current.Kind;
            hasBody |= kind is TokenKind.LongArrow or TokenKind.EqualGreater or TokenKind.Begin;
            if (OpensBlock(kind))
                openBlocks++;

            if (IsEnd(kind) && openBlocks-- == 0 && !hasBody)
                return;

            Advance();
            bool isOver = openBlocks < 0 || (kind == TokenKind.Semicolon && !hasBody && openBlocks == 0);
            if (isOver)
                return;
        }
    }

    /// <summary>Words that always start an item, so that skipping stops there.</summary>
    private static bool IsItemKeyword(TokenKind kind) =>
        kind is TokenKind.Const or TokenKind.Type or TokenKind.Var
            or TokenKind.Function or TokenKind.Procedure
            or TokenKind.Rule or TokenKind.Ruleset or TokenKind.StartState or TokenKind.Invariant;

    private static bool OpensBlock(TokenKind kind) => kind is TokenKind.If or TokenKind.For or TokenKind.While
        or TokenKind.Switch or TokenKind.Alias or TokenKind.Forall or TokenKind.Exists or TokenKind.Record;
}
