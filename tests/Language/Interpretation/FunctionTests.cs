using ModelCheck.Language;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

public class FunctionTests
{
    private const string Declarations = """
        type Small: 0..99;
             Row: array [1..2] of Small;
             Bag: multiset [2] of Small;
        var x, y: Small;
            row, other: Row;
            bag: Bag;
        function sum(n: Small): Small; begin
          if n = 0 then return 0; end;
          return n + sum(n - 1);
        end;
        function changed(v: Small): Small; begin x := 9; return v; end;
        function fresh(): Small; var v: Small; begin
          if isundefined(v) then v := 1; else v := 2; end;
          return v;
        end;
        function filled(v: Small): Row; var r: Row; begin r[1] := v; r[2] := v + 1; return r; end;
        function first(r: Row): Small; begin return r[1]; end;
        function isempty(): boolean; var b: Bag; begin return multisetcount(i: b, true) = 0; end;
        function missing(v: Small): boolean; begin return isundefined(v); end;
        function maybe(): Small; var v: Small; begin return v; end;
        procedure swap(var v, w: Small); var t: Small; begin t := v; v := w; w := t; end;
        procedure put_first(var r: Row; v: Small); begin r[1] := v; end;
        procedure early(var v: Small); begin v := 1; return; v := 2; end;

        """;

    [Theory]
    [InlineData("y := sum(5);", "15")]
    [InlineData("y := fresh() + fresh();", "2")]
    [InlineData("x := 3; y := 4; swap(x, y);", "3")]
    [InlineData("x := 3; swap(x, x); y := x;", "3")]
    [InlineData("row[1] := 3; row[2] := 4; swap(row[1], row[2]); y := row[1];", "4")]
    [InlineData("put_first(row, 8); y := row[1];", "8")]
    [InlineData("row := filled(4); y := row[2];", "5")]
    [InlineData("y := first(filled(6));", "6")]
    [InlineData("row := filled(4); y := first(row);", "4")]
    [InlineData("row := filled(4); y := row = filled(4) ? 1 : 0;", "1")]
    [InlineData("x := 1; other := filled(3); row := x = 1 ? other : row; y := row[1];", "3")]
    [InlineData("early(y);", "1")]
    [InlineData("if isempty() then y := 5; end;", "5")]
    [InlineData("y := missing(x) ? 1 : 0;", "1")]
    [InlineData("x := 1; y := missing(x) ? 1 : 0;", "0")]
    [InlineData("y := 3; y := maybe();", "Undefined")]
    public void Calls_pass_and_return_values(string body, string expected) =>
        Assert.Equal(expected, ModelRunner.Run(Declarations, body)["y"]);

    [Theory]
    [InlineData(Compatibility.None, "1")]
    [InlineData(Compatibility.Rumur, "1")]
    [InlineData(Compatibility.CMurphi, "9")]
    public void A_parameter_without_var_sees_changes_of_its_argument_only_in_CMurphi(
        Compatibility compatibility, string expected)
    {
        const string Text = """
            type Small: 0..99;
            var x: Small; y: Small;
            function changed(v: Small): Small; begin x := 9; return v; end;
            startstate begin x := 1; y := changed(x); end;
            rule "idle" true ==> begin x := 1; end;
            """;
        var runner = new ModelRunner(Text, compatibility);
        runner.Start();

        Assert.Equal(expected, runner["y"]);
    }

    [Fact]
    public void The_place_of_a_var_argument_is_fixed_on_entry()
    {
        const string Text = """
            var i: 0..3; a: array [0..3] of 0..9;
            procedure set(var v: 0..9); begin i := 2; v := 5; end;
            startstate begin i := 1; set(a[i]); end;
            """;
        var runner = new ModelRunner(Text);
        runner.Start();

        Assert.Equal("[0: Undefined, 1: 5, 2: Undefined, 3: Undefined]", runner["a"]);
    }

    [Fact]
    public void What_a_guard_writes_is_part_of_the_firing_and_of_nothing_else()
    {
        const string Text = """
            var x, y: 0..9;
            function bump(): boolean; begin x := x + 1; return y = 0; end;
            startstate begin x := 0; y := 0; end;
            rule bump() ==> begin y := x; end;
            """;
        var runner = new ModelRunner(Text, Compatibility.Rumur);
        runner.Start();

        Assert.True(runner.IsEnabled());
        Assert.Equal("0", runner["x"]);
        runner.Fire();
        Assert.Equal("1", runner["x"]);
        Assert.Equal("1", runner["y"]);
        Assert.False(runner.IsEnabled());
        Assert.Equal("1", runner["x"]);
    }
}
