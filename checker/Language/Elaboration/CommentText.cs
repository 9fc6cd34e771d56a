using System.Text.RegularExpressions;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Gives parts of comments to the parser, with the positions that they have in their file.</summary>
internal static partial class CommentText
{
    private const string Keyword = "invariant ";

    /// <summary>A file in which nothing stands but a part of a comment, written as a property.</summary>
    /// <param name="part">Behind at least ten characters of its line.</param>
    public static SourceFile AsProperty(SourceSpan part)
    {
        string before = OtherThanLineBreak().Replace(part.File.Text[..(part.Start - Keyword.Length)], " ");
        return new SourceFile(part.File.Path, $"{before}{Keyword}{part.Text};");
    }

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex OtherThanLineBreak();
}
