using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <summary>Finds the <c>---</c> lines that document what stands below them.</summary>
internal sealed class DocComments(ImmutableArray<Comment> comments)
{
    /// <summary>
    /// The documentation of what starts with a token: the doc comments on the lines right above it, each
    /// alone on its line. Null when there is none, or when the token is not the first on its line.
    /// </summary>
    public DocComment? Above(SourceSpan token)
    {
        if (!IsFirstOnLine(token))
            return null;

        int end = IndexBehind(token.Start);
        int line = token.Line;
        int first = end;
        while (first > 0 && IsAloneOnLine(comments[first - 1], line - 1))
        {
            first--;
            line--;
        }

        return first == end ? null : Join(comments[first..end]);
    }

    /// <summary>The number of comments that start before an offset.</summary>
    private int IndexBehind(int offset)
    {
        int low = 0;
        int high = comments.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (comments[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool IsAloneOnLine(Comment comment, int line) =>
        comment.Kind == CommentKind.Doc && comment.Span.Line == line && IsFirstOnLine(comment.Span);

    private static bool IsFirstOnLine(SourceSpan span)
    {
        int indentation = span.Column - 1;
        return span.File.Text.AsSpan(span.Start - indentation, indentation).IsWhiteSpace();
    }

    private static DocComment Join(ImmutableArray<Comment> lines)
    {
        var text = new List<string>();
        var tags = ImmutableArray.CreateBuilder<(string Tag, string Value)>();
        foreach (Comment line in lines)
        {
            string content = line.Span.Text["---".Length..].TrimEnd();
            if (TryReadTag(content, out (string Tag, string Value) tag))
                tags.Add(tag);
            else
                text.Add(content.StartsWith(' ') ? content[1..] : content);
        }

        return new DocComment(lines[0].Span.To(lines[^1].Span), string.Join('\n', text), tags.ToImmutable());
    }

    /// <summary><c>@tag value</c></summary>
    private static bool TryReadTag(string line, out (string Tag, string Value) tag)
    {
        tag = default;
        ReadOnlySpan<char> content = line.AsSpan().TrimStart();
        if (content.Length < 2 || content[0] != '@' || !char.IsAsciiLetter(content[1]))
            return false;

        int end = content.IndexOfAny(' ', '\t');
        tag = end < 0
            ? (content[1..].ToString(), "")
            : (content[1..end].ToString(), content[end..].Trim().ToString());
        return true;
    }
}
