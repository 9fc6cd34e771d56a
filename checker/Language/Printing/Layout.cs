using System.Text;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>
/// Breaks a <see cref="Doc"/> into lines and puts the comments of the source back between its texts.
/// </summary>
/// <remarks>
/// <para>A line break is only remembered when it is asked for and written when text follows: until then a
/// comment that stood behind the last token in the source can still be put behind it.</para>
/// <para>A comment goes before the first text that stood behind it in the source. If it stood behind other
/// text on its line it does so again, otherwise it gets a line of its own. Closing marks let comments wait,
/// so that a comment before a semicolon ends up behind it.</para>
/// </remarks>
internal sealed class Layout
{
    private const int IndentWidth = 2;

    private readonly int _width;
    private readonly SourceTokens _tokens;
    private readonly CommentQueue _comments;
    private readonly StringBuilder _output = new();
    private readonly Stack<Item> _stack = new();
    private int _column;
    private bool _hasSpace;
    private PendingBreak? _break;

    /// <summary>
    /// The indentation at the point that is being printed, for a break that a comment makes.
    /// </summary>
    private int _indent;

    /// <summary>Where the source of the text that was printed last ends, or null before the first.</summary>
    private int? _lastEnd;

    /// <summary>
    /// Whether the next text starts something that doc comments right above it would document.
    /// </summary>
    private bool _isDocumentedStart;

    /// <summary>Whether a doc comment that documents nothing stands on the current line, alone.</summary>
    private bool _isDocLine;

    /// <summary>Whether the current line ends with a comment, so that nothing can follow on it.</summary>
    private bool _isLineClosed;

    private Layout(int width, SourceTokens tokens, CommentQueue comments)
    {
        _width = width;
        _tokens = tokens;
        _comments = comments;
    }

    private readonly record struct Item(Doc Doc, int Indent, bool IsFlat);

    private readonly record struct PendingBreak(int Indent, BlankLine Blank);

    public static string Print(Doc doc, int width, SourceTokens tokens, CommentQueue comments)
    {
        var layout = new Layout(width, tokens, comments);
        layout.Run(doc);
        layout.PrintCommentsBefore(int.MaxValue);
        return layout._output.ToString();
    }

    private void Run(Doc doc)
    {
        _stack.Push(new Item(doc, 0, IsFlat: false));
        while (_stack.TryPop(out Item item))
        {
            _indent = item.Indent;
            Print(item);
        }
    }

    private void Print(Item item)
    {
        switch (item.Doc)
        {
            case TextDoc text:
                PrintText(text);
                break;
            case ConcatDoc concat:
                for (int i = concat.Parts.Length - 1; i >= 0; i--)
                    _stack.Push(item with { Doc = concat.Parts[i] });
                break;
            case SpaceDoc:
                _hasSpace = true;
                break;
            case LineDoc line when item.IsFlat:
                _hasSpace |= line.Flat.Length > 0;
                break;
            case LineDoc:
                _break = new PendingBreak(item.Indent, BlankLine.Never);
                break;
            case BreakDoc hard:
                _break = new PendingBreak(item.Indent, hard.Blank);
                break;
            case DocumentedStartDoc:
                _isDocumentedStart = true;
                break;
            case IndentDoc indent:
                _stack.Push(item with { Doc = indent.Inner, Indent = item.Indent + IndentWidth });
                break;
            case AlignDoc align:
                _stack.Push(item with { Doc = align.Inner, Indent = NextColumn });
                break;
            case GroupDoc group:
                _stack.Push(item with { Doc = group.Inner, IsFlat = item.IsFlat || StaysFlat(group) });
                break;
            case CommentsDoc comments:
                while (_comments.TakeBefore(comments.Before, comments.DeeperThan) is { } comment)
                    PrintComment(comment, BlankLine.Keep);
                break;
        }
    }

    private bool StaysFlat(GroupDoc group) =>
        !_comments.ForcesBreakWithin(group.Source) && Fits(group.Inner);

    private int NextColumn => _break?.Indent ?? _column + (_hasSpace ? 1 : 0);

    /// <summary>
    /// Whether the text up to the next break that is certain fits on the line when the doc is flat.
    /// </summary>
    private bool Fits(Doc doc)
    {
        int left = _width - NextColumn;
        var rest = new Stack<Item>();
        rest.Push(new Item(doc, 0, IsFlat: true));
        using IEnumerator<Item> outer = _stack.GetEnumerator();
        while (left >= 0)
        {
            if (!rest.TryPop(out Item item))
            {
                if (!outer.MoveNext())
                    return true;

                item = outer.Current;
            }

            switch (item.Doc)
            {
                case TextDoc text:
                    left -= text.Value.Length;
                    break;
                case ConcatDoc concat:
                    for (int i = concat.Parts.Length - 1; i >= 0; i--)
                        rest.Push(item with { Doc = concat.Parts[i] });
                    break;
                case SpaceDoc:
                    left--;
                    break;
                case LineDoc line when item.IsFlat:
                    left -= line.Flat.Length;
                    break;
                case LineDoc or BreakDoc:
                    return true;
                case IndentDoc indent:
                    rest.Push(item with { Doc = indent.Inner });
                    break;
                case AlignDoc align:
                    rest.Push(item with { Doc = align.Inner });
                    break;
                case GroupDoc group:
                    rest.Push(item with { Doc = group.Inner });
                    break;
            }
        }

        return false;
    }

    private void PrintText(TextDoc text)
    {
        SourceSpan? source = text.Source ?? _tokens.Take(text.Value);
        if (source is { } span)
        {
            _tokens.SkipTo(span.End);
            if (!CommentQueue.Waits(text.Value))
                PrintCommentsBefore(text.CommentsUpTo ?? span.Start);
        }

        if (_isDocumentedStart && _isDocLine && _break is { } pending)
            _break = pending with { Blank = BlankLine.Always };

        StartText(source);
        Append(text.Value);
        _isDocumentedStart = false;
        _isDocLine = false;
        if (source is { } printed)
            _lastEnd = Math.Max(_lastEnd ?? 0, printed.End);
    }

    private void PrintCommentsBefore(int offset)
    {
        while (_comments.TakeBefore(offset) is { } comment)
            PrintComment(comment, BlankLine.Never);
    }

    /// <param name="blank">Whether a blank line may come before the comment, if no break is pending that says
    /// so.</param>
    private void PrintComment(Comment comment, BlankLine blank)
    {
        PendingBreak next = _break ?? new PendingBreak(_indent, blank);
        bool isTrailing = CommentQueue.IsTrailing(comment) && _output.Length > 0 && !_isLineClosed;
        if (isTrailing)
        {
            Append(" ");
            _hasSpace = true;
        }
        else
        {
            _break = next;
            StartText(comment.Span);
        }

        Append(comment.Span.Text.TrimEnd());
        _isDocLine = !isTrailing && comment.Kind == CommentKind.Doc;
        _lastEnd = Math.Max(_lastEnd ?? 0, comment.Span.End);
        if (isTrailing && !CommentQueue.EndsLine(comment))
            return;

        _isLineClosed = true;
        _break = next.Blank == BlankLine.KeepAfterComment ? next with { Blank = BlankLine.Keep } : next;
    }

    /// <summary>
    /// Writes the break or space that is due before a text from the given place in the source.
    /// </summary>
    private void StartText(SourceSpan? source)
    {
        if (_break is { } pending && _output.Length > 0)
        {
            _output.Append('\n');
            if (NeedsBlankLine(pending.Blank, source))
                _output.Append('\n');

            _output.Append(' ', pending.Indent);
            _column = pending.Indent;
            _isLineClosed = false;
        }
        else if (_hasSpace && _output.Length > 0)
        {
            Append(" ");
        }

        _break = null;
        _hasSpace = false;
    }

    private bool NeedsBlankLine(BlankLine blank, SourceSpan? source)
    {
        if (blank != BlankLine.Keep)
            return blank == BlankLine.Always;

        if (source is not { } text || _lastEnd is not { } end || end >= text.Start)
            return false;

        return text.File.Text.AsSpan(end, text.Start - end).Count('\n') > 1;
    }

    private void Append(string text)
    {
        _output.Append(text);
        int lineFeed = text.LastIndexOf('\n');
        _column = lineFeed < 0 ? _column + text.Length : text.Length - lineFeed - 1;
    }
}
