using ModelCheck.Language.Diagnostics;

namespace ModelCheck.Language.Syntax;

/// <content>Blocks and their ends: <c>end</c> closes every block, <c>endX</c> only its own.</content>
public sealed partial class Parser
{
    /// <summary>How many blocks are open that a kind of end closes.</summary>
    private readonly Dictionary<TokenKind, int> _openBlocks = [];

    /// <summary>Takes the keyword that opens a block; <see cref="CloseBlock"/> must follow.</summary>
    private Token OpenBlock()
    {
        Token opener = Advance();
        TokenKind end = EndOf(opener.Kind);
        _openBlocks[end] = _openBlocks.GetValueOrDefault(end) + 1;
        return opener;
    }

    private void CloseBlock(Token opener)
    {
        TokenKind own = EndOf(opener.Kind);
        TokenKind found = Normalize(Current.Kind);
        if (found == TokenKind.End || found == own)
        {
            Advance();
        }
        else if (!IsEnd(found))
        {
            string end = TokenText.Of(TokenKind.End);
            Report(SyntaxErrors.MissingEnd(Current.Span, end, TokenText.Of(Current), opener.Span));
        }
        else
        {
            Report(SyntaxErrors.WrongEnd(Current.Span, opener.Span));

            // An enclosing block takes the end that is its own; otherwise it was a slip for this block's.
            if (_openBlocks.GetValueOrDefault(found) == 0)
                Advance();
        }

        _openBlocks[own]--;
    }

    /// <summary>Whether a token closes blocks. <c>endchoose</c> is a name outside <c>choose</c>.</summary>
    private bool IsEnd(TokenKind kind) =>
        kind is >= TokenKind.End and <= TokenKind.EndWhile
        || (kind == TokenKind.EndChoose && _openBlocks.GetValueOrDefault(kind) > 0);

    private static TokenKind Normalize(TokenKind end) =>
        end == TokenKind.EndProcedure ? TokenKind.EndFunction : end;

    private static TokenKind EndOf(TokenKind opener) => opener switch
    {
        TokenKind.Alias => TokenKind.EndAlias,
        TokenKind.Choose => TokenKind.EndChoose,
        TokenKind.Exists => TokenKind.EndExists,
        TokenKind.For => TokenKind.EndFor,
        TokenKind.Forall => TokenKind.EndForall,
        TokenKind.Function or TokenKind.Procedure => TokenKind.EndFunction,
        TokenKind.If => TokenKind.EndIf,
        TokenKind.Record => TokenKind.EndRecord,
        TokenKind.Rule => TokenKind.EndRule,
        TokenKind.Ruleset => TokenKind.EndRuleset,
        TokenKind.StartState => TokenKind.EndStartState,
        TokenKind.Switch => TokenKind.EndSwitch,
        TokenKind.While => TokenKind.EndWhile,
        _ => throw new ArgumentOutOfRangeException(nameof(opener), opener, "opens no block"),
    };

    /// <summary><c>do</c>, for which CMurphi also takes a colon.</summary>
    private void ExpectDo()
    {
        if (At(TokenKind.Colon))
            OnlyInCMurphi(Advance().Span, "':' in place of 'do'", "write 'do'");
        else
            Expect(TokenKind.Do);
    }
}
