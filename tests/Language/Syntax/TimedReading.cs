using System.Diagnostics;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>Reading a text comes to an end soon, with diagnostics that can be printed.</summary>
internal static class TimedReading
{
    // Far more than any text needs, so that a busy machine does not fail the tests, and a hang or quadratic time
    // does.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const int ShownLength = 10_000;

    /// <summary>Reads texts, at least one.</summary>
    public static void AssertAllEnd(IEnumerable<string> texts, Func<string, IReadOnlyList<Diagnostic>> read)
    {
        // One deep stack for all of them, since starting a thread takes longer than reading most texts.
        int count = DeepStack.Run(() => texts.Select(text => AssertEnds(text, read)).Count());
        Assert.NotEqual(0, count);
    }

    public static IReadOnlyList<Diagnostic> AssertEnds(string text, Func<string, IReadOnlyList<Diagnostic>> read)
    {
        var watch = Stopwatch.StartNew();
        IReadOnlyList<Diagnostic> diagnostics = read(text);
        new DiagnosticPrinter(TextWriter.Null, useColor: false).Print(diagnostics);
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}:\n{text[..int.Min(text.Length, ShownLength)]}");
        return diagnostics;
    }
}
