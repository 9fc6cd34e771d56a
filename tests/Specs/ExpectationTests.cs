using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>Every specification of the project gives exactly what its header says.</summary>
public class ExpectationTests
{
    public static TheoryData<string> Files => SpecFiles.All;

    [Theory]
    [MemberData(nameof(Files))]
    public void Gives_what_its_header_expects(string file)
    {
        LoadResult spec = SpecFiles.Load(file);
        Assert.False(spec.HasErrors, string.Join('\n', spec.Diagnostics.Select(d => $"{d.Span}: {d.Message}")));
        Assert.NotEmpty(spec.Expectations);

        Assert.Empty(ExpectationComparison.Compare(SpecFiles.AtDeclaredSizes(file), SpecResults.Of(file).Result)
            .Where(c => c.Status == ExpectationStatus.Unmet)
            .Select(u => $"expected {u.Expectation}, but: {u.Actual}"));
    }
}
