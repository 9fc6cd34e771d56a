using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>The comments of a file that are still to be printed, in source order.</summary>
internal sealed class CommentQueue
{
    private readonly List<Comment> _comments;
    private int _next;

    /// <param name="comments">In source order.</param>
    public CommentQueue(IEnumerable<Comment> comments) => _comments = [.. comments];

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
    /// Whether a comment stands inside a part of the source that cannot stay on a line with other text.
    /// </summary>
    public bool ForcesBreakWithin(SourceSpan source)
    {
        return _comments
            .Skip(FirstAtOrAfter(source.Start))
            .TakeWhile(comment => comment.Span.End <= source.End)
            .Any(EndsLine);
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
