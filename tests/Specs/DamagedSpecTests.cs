using System.Diagnostics;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Text;
using ModelCheck.Tests.Language.Syntax;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Every specification and module of the project, cut before, in and changed at each token, is accepted or reported.
/// </summary>
public class DamagedSpecTests
{
    // Far more than any of these needs, so that a busy machine does not fail the tests and a hang does.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Folders =>
        ["specs/classic", "specs/protocols", "specs/broken", "specs/ext4-data-journal", "model"];

    public static TheoryData<string> WholeSpecifications =>
        SpecFiles.Where(name => !name.StartsWith("ext4", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Damaged_at_any_token_it_is_parsed_or_reported(string folder)
    {
        string[] files = Directory.GetFiles(Repository.PathTo(folder), "*.m", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string text in files.Select(File.ReadAllText))
            AssertAllEndInTime(Damaged(text, stride: 1), damaged => Parsing.Parse(damaged).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(WholeSpecifications))]
    public void Damaged_at_many_tokens_it_is_loaded_or_reported(string file)
    {
        string text = File.ReadAllText(Repository.PathTo("specs", file));
        AssertAllEndInTime(Damaged(text, stride: 3), Load);
    }

    [Fact]
    public void The_kernel_model_damaged_at_some_tokens_is_loaded_or_reported()
    {
        string text = Flattener.Flatten(SpecFiles.Load("ext4-data-journal/v6.4.m").System!);
        AssertAllEndInTime(Damaged(text, stride: 97), Load);
    }

    private static IReadOnlyList<Diagnostic> Load(string text) => [.. Specification.FromText(text).Diagnostics];

    private static IEnumerable<string> Damaged(string text, int stride) =>
        SmallSpecifications.TruncationsOf(text, stride).Concat(SmallSpecifications.MutationsOf(text, stride));

    // One deep stack for all texts, since starting a thread takes longer than reading most of them.
    private static void AssertAllEndInTime(IEnumerable<string> texts, Func<string, IReadOnlyList<Diagnostic>> read)
    {
        int count = DeepStack.Run(() =>
        {
            int done = 0;
            foreach (string text in texts)
            {
                var watch = Stopwatch.StartNew();
                new DiagnosticPrinter(TextWriter.Null, useColor: false).Print(read(text));
                Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}:\n{text}");
                done++;
            }

            return done;
        });
        Assert.NotEqual(0, count);
    }
}
