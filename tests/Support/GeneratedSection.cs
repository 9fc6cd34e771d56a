using Xunit;

namespace ModelCheck.Tests.Support;

/// <summary>
/// Lines of a document that a test computes, between <c>&lt;!-- generated: name --&gt;</c> and
/// <c>&lt;!-- end: name --&gt;</c>. With <c>MODELCHECK_UPDATE=1</c> the test writes them.
/// </summary>
internal static class GeneratedSection
{
    private static readonly Lock Writing = new();

    /// <summary>Fails unless the section holds these lines.</summary>
    public static void Compare(string path, string name, IEnumerable<string> lines)
    {
        string expected = string.Join('\n', lines);
        lock (Writing)
        {
            string text = File.ReadAllText(path);
            (int start, int end) = Find(text, name);
            if (Environment.GetEnvironmentVariable("MODELCHECK_UPDATE") == "1")
                File.WriteAllText(path, $"{text[..start]}{expected}{text[end..]}");
            else
                Assert.Equal(expected, text[start..end]);
        }
    }

    private static (int Start, int End) Find(string text, string name)
    {
        string opening = $"<!-- generated: {name} -->\n";
        int start = text.IndexOf(opening, StringComparison.Ordinal);
        int end = text.IndexOf($"\n<!-- end: {name} -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end >= 0, $"no section '{name}'");
        return (start + opening.Length, end);
    }
}
