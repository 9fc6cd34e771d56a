using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>The value of every kind of expression.</summary>
public class ExpressionTests
{
    private const string Declarations = """
        type Node: scalarset(3);
             Color: enum { red, green, blue };
             Pair: record low: 0..9; on: boolean; end;
             Either: union { Node, Color };
        var result: -100..100;
            truth: boolean;
            x, y, z: -100..100;
            color: Color;
            either: Either;
            nodes: array [Node] of boolean;
            p, q: Pair;
            s, t: multiset [3] of 0..9;

        """;

    [Theory]
    [InlineData("7 / 2", 3)]
    [InlineData("(0 - 7) / 2", -3)]
    [InlineData("7 / (0 - 2)", -3)]
    [InlineData("(0 - 7) / (0 - 2)", 3)]
    [InlineData("7 % 2", 1)]
    [InlineData("(0 - 7) % 2", -1)]
    [InlineData("7 % (0 - 2)", 1)]
    [InlineData("(0 - 7) % (0 - 2)", -1)]
    [InlineData("2 + 3 * 4", 14)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("-x", -5)]
    [InlineData("x - -y", 8)]
    [InlineData("~x", -6)]
    [InlineData("x & y", 1)]
    [InlineData("x | y", 7)]
    [InlineData("x ^ y", 6)]
    [InlineData("x << y", 40)]
    [InlineData("-x >> 1", -3)]
    [InlineData("x << -1", 2)]
    [InlineData("-x >> 100", -1)]
    [InlineData("truth ? x : y", 5)]
    [InlineData("!truth ? x : y", 3)]
    public void Integers(string expression, int expected) =>
        Assert.Equal(
            expected.ToString(),
            Evaluate("result", $"x := 5; y := 3; truth := true; result := {expression};"));

    [Theory]
    [InlineData("x < y", false)]
    [InlineData("y < x", true)]
    [InlineData("x <= 5", true)]
    [InlineData("x <= 4", false)]
    [InlineData("x > y", true)]
    [InlineData("x > 5", false)]
    [InlineData("x >= 5", true)]
    [InlineData("x >= 6", false)]
    [InlineData("x = 5", true)]
    [InlineData("x != 5", false)]
    [InlineData("color = green", true)]
    [InlineData("color != green", false)]
    [InlineData("true = (x = 5)", true)]
    [InlineData("true & false", false)]
    [InlineData("true | false", true)]
    [InlineData("true -> false", false)]
    [InlineData("false -> false", true)]
    [InlineData("!(x = y)", true)]
    [InlineData("x = y ? false : true", true)]
    [InlineData("false & z = 1", false)]
    [InlineData("true | z = 1", true)]
    [InlineData("false -> z = 1", true)]
    [InlineData("isundefined(z)", true)]
    [InlineData("isundefined(x)", false)]
    [InlineData("ismember(either, Color)", true)]
    [InlineData("ismember(either, Node)", false)]
    [InlineData("either = color", true)]
    [InlineData("p = q", true)]
    [InlineData("p != q", false)]
    [InlineData("s = t", true)]
    [InlineData("s != t", false)]
    public void Truth(string expression, bool expected)
    {
        const string State = """
            x := 5; y := 3; color := green; either := color; p.low := 1; q := p;
            multisetadd(x, s); multisetadd(y, s); multisetadd(y, t); multisetadd(x, t);
            """;

        Assert.Equal(expected ? "true" : "false", Evaluate("truth", $"{State} truth := {expression};"));
    }

    [Theory]
    [InlineData("forall n: Node do nodes[n] end", false)]
    [InlineData("exists n: Node do nodes[n] end", true)]
    [InlineData("forall n: Node do !nodes[n] end", false)]
    [InlineData("forall i := 1 to 4 do i < 5 end", true)]
    [InlineData("forall i := 1 to 5 do i < 5 end", false)]
    [InlineData("exists i := 1 to 9 by 3 do i = 7 end", true)]
    [InlineData("exists i := 1 to 9 by 3 do i = 8 end", false)]
    [InlineData("exists i := 9 to 1 by -4 do i = 5 end", true)]
    [InlineData("forall i := 5 to 1 do false end", true)]
    [InlineData("exists i := 5 to 1 do true end", false)]
    [InlineData("exists i := 1 to 9 do i = 1 | z = 1 end", true)]
    [InlineData("exists c: Color do c = blue end", true)]
    [InlineData("forall i := 0 to 2 do exists j := 0 to 2 do i + j = 2 end end", true)]
    public void Quantifiers(string expression, bool expected)
    {
        const string State = "x := 0; for n: Node do nodes[n] := x = 0; x := x + 1; end;";

        Assert.Equal(expected ? "true" : "false", Evaluate("truth", $"{State} truth := {expression};"));
    }

    [Theory]
    [InlineData("true", 3)]
    [InlineData("s[i] = 4", 2)]
    [InlineData("s[i] > 4", 1)]
    [InlineData("s[i] > 9", 0)]
    public void Multisets_are_counted(string condition, int expected)
    {
        const string Fill = "x := 4; multisetadd(x, s); multisetadd(x, s); x := 9; multisetadd(x, s);";

        Assert.Equal(
            expected.ToString(),
            Evaluate("result", $"{Fill} result := multisetcount(i: s, {condition});"));
    }

    [Fact]
    public void Operands_are_evaluated_from_left_to_right()
    {
        const string Text = """
            var x: 0..99;
            function next(): 0..99; begin x := x + 1; return x; end;
            startstate begin x := 0; x := next() * 10 + next(); end;
            """;
        var runner = new ModelRunner(Text);
        runner.Start();

        Assert.Equal("12", runner["x"]);
    }

    [Fact]
    public void Equal_records_may_have_equal_undefined_parts()
    {
        Assert.Equal("true", ModelRunner.Run(Declarations, "truth := p = q;")["truth"]);
        Assert.Equal("false", ModelRunner.Run(Declarations, "p.low := 0; truth := p = q;")["truth"]);
    }

    private static string Evaluate(string variable, string body) =>
        ModelRunner.Run(Declarations, body)[variable];
}
