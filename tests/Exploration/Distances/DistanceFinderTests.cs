using ModelCheck.Exploration;
using ModelCheck.Exploration.Distances;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Distances;

public class DistanceFinderTests
{
    private const int Many = 200_000;

    /// <summary>Rules 0 to 3: on, back, far, off for ever.</summary>
    private const string Line =
        """
        var x: 0..20;
        startstate "zero" x := 0; end;
        rule "on" x < 5 ==> x := x + 1; end;
        rule "back" x > 0 & x < 5 ==> x := x - 1; end;
        rule "far" x = 2 ==> x := 10; end;
        rule "off" x = 3 ==> x := 18; end;
        rule "return" x >= 10 & x < 15 ==> x := x = 14 ? 3 : x + 1; end;
        rule "rest" x >= 18 ==> x := x = 18 ? 19 : 18; end;
        invariant "not five" x != 5;

        """;

    [Fact]
    public void Each_rule_along_the_trace_has_its_distance()
    {
        ViolationDistances distances = Find(Line, Many)!;

        Assert.Null(distances.Bound);
        Assert.Equal(["0:5"], Texts(distances, 0));
        Assert.Equal(["0:4", "1:6"], Texts(distances, 1));
        Assert.Equal(["0:3", "1:5", "2:8"], Texts(distances, 2));
        Assert.Equal(["0:2", "1:4", "3:never"], Texts(distances, 3));
    }

    [Fact]
    public void Beyond_the_states_looked_at_nothing_is_claimed()
    {
        ViolationDistances all = Find(Line, Many)!;
        for (int most = 1; most < 16; most++)
        {
            ViolationDistances some = Find(Line, most)!;
            for (int step = 0; step < all.Steps.Length; step++)
            {
                foreach ((RuleDistance known, RuleDistance exact) in some.Steps[step].Zip(all.Steps[step]))
                {
                    Assert.Equal(exact.Rule, known.Rule);
                    if (known.Firings is not null)
                        Assert.Equal(exact.Firings, known.Firings);
                    else if (some.Bound is { } bound)
                        Assert.True(exact.Firings is null || exact.Firings > bound);
                    else
                        Assert.Null(exact.Firings);
                }
            }
        }
    }

    [Theory]
    [InlineData("specs/ext4-data-journal/v5.7.m")]
    [InlineData("specs/broken/german-lost-write-back.m")]
    public void The_rules_of_a_shortest_trace_are_as_far_as_the_trace_says(string path)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo(path), new LoadOptions()).System!;
        Violation violation = Checker.Check(system, new CheckOptions()).Violations[0];
        ViolationDistances distances = DistanceFinder.Find(system, violation, Many)!;
        for (int step = 0; step < violation.Trace!.Length; step++)
        {
            int left = violation.Trace.Length - step;
            Assert.Contains(distances.Steps[step], one => one.Firings == left);
            Assert.DoesNotContain(distances.Steps[step], one => one.Firings < left);
        }
    }

    [Fact]
    public void An_error_is_a_violation_too()
    {
        ViolationDistances distances = Find(SmallSpecs.FailsAssertion, Many)!;

        Assert.Equal(["0:2"], Texts(distances, 0));
        Assert.Contains("2:1", Texts(distances, 1));
    }

    [Theory]
    [InlineData(SmallSpecs.Deadlocks)]
    [InlineData(SmallSpecs.ViolatesLiveness)]
    public void What_no_single_state_shows_has_no_distances(string specification) =>
        Assert.Null(Find(specification, Many));

    private static ViolationDistances? Find(string text, int mostStates)
    {
        TransitionSystem system = Specification.FromText(text).System!;
        return DistanceFinder.Find(system, Checker.Check(system, new CheckOptions()).Violations[0], mostStates);
    }

    private static string[] Texts(ViolationDistances distances, int step) =>
        [.. distances.Steps[step].Select(one => $"{one.Rule}:{(one.Firings is { } firings ? $"{firings}" : "never")}")];
}
