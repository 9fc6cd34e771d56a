using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>The comments of a file that are still to be printed, in source order.</summary>
internal sealed class CommentQueue
{
    private readonly List<Comment> _comments;

    /// <summary>For each comment, where the token starts that it is printed before.</summary>
    private readonly List<int> _anchors = [];

    private int _next;

    /// <param name="comments">In source order.</param>
    /// <param name="tokens">The tokens of the same file.</param>
    public CommentQueue(IEnumerable<Comment> comments, ImmutableArray<Token> tokens)
    {
        _comments = [.. comments];
        int token = 0;
        foreach (Comment comment in _comments)
        {
            while (tokens[token].Kind != TokenKind.EndOfFile && !IsAnchor(tokens[token], comment))
                token++;

            _anchors.Add(tokens[token].Span.Start);
        }
    }

    /// <summary>
    /// Whether comments before a mark are put behind it, so that it stays with what it closes.
    /// </summary>
    public static bool Waits(string mark) => mark is ";" or "," or ")" or "]" or "then" or "do";

    private static bool IsAnchor(Token token, Comment comment) =>
        token.Span.Start > comment.Span.Start
        && token.Kind is not (TokenKind.Semicolon or TokenKind.Comma or TokenKind.CloseParenthesis
            or TokenKind.CloseBracket or TokenKind.Then or TokenKind.Do);

    /// <summary>Takes the next comment if it starts before an offset.</summary>
    /// <param name="deeperThan">Leaves a comment on a line of its own that starts in this column or
    /// before.</param>
    public Comment? TakeBefore(int offset, int deeperThan = 0)
    {
        if (_next == _comments.Count || _comments[_next].Span.Start >= offset)
            return null;

        Comment comment = _comments[_next];
        if (!IsTrailing(comment) && comment.Span.Column <= deeperThan)
            return null;

        _next++;
        return comment;
    }

    /// <summary>
    /// Whether a comment is printed inside a part of the source and nothing can follow it on its line.
    /// </summary>
    public bool ForcesBreakWithin(SourceSpan source)
    {
        int first = FirstAtOrAfter(source.Start);
        for (int i = first; i < _comments.Count && _anchors[i] < source.End; i++)
        {
            if (EndsLine(_comments[i]))
                return true;
        }

        return false;
    }

    /// <summary>Whether nothing may follow the comment on its line.</summary>
    public static bool EndsLine(Comment comment) =>
        comment.Kind != CommentKind.Block || comment.Span.Text.Contains('\n');

    /// <summary>Whether the comment stands behind other text on its line.</summary>
    public static bool IsTrailing(Comment comment)
    {
        SourceSpan span = comment.Span;
        int indentation = span.Column - 1;
        return !span.File.Text.AsSpan(span.Start - indentation, indentation).IsWhiteSpace();
    }

    private int FirstAtOrAfter(int offset)
    {
        int low = 0;
        int high = _comments.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_comments[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
