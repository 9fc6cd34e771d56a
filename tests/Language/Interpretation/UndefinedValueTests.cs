using ModelCheck.Language;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Where undefined values may go, in all three readings of the language.</summary>
public class UndefinedValueTests
{
    private const string Declarations = """
        type Node: scalarset(3);
             Small: 0..9;
             Pair: record low: Small; on: boolean; end;
        var x, y: Small;
            p, q: Pair;
            m, n: Node;
            same: boolean;
        function identity(v: Small): Small; begin return v; end;

        """;

    [Theory]
    [InlineData("y := 1; y := x;", "y")]
    [InlineData("y := 1; y := p.low;", "y")]
    [InlineData("y := 1; y := identity(x);", "y")]
    public void Copying_an_undefined_simple_value_is_an_error_only_in_Rumur(string body, string target)
    {
        Assert.Equal("Undefined", ModelRunner.Run(Declarations, body)[target]);
        Assert.Equal("Undefined", ModelRunner.Run(Declarations, body, Compatibility.CMurphi)[target]);
        ModelError error =
            ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, body, Compatibility.Rumur));
        Assert.Equal(ModelErrorKind.UndefinedRead, error.Kind);
    }

    [Theory]
    [InlineData(Compatibility.None)]
    [InlineData(Compatibility.Rumur)]
    [InlineData(Compatibility.CMurphi)]
    public void Undefined_parts_of_a_record_are_copied_in_every_reading(Compatibility compatibility)
    {
        ModelRunner runner =
            ModelRunner.Run(Declarations, "q.on := true; p.low := 4; q := p;", compatibility);

        Assert.Equal("{low: 4, on: Undefined}", runner["q"]);
    }

    [Theory]
    [InlineData(Compatibility.None)]
    [InlineData(Compatibility.Rumur)]
    public void Comparing_undefined_scalarset_values_is_an_error(Compatibility compatibility)
    {
        ModelError error =
            ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, "same := m = n;", compatibility));

        Assert.Equal((ModelErrorKind.UndefinedRead, "'m' is undefined"), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("same := m = n;", "true")]
    [InlineData("for i: Node do m := i; end; same := m = n;", "false")]
    [InlineData("for i: Node do m := i; end; same := n != m;", "true")]
    [InlineData("for i: Node do m := i; n := i; end; same := m = n;", "true")]
    public void CMurphi_compares_undefined_scalarset_values(string body, string expected) =>
        Assert.Equal(expected, ModelRunner.Run(Declarations, body, Compatibility.CMurphi)["same"]);

    [Fact]
    public void The_literal_undefined_may_be_assigned_and_passed()
    {
        Assert.Equal("Undefined", ModelRunner.Run(Declarations, "y := 1; y := undefined;")["y"]);
        Assert.Equal("Undefined", ModelRunner.Run(Declarations, "y := 1; y := identity(undefined);")["y"]);
    }

    [Fact]
    public void Undefined_elements_of_a_multiset_come_first()
    {
        ModelRunner runner = ModelRunner.Run(
            $"{Declarations} var bag: multiset [2] of Small;",
            "x := 4; multisetadd(x, bag); undefine x; multisetadd(x, bag);");

        Assert.Equal("{| Undefined, 4 |}", runner["bag"]);
    }

    [Fact]
    public void An_undefined_union_value_stays_undefined_in_its_member()
    {
        const string Declarations = """
            type Node: scalarset(2); Color: enum { red, green }; Either: union { Node, Color };
            var either: Either; color: Color;

            """;

        Assert.Equal("Undefined", ModelRunner.Run(Declarations, "color := red; color := either;")["color"]);
        Assert.Equal("green", ModelRunner.Run(Declarations, "either := green; color := either;")["color"]);
    }
}
