using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Bindings, guards, locals and properties.</summary>
public class RuleTests
{
    [Fact]
    public void Each_combination_of_ruleset_parameters_is_an_instance()
    {
        var runner = new ModelRunner("""
            type Color: enum { red, green, blue };
            var c: Color; x: 0..9;
            startstate begin c := green; x := 4; end;
            ruleset p: Color; i := 2 to 6 by 2 do rule p = c | i = x ==> begin x := i; c := p; end; end;
            """);
        runner.Start();

        Assert.Equal("(0,4) (1,2) (1,4) (1,6) (2,4)", runner.Enabled());
        runner.Fire(7);
        Assert.Equal(("blue", "4"), (runner["c"], runner["x"]));
    }

    [Fact]
    public void Aliases_around_a_rule_are_places_fixed_before_the_body_runs()
    {
        var runner = new ModelRunner("""
            var i: 0..3; a: array [0..3] of 0..9; b: 0..9;
            startstate begin i := 1; for j := 0 to 3 do a[j] := j; end; end;
            alias e: a[i]; next: i + 1 do
              rule e = 1 ==> begin i := 3; e := 8; b := next; end;
            end;
            """);
        runner.Start();
        runner.Fire();

        Assert.Equal(("[0: 0, 1: 8, 2: 2, 3: 3]", "2"), (runner["a"], runner["b"]));
    }

    [Fact]
    public void Locals_are_undefined_at_every_firing()
    {
        var runner = new ModelRunner("""
            var x: 0..9;
            startstate begin x := 0; end;
            rule var v: 0..9; begin
              if isundefined(v) then x := x + 1; end;
              v := 5;
            end;
            """);
        runner.Start();
        runner.Fire();
        runner.Fire();

        Assert.Equal("2", runner["x"]);
    }

    [Fact]
    public void An_initial_rule_forgets_what_the_state_held()
    {
        var runner = new ModelRunner("""
            var x, y: 0..9;
            startstate begin x := 1; end;
            rule begin y := 5; end;
            """);
        runner.Start();
        runner.Fire();
        Assert.Equal("5", runner["y"]);
        runner.Start();

        Assert.Equal("Undefined", runner["y"]);
    }

    [Fact]
    public void Properties_are_evaluated_for_each_combination_of_parameters()
    {
        var runner = new ModelRunner("""
            var a: array [0..3] of 0..9;
            startstate begin for i := 0 to 3 do a[i] := i; end; end;
            ruleset i: 0..3 do alias e: a[i] do invariant "small" e < 3; end; end;
            """);
        runner.Start();
        Property property = runner.System.Properties.Single();
        bool Holds(int number) => runner.Interpreter.Holds(
            new Instance<Property>(property, Parameters.Decode(property.Bindings, number)), runner.State);

        Assert.Equal(4, Parameters.Count(property.Bindings));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(Holds));
    }

    [Fact]
    public void Evaluating_a_property_does_not_change_the_state()
    {
        var runner = new ModelRunner(
            """
            var x: 0..9;
            function bump(): boolean; begin x := x + 1; return x = 1; end;
            startstate begin x := 0; end;
            invariant bump();
            """,
            ModelCheck.Language.Compatibility.Rumur);
        runner.Start();
        var instance = new Instance<Property>(runner.System.Properties.Single(), []);

        Assert.True(runner.Interpreter.Holds(instance, runner.State));
        Assert.True(runner.Interpreter.Holds(instance, runner.State));
        Assert.Equal("0", runner["x"]);
    }

    [Fact]
    public void A_false_assumption_in_a_guard_disables_the_rule()
    {
        var runner = new ModelRunner("""
            var x: 0..9;
            function picky(): boolean; begin assume x > 0; return true; end;
            startstate begin x := 0; end;
            rule picky() ==> begin x := 1; end;
            """);
        runner.Start();

        Assert.False(runner.IsEnabled());
        Assert.Equal(FireOutcome.Abandoned, runner.Fire());
    }
}
