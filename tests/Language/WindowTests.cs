using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language;

public class WindowTests
{
    private const string Counter = "const N: 2;\nvar x: 0..3;\nstartstate x := 0; end;\nrule x < 3 ==> x := x + 1; end;\n";

    [Fact]
    public void A_window_is_a_named_condition_that_may_use_what_stands_below_it()
    {
        LoadResult loaded = Specification.FromText(
            "--- @window \"late\" late() & forall i: 0..1 do i < x end\n" + Counter
            + "function late(): boolean; begin return x >= N; end;\n");

        Assert.Empty(loaded.Diagnostics);
        Property window = Assert.Single(loaded.System!.Windows);
        var interpreter = new Interpreter(loaded.System);
        Assert.Equal("late", window.Name);
        Assert.Equal(
            [false, false, true, true],
            Enumerable.Range(0, 4).Select(x => interpreter.Holds(new Instance<Property>(window, []), [x])));
        Assert.Equal((1, "\"late\" late() & forall i: 0..1 do i < x end"), (window.Span.Line, window.Span.Text));
    }

    [Fact]
    public void A_window_is_no_property()
    {
        LoadResult loaded = Specification.FromText("--- @window \"w\" x = 1\n" + Counter);

        Assert.Empty(loaded.System!.Properties);
    }

    [Theory]
    [InlineData("--- @window \"w\" y = 1", "MC0201", 1, 17)]
    [InlineData("  --- @window \"w\" x", "MC0301", 1, 19)]
    [InlineData("--- @window \"w\" x = ", "MC0110", 1, 21)]
    public void A_mistake_in_a_window_is_reported_where_it_is(string text, string code, int line, int column)
    {
        LoadResult loaded = Specification.FromText(text + "\n" + Counter);

        Assert.Null(loaded.System);
        Diagnostic diagnostic = Assert.Single(loaded.Diagnostics);
        Assert.Equal((code, line, column), (diagnostic.Code, diagnostic.Span.Line, diagnostic.Span.Column));
    }
}
