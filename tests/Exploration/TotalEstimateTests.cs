using ModelCheck.Exploration.Search;
using Xunit;

namespace ModelCheck.Tests.Exploration;

public class TotalEstimateTests
{
    /// <summary>Sizes of the levels of specs/classic/german.m with four nodes.</summary>
    private static readonly long[] German =
    [
        2, 16, 64, 208, 560, 1_160, 2_392, 5_464, 10_272, 14_872, 19_304, 23_728,
        26_684, 30_168, 37_364, 46_920, 55_448, 63_416, 71_868, 78_808, 82_350, 83_576, 82_652, 77_920,
        70_320, 61_920, 52_104, 40_272, 28_554, 18_640, 10_664, 5_024, 1_952, 640, 128,
    ];

    [Theory]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    public void Holds_the_total_of_a_real_model_once_its_levels_shrink(int levels)
    {
        TotalEstimate estimate = Estimate(German.Take(levels))!.Value;

        Assert.InRange(German.Sum(), estimate.Low, estimate.High);
        Assert.True(estimate.High < 3 * German.Sum());
    }

    [Fact]
    public void Is_narrow_where_growth_falls_steadily()
    {
        // A bell: 40 levels, the widest in the middle.
        long[] bell = [.. Enumerable.Range(0, 40).Select(i => (long)(1e6 * Math.Exp(-Math.Pow(i - 20, 2) / 40)))];

        TotalEstimate estimate = Estimate(bell.Take(26))!.Value;

        Assert.InRange(bell.Sum(), estimate.Low, estimate.High);
        Assert.True(estimate.High < 1.3 * estimate.Low);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public void Is_unknown_early_and_while_levels_grow(int levels) => Assert.Null(Estimate(German.Take(levels)));

    [Fact]
    public void Is_unknown_when_levels_neither_grow_nor_shrink() =>
        Assert.Null(Estimate(Enumerable.Repeat(1L, 5000)));

    private static TotalEstimate? Estimate(IEnumerable<long> levels)
    {
        var estimator = new TotalEstimator();
        foreach (long size in levels)
            estimator.Add(size);

        return estimator.Estimate(levels.Sum());
    }
}
