using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>
/// A text with the places where it may be broken into lines, in the manner of P. Wadler, "A prettier
/// printer", in The Fun of Programming, 2003. <see cref="Layout"/> chooses the breaks.
/// </summary>
internal abstract record Doc
{
    public static readonly Doc Empty = new ConcatDoc([]);

    /// <summary>A space between two texts.</summary>
    public static readonly Doc Space = new SpaceDoc();

    /// <summary>A space, or a line break when the group around it does not fit on its line.</summary>
    public static readonly Doc Line = new LineDoc(" ");

    /// <summary>Nothing, or a line break when the group around it does not fit on its line.</summary>
    public static readonly Doc SoftLine = new LineDoc("");

    /// <summary>A line break.</summary>
    public static readonly Doc Break = new BreakDoc(BlankLine.Never);

    /// <summary>A line break at the start of a block, where the source's blank lines are dropped.</summary>
    public static readonly Doc FirstBreak = new BreakDoc(BlankLine.KeepAfterComment);

    /// <summary>A line break, and a blank line where the source has one.</summary>
    public static readonly Doc BreakKeepingBlank = new BreakDoc(BlankLine.Keep);

    /// <summary>A line break and a blank line.</summary>
    public static readonly Doc BreakWithBlank = new BreakDoc(BlankLine.Always);

    /// <summary>Nothing, before something that doc comments right above it would document.</summary>
    public static readonly Doc DocumentedStart = new DocumentedStartDoc();

    public static implicit operator Doc(string text) => new TextDoc(text);

    public static Doc Concat(params ImmutableArray<Doc> parts) => new ConcatDoc(parts);

    /// <summary>Broken lines inside are two columns further to the right.</summary>
    public static Doc Indent(params ImmutableArray<Doc> parts) => new IndentDoc(new ConcatDoc(parts));

    /// <summary>Broken lines inside start in the column where this starts.</summary>
    public static Doc Align(Doc inner) => new AlignDoc(inner);

    public static Doc Join(Doc separator, IEnumerable<Doc> parts)
    {
        var joined = ImmutableArray.CreateBuilder<Doc>();
        foreach (Doc part in parts)
        {
            if (joined.Count > 0)
                joined.Add(separator);

            joined.Add(part);
        }

        return new ConcatDoc(joined.ToImmutable());
    }
}

internal enum BlankLine
{
    Never,

    /// <summary>Between a comment and what follows it, but not before the comment.</summary>
    KeepAfterComment,
    Keep,
    Always,
}

/// <summary>Text that is never broken.</summary>
/// <param name="Source">
/// Where the text stands in the source, or null. Null for a keyword or mark that the tree does not record:
/// <see cref="SourceTokens"/> then looks for it behind what was printed last.
/// </param>
/// <param name="CommentsUpTo">Comments before this offset come before the text; by default before its
/// own.</param>
internal sealed record TextDoc(string Value, SourceSpan? Source = null, int? CommentsUpTo = null) : Doc;

internal sealed record ConcatDoc(ImmutableArray<Doc> Parts) : Doc;

internal sealed record SpaceDoc : Doc;

internal sealed record LineDoc(string Flat) : Doc;

internal sealed record BreakDoc(BlankLine Blank) : Doc;

internal sealed record DocumentedStartDoc : Doc;

internal sealed record IndentDoc(Doc Inner) : Doc;

internal sealed record AlignDoc(Doc Inner) : Doc;

/// <summary>Printed without breaks if it fits on its line and no comment inside forces one.</summary>
/// <param name="Source">The part of the source that the group stands for.</param>
internal sealed record GroupDoc(Doc Inner, SourceSpan Source) : Doc;

/// <summary>The comments before an offset that are not printed yet.</summary>
/// <param name="DeeperThan">Ends the comments at the first on a line of its own that starts in this column or
/// before.</param>
internal sealed record CommentsDoc(int Before, int DeeperThan) : Doc;
