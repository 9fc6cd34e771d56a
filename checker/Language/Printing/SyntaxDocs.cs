using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>
/// Makes the <see cref="Doc"/> of every piece of syntax: where its canonical form may be broken.
/// </summary>
/// <param name="file">The file that the tree was parsed from, or null when it is not from a file.</param>
/// <param name="tokens">The file's tokens, to see which declarations share a keyword.</param>
internal sealed partial class SyntaxDocs(SourceFile? file, ImmutableArray<Token> tokens)
{
    private readonly List<SourceSpan> _printedDocs = [];

    /// <summary>
    /// The documentation that was printed with its items, so that it is not printed as comments too.
    /// </summary>
    public IReadOnlyList<SourceSpan> PrintedDocs => _printedDocs;

    private SourceSpan? PlaceOf(SourceSpan span) =>
        file is not null && ReferenceEquals(span.File, file) ? span : null;

    private TextDoc Text(string text, SourceSpan span) => new(text, PlaceOf(span));

    private TextDoc Name(Identifier name) => Text(name.Text, name.Span);

    private Doc Names(ImmutableArray<Identifier> names) =>
        Doc.Join(Doc.Concat(",", Doc.Line), names.Select(Name));

    private TextDoc String(StringToken text) => Text($"\"{text.Value}\"", text.Span);

    /// <summary>A space and a string, or nothing.</summary>
    private Doc OptionalString(StringToken? text) =>
        text is null ? Doc.Empty : Doc.Concat(Doc.Space, String(text));

    private GroupDoc Group(SourceSpan span, params ImmutableArray<Doc> parts) =>
        new GroupDoc(new ConcatDoc(parts), PlaceOf(span) ?? default);

    /// <summary>The comments between the last statement or rule of a block and its <c>end</c>.</summary>
    private Doc LastComments(SourceSpan block) =>
        PlaceOf(block) is { } place ? new CommentsDoc(place.End, DeeperThan: 0) : Doc.Empty;

    /// <summary>
    /// The comments behind the last statement of a branch. Those that are not indented deeper than the
    /// keyword of the next branch belong to that one.
    /// </summary>
    private Doc LastCommentsOfBranch(SourceSpan branch)
    {
        if (PlaceOf(branch) is not { } place)
            return Doc.Empty;

        int index = IndexOfTokenAt(place.End);
        while (tokens[index].Kind == TokenKind.Semicolon)
            index++;

        Token keyword = tokens[index];
        bool isLast = keyword.IsEnd || keyword.Kind == TokenKind.EndOfFile;
        return new CommentsDoc(keyword.Span.Start, isLast ? 0 : keyword.Span.Column);
    }

    /// <summary>The index of the first token that starts at an offset or behind it.</summary>
    private int IndexOfTokenAt(int offset)
    {
        int low = 0;
        int high = tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The <c>---</c> lines of an item, each followed by a break, or nothing.</summary>
    private Doc Documentation(DocComment? doc)
    {
        if (doc is null)
            return Doc.DocumentedStart;

        SourceSpan? place = PlaceOf(doc.Span);
        if (place is { } printed)
            _printedDocs.Add(printed);

        IEnumerable<string> text = doc.Text.Length == 0 && doc.Tags.Length > 0 ? [] : doc.Text.Split('\n');
        IEnumerable<string> tags = doc.Tags.Select(tag => $"@{tag.Tag} {tag.Value}".TrimEnd());
        return Doc.Concat(
            [Doc.DocumentedStart, .. text.Concat(tags).Select(line => Line(line, place))]);

        static Doc Line(string content, SourceSpan? place) =>
            Doc.Concat(new TextDoc($"--- {content}".TrimEnd(), place), Doc.Break);
    }
}
