using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using Xunit;

namespace ModelCheck.Tests.Language.Expectations;

public class ExpectationComparisonTests
{
    private const string Counter =
        """
        type Page: scalarset(2); Task: scalarset(2);
        var x: 0..3;
        startstate begin x := 0; end;
        rule "up" x < 3 ==> begin x := x + 1; end;
        invariant "high" x < 2;
        invariant "low" x >= 0;
        """;

    [Fact]
    public void An_unmet_expectation_is_noticed()
    {
        LoadResult spec = Specification.FromText("""
            -- expect: states 7
            -- expect: violated "low" in 2 steps
            -- expect: violated "high" in 5 steps
            -- expect: violated "high" in 2 steps

            """ + Counter);

        Assert.Equal(
            [
                (ExpectationStatus.Unmet, "3 states"),
                (ExpectationStatus.Unmet, "invariant 'high' in 2 steps"),
                (ExpectationStatus.Unmet, "in 2 steps"),
                (ExpectationStatus.Met, null),
            ],
            Compare(spec, Check(spec)));
    }

    [Theory]
    [InlineData("proved \"low\"", "Page, Task", null)]
    [InlineData("proved \"low\"", "", null)]
    [InlineData("proved \"low\" for any Page, Task", "Page, Task", null)]
    [InlineData("proved \"low\" for any Task", "Page, Task", null)]
    [InlineData("proved \"low\" for any Page, Task", "Task", "proved, but not for any Page")]
    [InlineData("proved \"low\" for any Page", "", "proved, but not for any Page")]
    [InlineData("proved \"high\"", "Page, Task", "not proved")]
    public void An_expected_proof_is_met_by_one_that_says_as_much(string expected, string anySize, string? actual)
    {
        LoadResult spec = Load(expected);
        ImmutableArray<string> types =
            [.. anySize.Split(", ", StringSplitOptions.RemoveEmptyEntries)];
        var proof = new ProvedProperty(spec.System!.Properties.Single(p => p.Name == "low"), types);

        ExpectationStatus status = actual is null ? ExpectationStatus.Met : ExpectationStatus.Unmet;
        Assert.Equal([(status, actual)], Compare(spec, null, [proof]));
    }

    [Fact]
    public void Of_several_proofs_of_a_property_the_best_counts()
    {
        LoadResult spec = Load("proved \"low\" for any Page");
        ProvedProperty[] proofs =
            [.. new[] { "Task", "Page" }.Select(type => new ProvedProperty(spec.System!.Properties[1], [type]))];

        Assert.Equal([(ExpectationStatus.Met, null)], Compare(spec, null, proofs));
    }

    [Fact]
    public void What_no_result_decides_is_not_met()
    {
        LoadResult proof = Load("proved \"low\"");
        LoadResult check = Load("states 3");

        Assert.Equal([(ExpectationStatus.Undecided, "only a proof decides it")], Compare(proof, Check(proof)));
        Assert.Equal([(ExpectationStatus.Undecided, "only a check decides it")], Compare(check, null, []));
        Assert.Equal([(ExpectationStatus.Met, null)], Compare(check, Check(check), []));
    }

    [Theory]
    [InlineData("states 3", "invariant 'high' in 2 steps")]
    [InlineData("deadlock", "invariant 'high' in 2 steps")]
    [InlineData("violated \"high\"", null)]
    public void What_is_wrong_must_be_mentioned(string expected, string? unmentioned)
    {
        LoadResult spec = Load(expected);
        Assert.Equal(unmentioned, ExpectationComparison.Unmentioned(spec.Expectations, Check(spec)));
    }

    [Fact]
    public void An_unfinished_search_meets_no_count()
    {
        LoadResult spec = Load("states 2");
        CheckResult result = Checker.Check(spec.System!, new CheckOptions
        {
            Exploration = new ExplorationOptions { Bound = 1 },
        });

        Assert.Equal(2, result.States);
        Assert.StartsWith("inconclusive: ", ExpectationComparison.Unmentioned(spec.Expectations, result));
    }

    [Fact]
    public void Covers_are_met_only_where_there_are_some()
    {
        LoadResult spec = Load("covers");
        Assert.Equal([(ExpectationStatus.Unmet, "there is no cover")], Compare(spec, Check(spec)));
    }

    private static LoadResult Load(string expected)
    {
        LoadResult spec = Specification.FromText($"-- expect: {expected}\n{Counter}");
        Assert.Empty(spec.Diagnostics);
        return spec;
    }

    private static CheckResult Check(LoadResult spec) => Checker.Check(spec.System!, new CheckOptions());

    private static IEnumerable<(ExpectationStatus Status, string? Actual)> Compare(
        LoadResult spec, CheckResult? check, ProvedProperty[]? proofs = null) =>
        ExpectationComparison.Compare(spec.Expectations, check, proofs).Select(c => (c.Status, c.Actual));
}
