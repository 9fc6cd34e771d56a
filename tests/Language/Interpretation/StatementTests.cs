using ModelCheck.Language.Interpretation;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>What every kind of statement does to the state.</summary>
public class StatementTests
{
    private const string Declarations = """
        type Color: enum { red, green, blue };
             Pair: record low: 1..9; on: boolean; end;
             Deep: record pairs: array [Color] of Pair; bag: multiset [2] of 0..9; end;
        var x, y: 0..99;
            color: Color;
            a: array [0..3] of 0..99;
            p, q: Pair;
            deep: Deep;

        """;

    [Theory]
    [InlineData("x := 4; y := x;", "4")]
    [InlineData("for i := 0 to 3 do a[i] := i * i; end; y := a[3];", "9")]
    [InlineData("p.low := 7; p.on := true; q := p; p.low := 1; y := q.low;", "7")]
    [InlineData("x := 1; if x = 0 then y := 1; elsif x = 1 then y := 2; elsif x < 9 then y := 3; end;", "2")]
    [InlineData("x := 5; if x = 0 then y := 1; elsif x = 1 then y := 2; else y := 4; end;", "4")]
    [InlineData("y := 8; if y = 0 then y := 1; end;", "8")]
    [InlineData("x := 2; switch x case 1, 2: y := 1; case 2: y := 2; else y := 3; end;", "1")]
    [InlineData("x := 2; switch x case 1: y := 1; case x: y := 2; else y := 3; end;", "2")]
    [InlineData("x := 9; switch x case 1: y := 1; else y := 3; end;", "3")]
    [InlineData("y := 6; x := 9; switch x case 1: y := 1; end;", "6")]
    [InlineData("color := blue; switch color case red: y := 1; case green, blue: y := 2; end;", "2")]
    [InlineData("y := 0; for i := 1 to 4 do y := (y * 10 + i) % 90; end;", "64")]
    [InlineData("y := 0; for i := 1 to 9 by 4 do y := y + i; end;", "15")]
    [InlineData("y := 0; for i := 1 to 8 by 4 do y := y + i; end;", "6")]
    [InlineData("y := 0; for i := 9 to 1 by -4 do y := y + i; end;", "15")]
    [InlineData("y := 0; for i := 1 to 9 by -4 do y := y + i; end;", "0")]
    [InlineData("y := 0; for i := 3 to 3 by -4 do y := y + i; end;", "3")]
    [InlineData("y := 3; for i := 1 to y do y := y + 1; end;", "6")]
    [InlineData("y := 0; for c: Color do if c = blue then y := y + 5; else y := y + 1; end; end;", "7")]
    [InlineData("y := 0; for i := 9223372036854775806 to 9223372036854775807 do y := y + 1; end;", "2")]
    [InlineData("y := 0; while y < 7 do y := y + 2; end;", "8")]
    [InlineData("x := 1; alias e: a[x] do x := 2; e := 5; end; y := a[1];", "5")]
    [InlineData("x := 1; alias e: x + 1 do x := 50; y := e; end;", "2")]
    [InlineData("alias e: p.low; f: q.low do e := 3; f := e + 1; end; y := q.low;", "4")]
    [InlineData("y := 1; return; y := 2;", "1")]
    [InlineData("y := 1; for i := 1 to 9 do y := i; if i = 4 then return; end; end;", "4")]
    [InlineData("y := 1; while true do y := y + 1; if y = 6 then return; end; end;", "6")]
    [InlineData("y := 3; assert y = 3; y := 4;", "4")]
    [InlineData("y := 3; assume y = 3; y := 4;", "4")]
    public void Run_in_order(string body, string expected) =>
        Assert.Equal(expected, ModelRunner.Run(Declarations, body)["y"]);

    [Fact]
    public void Clear_gives_every_part_its_least_value()
    {
        ModelRunner runner =
            ModelRunner.Run(Declarations, "x := 5; multisetadd(x, deep.bag); clear deep; clear color;");

        Assert.Equal("red", runner["color"]);
        Assert.Equal(
            "{pairs: [red: {low: 1, on: false}, green: {low: 1, on: false}, "
                + "blue: {low: 1, on: false}], bag: {| |}}",
            runner["deep"]);
    }

    [Fact]
    public void Undefine_reaches_every_part()
    {
        const string Fill = "clear deep; x := 5; multisetadd(x, deep.bag);";
        ModelRunner runner =
            ModelRunner.Run(Declarations, $"{Fill} undefine deep.pairs[green]; p.on := true; undefine p;");

        Assert.Equal("{low: Undefined, on: Undefined}", runner["p"]);
        Assert.Equal(
            "{pairs: [red: {low: 1, on: false}, green: {low: Undefined, on: Undefined}, "
                + "blue: {low: 1, on: false}], bag: {| 5 |}}",
            runner["deep"]);

        runner = ModelRunner.Run(Declarations, $"{Fill} undefine deep;");
        Assert.Equal(new Interpreter(runner.System).NewState()[^12..], runner.State[^12..]);
    }

    [Theory]
    [InlineData("for i := 1 to 3 do assume i < 3; end;")]
    [InlineData("if x = 0 then assume false; end;")]
    [InlineData("while true do assume false; end;")]
    [InlineData("switch x case 0: assume false; end;")]
    [InlineData("alias e: x do assume e = 1; end;")]
    [InlineData("x := picky(x);")]
    [InlineData("demand(x);")]
    public void A_false_assumption_abandons_the_firing(string body)
    {
        string text = $$"""
            var x: 0..9;
            function picky(v: 0..9): 0..9; begin assume v > 0; return v; end;
            procedure demand(v: 0..9); begin assume v > 0; end;
            startstate begin x := 0; end;
            rule begin {{body}} x := 1; end;
            rule "next" begin x := 2; end;
            """;
        var runner = new ModelRunner(text);

        Assert.Equal(FireOutcome.Fired, runner.Start());
        Assert.Equal(FireOutcome.Abandoned, runner.Fire());
        Assert.Equal("0", runner["x"]);
        Assert.Equal(FireOutcome.Fired, runner.Fire(1));
    }

    [Fact]
    public void Covers_are_announced_when_their_condition_is_true()
    {
        var runner = new ModelRunner(
            "var x: 0..9; startstate begin for i := 0 to 5 do x := i; cover x > 3; end; end;");
        int count = 0;
        runner.Interpreter.Covered = property =>
        {
            Assert.Same(runner.System.Properties.Single(), property);
            count++;
        };
        runner.Start();

        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData("put \"value \"; put x + 1;", "value 3")]
    [InlineData("put x;", "x:2\n")]
    [InlineData("put y;", "y:Undefined\n")]
    [InlineData("put x = 2;", "true")]
    [InlineData("put color;", "color:Undefined\n")]
    [InlineData("a[1] := 5; put a[x - 1];", "a[1]:5\n")]
    [InlineData("p.low := 3; put p;", "p.low:3\np.on:Undefined\n")]
    [InlineData("p.low := 3; put p.low;", "p.low:3\n")]
    [InlineData(
        "clear deep.pairs[red]; put deep.pairs[red];", "deep.pairs[red].low:1\ndeep.pairs[red].on:false\n")]
    [InlineData("multisetadd(x, deep.bag); put deep.bag;", "deep.bag{0}:2\n")]
    public void Put_prints_text_and_values(string body, string expected) =>
        Assert.Equal(expected, ModelRunner.Run(Declarations, $"x := 2; {body}").Output);
}
