using ModelCheck.Language;
using ModelCheck.Language.Results;
using Xunit;
using static ModelCheck.Language.Compatibility;
using static ModelCheck.Language.Results.ModelErrorKind;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Loops and arithmetic where the Murphi checkers differ.</summary>
public class SemanticsTests
{
    private const string Declarations = "var lo, hi, step, count, last: 0..100; x: 0..3; b: boolean;";

    [Theory]
    [InlineData(None, "for i := lo to hi do count := count + 1; last := i; end;", "0")]
    [InlineData(CMurphi, "for i := lo to hi do count := count + 1; last := i; end;", "0")]
    [InlineData(Rumur, "for i := lo to hi do count := count + 1; last := i; end;", "5")]
    [InlineData(None, "b := exists i := lo to hi do i = 3 end; count := b ? 1 : 0;", "0")]
    [InlineData(Rumur, "b := exists i := lo to hi do i = 3 end; count := b ? 1 : 0;", "1")]
    public void A_loop_from_above_to_below_counts_down_only_in_Rumur(
        Compatibility compatibility, string loop, string expected)
    {
        ModelRunner runner =
            ModelRunner.Run(Declarations, $"lo := 5; hi := 1; count := 0; {loop}", compatibility);

        Assert.Equal(expected, runner["count"]);
        Assert.Contains(runner["last"], new[] { "Undefined", "1" });
    }

    [Fact]
    public void A_step_in_the_wrong_direction_is_an_error_only_in_Rumur()
    {
        const string Body =
            "lo := 5; hi := 1; step := 2; count := 0; for i := lo to hi by step do count := 9; end;";

        Assert.Equal("0", ModelRunner.Run(Declarations, Body)["count"]);
        ModelError error = ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, Body, Rumur));
        Assert.Equal((BadLoopStep, "step 2 never gets from 5 to 1"), (error.Kind, error.Message));
        Assert.Equal("step", error.Span.Text);
    }

    [Fact]
    public void Rumur_runs_once_when_both_bounds_are_equal_whatever_the_step() =>
        Assert.Equal(
            "1",
            ModelRunner.Run(
                Declarations,
                "lo := 5; hi := 5; count := 0; for i := lo to hi by -1 do count := count + 1; end;",
                Rumur)["count"]);

    [Fact]
    public void Rumur_computes_in_the_narrowest_type_that_holds_every_number_of_the_model()
    {
        const string Body = "x := 0; b := x - 1 < 0;";

        Assert.Equal("true", ModelRunner.Run(Declarations, Body)["b"]);
        Assert.Equal("true", ModelRunner.Run(Declarations, Body, CMurphi)["b"]);
        ModelError error = ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, Body, Rumur));
        Assert.Equal(Overflow, error.Kind);
        Assert.Equal("0 - 1 = -1 is outside 0..255, the integers of this model", error.Message);
    }

    [Fact]
    public void CMurphi_wraps_at_32_bits()
    {
        const string Wide = "var w: 0..2147483647; b: boolean;";
        const string Body = "w := 2147483647; b := w + 1 < 0;";

        Assert.Equal("false", ModelRunner.Run(Wide, Body)["b"]);
        Assert.Equal("true", ModelRunner.Run(Wide, Body, CMurphi)["b"]);
        Assert.Equal("false", ModelRunner.Run(Wide, Body, Rumur)["b"]);
    }
}
