using ModelCheck.Language;
using ModelCheck.Language.Printing;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>The project's own specifications and modules are what <c>modelcheck format</c> makes of them.</summary>
public class CanonicalFormatTests
{
    public static TheoryData<string> Folders => ["specs", "model"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_file_is_in_the_canonical_format(string folder) => Assert.Empty(
        Repository.SpecificationsBelow(folder)
            .Where(IsFormattedOtherwise)
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Fact]
    public void Every_specification_loads_without_a_warning() => Assert.Empty(
        SpecFiles.Names().SelectMany(name => SpecFiles.Load(name).Diagnostics).Select(d => $"{d.Span}: {d.Message}"));

    private static bool IsFormattedOtherwise(string path)
    {
        ParseResult parsed = Specification.Parse(path, Compatibility.None);
        return Formatter.Format(parsed.Syntax, parsed.File) != parsed.File.Text;
    }
}
