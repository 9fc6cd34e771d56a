using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Multisets during a firing, when elements keep their places, and after it.</summary>
public class MultisetTests
{
    private const string Declarations = """
        type Message: record src: 0..9; on: boolean; end;
        var x, y: 0..9;
            s, t: multiset [3] of 0..9;
            net: multiset [3] of Message;
            m: Message;
            nested: array [1..2] of record inner: multiset [2] of 0..9; end;
            deep: multiset [2] of record inner: multiset [2] of 0..9; end;
            box: record inner: multiset [2] of 0..9; end;
        procedure add(v: 0..9); begin x := v; multisetadd(x, s); end;

        """;

    [Theory]
    [InlineData("add(3); add(1); add(2);", "{| 1, 2, 3 |}")]
    [InlineData("add(3); add(3);", "{| 3, 3 |}")]
    [InlineData("add(3); add(1); t := s; undefine s; add(9); s := t;", "{| 1, 3 |}")]
    [InlineData("add(1); add(2); add(3); multisetremovepred(i: s, s[i] != 2);", "{| 2 |}")]
    [InlineData("add(1); add(2); multisetremovepred(i: s, true); add(5);", "{| 5 |}")]
    [InlineData("add(2); add(1); multisetremovepred(i: s, multisetcount(j: s, true) > 1);", "{| 1 |}")]
    [InlineData("add(1); clear s;", "{| |}")]
    public void Have_their_elements_in_order_after_a_firing(string body, string expected) =>
        Assert.Equal(expected, ModelRunner.Run(Declarations, body)["s"]);

    [Fact]
    public void Records_are_ordered_field_by_field_with_undefined_first()
    {
        const string Body = """
            m.src := 2; multisetadd(m, net);
            m.src := 1; m.on := true; multisetadd(m, net);
            m.on := false; multisetadd(m, net);
            """;

        Assert.Equal(
            "{| {src: 1, on: false}, {src: 1, on: true}, {src: 2, on: Undefined} |}",
            ModelRunner.Run(Declarations, Body)["net"]);
    }

    [Fact]
    public void Inner_multisets_are_ordered_before_outer_ones()
    {
        const string Body = """
            x := 7; y := 3;
            multisetadd(x, nested[2].inner); multisetadd(y, nested[2].inner);
            multisetadd(y, box.inner); multisetadd(x, box.inner); multisetadd(box, deep);
            undefine box; x := 1; y := 9;
            multisetadd(y, box.inner); multisetadd(x, box.inner); multisetadd(box, deep);
            """;
        ModelRunner runner = ModelRunner.Run(Declarations, Body);

        Assert.Equal("[1: {inner: {| |}}, 2: {inner: {| 3, 7 |}}]", runner["nested"]);
        Assert.Equal("{| {inner: {| 1, 9 |}}, {inner: {| 3, 7 |}} |}", runner["deep"]);
    }

    [Fact]
    public void Absent_places_hold_nothing_after_a_firing()
    {
        const string Remove = "multisetremovepred(i: s, s[i] = 2);";
        ModelRunner filled = ModelRunner.Run(Declarations, $"add(1); add(2); {Remove} x := 0;");
        ModelRunner other = ModelRunner.Run(Declarations, "add(1); x := 0;");

        Assert.Equal(other.State, filled.State);
    }

    [Fact]
    public void Choose_has_an_instance_for_each_place_and_only_present_ones_are_enabled()
    {
        var runner = new ModelRunner($$"""
            {{Declarations}}
            startstate begin add(5); add(4); end;
            choose i: s do choose j: s do rule s[i] = 4 ==> begin end; end; end;
            """);
        runner.Start();

        Assert.Equal("(0,0) (0,1)", runner.Enabled());
    }

    [Fact]
    public void A_removed_place_is_the_first_to_be_filled_again()
    {
        var runner = new ModelRunner($$"""
            {{Declarations}}
            startstate begin add(5); add(6); end;
            choose i: s do alias e: s[i] do rule begin
              multisetremove(i, s);
              y := e;
              add(y + 2);
              x := s[i];
            end; end; end;
            """);
        runner.Start();
        runner.Fire();

        Assert.Equal(("5", "7", "{| 6, 7 |}"), (runner["y"], runner["x"], runner["s"]));
    }

    [Fact]
    public void An_element_may_be_changed_in_its_place()
    {
        var runner = new ModelRunner($$"""
            {{Declarations}}
            startstate begin add(5); add(6); end;
            choose i: s do rule begin s[i] := 9; end; end;
            """);
        runner.Start();
        runner.Fire();

        Assert.Equal("{| 6, 9 |}", runner["s"]);
    }

    [Theory]
    [InlineData("multisetremove(i, s); x := s[i];")]
    [InlineData("multisetremove(i, s); s[i] := 3;")]
    [InlineData("multisetremove(i, s); multisetremove(i, s);")]
    public void A_removed_element_is_out_of_reach(string body)
    {
        var runner = new ModelRunner($$"""
            {{Declarations}}
            startstate begin add(5); add(6); end;
            choose i: s do rule begin {{body}} end; end;
            """);
        runner.Start();
        ModelError error = ModelRunner.ErrorOf(() => runner.Fire(1));

        Assert.Equal(ModelErrorKind.MultisetIndexAbsent, error.Kind);
        Assert.Equal("multiset 's' has no element at place 1", error.Message);
    }
}
