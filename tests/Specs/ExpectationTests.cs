using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
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

        Assert.Empty(ExpectationComparison.Compare(spec.Expectations, SpecResults.Of(file).Result)
            .Select(u => $"expected {u.Expectation}, but: {u.Actual}"));
    }

    [Fact]
    public void An_unmet_expectation_is_noticed()
    {
        LoadResult spec = Specification.FromText("""
            -- expect: states 7
            -- expect: violated "low" in 2 steps
            -- expect: violated "high" in 5 steps
            var x: 0..3;
            startstate begin x := 0; end;
            rule "up" x < 3 ==> begin x := x + 1; end;
            invariant "high" x < 2;
            """);
        CheckResult result = Checker.Check(spec.System!, new CheckOptions());
        Assert.Equal(
            ["states 7", "violated \"low\" in 2 steps", "violated \"high\" in 5 steps"],
            ExpectationComparison.Compare(spec.Expectations, result).Select(u => u.Expectation.ToString()));
    }
}
