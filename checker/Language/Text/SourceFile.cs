namespace ModelCheck.Language.Text;

/// <summary>One file of specification text, with the positions of its lines.</summary>
/// <remarks>Immutable. Positions are offsets in UTF-16 code units from 0; lines and columns count from 1.</remarks>
public sealed class SourceFile
{
    private readonly int[] _lineStarts;

    /// <param name="path">The path as the user wrote it, or a name in angle brackets for text without a file.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineStarts.Length;

    public SourceSpan Span(int start, int length) => new(this, start, length);

    /// <summary>The line and column, both from 1, of an offset in [0, length of the text].</summary>
    public (int Line, int Column) LocationOf(int position)
    {
        int index = Array.BinarySearch(_lineStarts, position);
        int line = index >= 0 ? index : ~index - 1;
        return (line + 1, position - _lineStarts[line] + 1);
    }

    /// <summary>The text of a line, numbered from 1, without its line break.</summary>
    public string LineText(int line)
    {
        int start = _lineStarts[line - 1];
        int end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }

    /// <summary>The text of a line, numbered from 1, where it stands.</summary>
    public SourceSpan LineSpan(int line) => Span(_lineStarts[line - 1], LineText(line).Length);

    public override string ToString() => Path;

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
