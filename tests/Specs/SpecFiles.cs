using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>The specifications of the project, by their paths below <c>specs/</c>.</summary>
internal static class SpecFiles
{
    public static TheoryData<string> All => [.. Names()];

    /// <summary>Those with at most, or more than, so many expected states; one that expects no number counts as small.</summary>
    public static TheoryData<string> WithStates(long limit, bool above) =>
        [.. Names().Where(name => ExpectedStates(name) > limit == above)];

    private static IEnumerable<string> Names()
    {
        string root = Repository.PathTo("specs");
        return Directory.EnumerateFiles(root, "*.m", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(root, file));
    }

    private static long ExpectedStates(string name) =>
        Load(name).Expectations.FirstOrDefault(e => e.Kind == ExpectationKind.States)?.Number ?? 0;

    public static LoadResult Load(string file) => Specification.Load(Repository.PathTo("specs", file));
}
