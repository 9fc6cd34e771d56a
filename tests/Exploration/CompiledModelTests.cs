using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class CompiledModelTests
{
    [Theory]
    [MemberData(nameof(SpecFiles.All), MemberType = typeof(SpecFiles))]
    public void Does_what_the_interpreter_does_on_every_spec(string spec) =>
        Assert.True(EngineComparison.Run(SpecFiles.Load(spec).System!, maxStates: 80) > 0);

    [Theory]
    [MemberData(nameof(EngineSnippets.Statements), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Guards), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Faults), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Functions), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Multisets), MemberType = typeof(EngineSnippets))]
    public void Does_what_the_interpreter_does_in_every_construct(string snippet)
    {
        int compared = 0;
        foreach (Compatibility compatibility in Enum.GetValues<Compatibility>())
        {
            LoadResult loaded = Specification.FromText(
                EngineSnippets.Specification(snippet), new LoadOptions { Compatibility = compatibility });

            // Not every construct is part of every dialect.
            if (loaded.System is { } system)
                compared += EngineComparison.Run(system, maxStates: 200);
        }

        Assert.True(compared > 1);
    }

    [Theory]
    [InlineData("for i: 0..3 do i := 3 - i; row[i] := (row[i] + 1) % 4; end;")]
    [InlineData("for i: 0..40 do i := (i + 1) % 4; row[i] := i; end;")]
    [InlineData("for i := 0 to a by 2 do row[i] := a; i := 0; row[i] := 1; end;")]
    [InlineData("for i := a to 0 do row[i] := a; i := 3; end;")]
    [InlineData("for i: 0..3 do if i = a then undefine i; end; row[0] := i; end;")]
    [InlineData("for i: 0..3 do next(i); row[i] := a; end;")]
    [InlineData("for i: Id do for k: Id do i := k; owner := i; end; end;")]
    public void A_loop_goes_on_when_its_body_changes_the_variable(string loop)
    {
        string text = $$"""
            type Id: scalarset(2);
            var a: 0..3; row: array [0..3] of 0..3; owner: Id;
            procedure next(var k: 0..3); begin k := (k + 1) % 4; end;
            startstate begin a := 0; for i: 0..3 do row[i] := 0; end; end;
            rule "count" begin a := (a + 1) % 4; end;
            rule "loop" begin {{loop}} end;
            """;
        LoadResult loaded =
            Specification.FromText(text, new LoadOptions { Compatibility = Compatibility.Rumur });

        Assert.True(EngineComparison.Run(loaded.System!, maxStates: 200) > 1);
    }

    [Fact]
    public void What_a_guard_writes_is_part_of_the_firing_and_what_a_property_writes_is_not()
    {
        const string Impure = """
            var a: 0..5;
            var row: array [0..5] of 0..5;
            function side(): 0..5; begin a := (a + 1) % 6; return a; end;
            startstate begin a := 1; for i: 0..5 do row[i] := 0; end; end;
            rule "effects" side() > 2 ==> begin row[side()] := side(); end;
            rule "round" begin a := (a + 2) % 6; end;
            invariant "twice" side() < 5;
            """;

        LoadResult loaded = Specification.FromText(
            Impure, new LoadOptions { Compatibility = Compatibility.Rumur });

        Assert.True(EngineComparison.Run(loaded.System!, maxStates: 300) > 5);
    }

    [Fact]
    public void A_call_that_goes_wrong_gives_a_value_that_is_safe_as_an_index()
    {
        TransitionSystem system = Specification.FromText(
            """
            type High: 500000..500060;
            var a: 0..3; at: High; row: array [High] of 0..1000;
            function none(x: 0..3): High; begin if x = 0 then return 500010; end; end;
            function next(x: 0..2): High; begin return 500001 + x; end;
            startstate begin a := 0; at := 500000; for i: High do row[i] := 1; end; end;
            rule "up" a < 3 ==> begin a := a + 1; end;
            rule "state" begin row[none(a)] := row[none(a)] + 1; end;
            rule "argument" begin at := 500003; row[next(a)] := row[next(a + 1)]; end;
            rule "local" var z: array [High] of 0..3;
            begin for i: High do z[i] := 0; end; a := z[none(a)]; z[none(a)] := 2; end;
            rule "guard" row[none(a)] > 0 ==> begin at := 500001; end;
            invariant row[next(a)] > 0;
            """).System!;

        Assert.True(EngineComparison.Run(system, maxStates: 200) > 3);
    }

    [Fact]
    public void A_value_behind_a_narrower_reference_may_change_to_any_of_its_own_type()
    {
        const string Text =
            """
            type Narrow: 0..2; Wide: 0..40000000;
            var row: array [Narrow] of array [0..50] of 0..1000; a: 0..9; b: 0..3; at: Wide;
            procedure local(x: Narrow; var y: Wide); begin y := 40000000; a := row[x][b] % 10; row[x][b] := 3; end;
            procedure state(x: Narrow); begin at := at * 4000; a := row[x][b] % 10; end;
            startstate begin
              a := 0; b := 0; at := 1;
              for i: Narrow do for k := 0 to 50 do row[i][k] := k; end; end;
            end;
            rule "local" var z: Wide; begin z := 1; local(z, z); end;
            rule "state" at < 3 ==> begin state(at); end;
            rule "step" begin b := (b + 1) % 4; at := (at + 1) % 4; end;
            """;

        LoadResult loaded = Specification.FromText(
            Text, new LoadOptions { Compatibility = Compatibility.CMurphi });

        Assert.True(EngineComparison.Run(loaded.System!, maxStates: 100) > 3);
    }

    [Fact]
    public void Keeps_to_priorities()
    {
        TransitionSystem system = Specification.FromText(
            """
            var x: 0..9;
            startstate begin x := 0; end;
            rule 3 "low" x < 5 ==> begin x := x + 1; end;
            rule 1 "high" x % 2 = 1 & x < 7 ==> begin x := x + 3; end;
            rule 1 "also high" x = 4 ==> begin x := 9; end;
            rule 2 "between" x = 4 | x = 0 ==> begin x := 1; end;
            rule 5 "last" begin x := 2; end;
            """).System!;

        Assert.True(EngineComparison.Run(system, maxStates: 100) > 2);
    }
}
