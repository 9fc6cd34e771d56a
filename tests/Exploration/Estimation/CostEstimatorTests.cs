using ModelCheck.Exploration.Estimation;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using Xunit;

namespace ModelCheck.Tests.Exploration.Estimation;

public class CostEstimatorTests
{
    private const string Digits =
        """
        const N: 3;
        type Place: 1..N;
        var digit: array [Place] of 0..3;
        startstate for p: Place do digit[p] := 0; end; end;
        ruleset p: Place do rule digit[p] < 3 ==> digit[p] := digit[p] + 1; end; end;
        """;

    /// <summary>Four to the power of N states: the logarithm is a straight line.</summary>
    [Fact]
    public void Smaller_instances_say_how_many_states_a_large_one_has()
    {
        CostEstimate estimate = Estimate("12", maxStates: 20_000);

        Assert.Equal((EstimateBasis.SmallerInstances, "N"), (estimate.Basis, estimate.Constant));
        Assert.Equal(new SizedCount(7, 16_384), estimate.Sizes[^1]);
        Assert.Equal(7, estimate.Sizes.Length);
        Assert.InRange(estimate.States!.Value.Likely, 16_777_215, 16_777_217);
        Assert.True(estimate.States.Value.Low < 16_000_000 && estimate.States.Value.High > 17_000_000);
    }

    [Fact]
    public void What_can_be_explored_is_exact()
    {
        CostEstimate estimate = Estimate("4", maxStates: 1_000);

        Assert.Equal((EstimateBasis.Everything, 256L), (estimate.Basis, estimate.Found));
        Assert.Equal(new Band(256, 256, 256), estimate.States);
    }

    /// <summary>Twelve digits fill up like a bell: a tenth of it says what the rest is like.</summary>
    [Fact]
    public void Levels_say_how_many_states_there_are_where_no_constant_does()
    {
        LoadResult loaded = Specification.FromText(
            Digits.Replace("const N: 3;", "", StringComparison.Ordinal).Replace("1..N", "1..12", StringComparison.Ordinal));
        CostEstimate estimate = CostEstimator.Estimate(loaded, new LoadOptions(), new ProbeOptions { MaxStates = 1_600_000 });

        Assert.Equal(EstimateBasis.Levels, estimate.Basis);
        Assert.True(estimate.States!.Value.Holds(16_777_216), $"{estimate.States}");
    }

    [Fact]
    public void When_levels_grow_more_and_more_there_is_no_telling()
    {
        LoadResult loaded = Specification.FromText(
            """
            var x: 0..1000000000;
            startstate x := 0; end;
            ruleset i: 0..1 do rule x < 400000000 ==> x := 2 * x + i + 1; end; end;
            """);
        CostEstimate estimate = CostEstimator.Estimate(loaded, new LoadOptions(), new ProbeOptions { MaxStates = 2_000 });

        Assert.Equal((EstimateBasis.Nothing, null), (estimate.Basis, estimate.States));
        Assert.InRange(estimate.Found, 2_000, 2_100);
    }

    [Fact]
    public void Time_is_not_exceeded()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        LoadOptions options = new() { Constants = [("N", "14")] };
        CostEstimate estimate = CostEstimator.Estimate(
            Specification.FromText(Digits, options), options, new ProbeOptions { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.NotEqual(EstimateBasis.Everything, estimate.Basis);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"after {clock.Elapsed}");
    }

    private static CostEstimate Estimate(string size, long maxStates)
    {
        LoadOptions options = new() { Constants = [("N", size)] };
        return CostEstimator.Estimate(
            Specification.FromText(Digits, options), options, new ProbeOptions { MaxStates = maxStates });
    }
}
