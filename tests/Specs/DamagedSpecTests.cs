using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Printing;
using ModelCheck.Tests.Language.Syntax;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Every specification and module of the project, cut before, in and changed at each token, is accepted or reported.
/// </summary>
public class DamagedSpecTests
{
    public static TheoryData<string> Folders =>
        ["specs/classic", "specs/protocols", "specs/broken", "specs/ext4-data-journal", "model"];

    public static TheoryData<string> WholeSpecifications =>
        SpecFiles.Where(name => !SpecFiles.IsKernelModel(name));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Damaged_at_any_token_it_is_parsed_or_reported(string folder)
    {
        foreach (string text in Repository.SpecificationsBelow(folder).Select(File.ReadAllText))
            TimedReading.AssertAllEnd(Damaged(text, stride: 1), damaged => Parsing.Parse(damaged).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(WholeSpecifications))]
    public void Damaged_at_many_tokens_it_is_loaded_or_reported(string file)
    {
        string text = File.ReadAllText(Repository.PathTo("specs", file));
        TimedReading.AssertAllEnd(Damaged(text, stride: 3), Load);
    }

    [Fact]
    public void The_kernel_model_damaged_at_some_tokens_is_loaded_or_reported()
    {
        string text = Flattener.Flatten(SpecFiles.Load("ext4-data-journal/v6.4.m").System!);
        TimedReading.AssertAllEnd(Damaged(text, stride: 97), Load);
    }

    private static IReadOnlyList<Diagnostic> Load(string text) => [.. Specification.FromText(text).Diagnostics];

    private static IEnumerable<string> Damaged(string text, int stride) =>
        SmallSpecifications.TruncationsOf(text, stride).Concat(SmallSpecifications.MutationsOf(text, stride));
}
