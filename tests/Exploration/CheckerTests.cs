using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class CheckerTests
{
    private const string Counter =
        """
        var x: 0..9;
        startstate begin x := 0; end;
        rule "up" x < 9 ==> begin x := x + 1; end;
        rule "reset" x = 9 ==> begin x := 0; end;

        """;

    [Fact]
    public void A_violated_invariant_has_the_states_of_its_trace()
    {
        CheckResult result = Check(Counter + "invariant \"small\" x < 3;");

        Violation violation = Assert.Single(result.Violations);
        Assert.Equal((Verdict.Violated, ViolationKind.Invariant), (result.Verdict, violation.Kind));
        Assert.Equal([0L, 1, 2, 3], violation.Trace!.Steps.Select(s => s.State[0]));
        Assert.Equal("small", violation.Property!.Name);
        Assert.Equal((Verdict.Violated, 3), (result.Properties[0].Verdict, result.Properties[0].TraceLength));
    }

    [Fact]
    public void Counts_firings_of_every_rule()
    {
        CheckResult result = Check(Counter);

        Assert.Equal(
            (Verdict.Holds, 10, 10, 9), (result.Verdict, result.States, result.RulesFired, result.Depth));
        Assert.Equal([9L, 1], result.RuleFirings.ToArray());
    }

    [Fact]
    public void A_run_time_error_is_a_violation_with_the_state_at_that_moment()
    {
        CheckResult result =
            Check("var x: 0..9; startstate begin x := 7; end; rule \"up\" begin x := x + 2; end;");

        Violation violation = Assert.Single(result.Violations);
        Assert.Equal(
            (ViolationKind.ModelError, ModelErrorKind.OutOfRange), (violation.Kind, violation.Error!.Kind));
        Assert.Equal([7L, 9, 9], violation.Trace!.Steps.Select(s => s.State[0]));
    }

    [Theory]
    [InlineData(1, 1999, Verdict.Holds)]
    [InlineData(2, 1999, Verdict.Holds)]
    [InlineData(1, 2000, Verdict.Violated)]
    [InlineData(2, 2000, Verdict.Violated)]
    public void Calls_nest_as_deep_as_allowed_whatever_the_stack_of_the_caller(
        int threads, int depth, Verdict verdict)
    {
        string text = $$"""
            var x: 0..99; y: 0..{{depth}};
            function count(n: 0..{{depth}}): 0..{{depth}};
              var wide: array [0..40] of 0..9;
            begin
              if n = 0 then return 0; end;
              for i: 0..40 do wide[i] := i % 10; end;
              return count(n - 1) + wide[1];
            end;
            startstate begin x := 0; y := 0; end;
            ruleset i: 0..99 do rule "jump" x != i ==> begin x := i; end; end;
            rule "deep" x > 0 ==> begin y := count({{depth}}); end;
            """;
        var options = new CheckOptions { Exploration = new ExplorationOptions { Threads = threads } };
        CheckResult? result = null;
        var caller = new Thread(() => result = Check(text, options), maxStackSize: 512 << 10);

        caller.Start();
        caller.Join();

        Assert.Equal(verdict, result!.Verdict);
        Assert.All(
            result.Violations, v => Assert.Equal(ModelErrorKind.RecursionLimit, v.Error!.Kind));
    }

    [Fact]
    public void An_error_in_an_initial_rule_is_a_trace_of_one_step()
    {
        CheckResult result = Check("var x: 0..9; startstate begin x := 1; x := x / (x - 1); end;");

        Assert.Single(Assert.Single(result.Violations).Trace!.Steps);
    }

    [Fact]
    public void Names_the_parameters_of_an_invariant_and_of_rules()
    {
        CheckResult result = Check(
            """
            var row: array [0..3] of boolean;
            startstate begin for i: 0..3 do row[i] := false; end; end;
            ruleset i: 0..3 do rule "set" begin row[i] := true; end; end;
            ruleset i: 2..3 do invariant "clear" !row[i]; end;
            """);

        Violation violation = Assert.Single(result.Violations);
        Assert.Equal(violation.Arguments.ToArray(), violation.Trace!.Steps[1].Arguments.ToArray());
    }

    [Fact]
    public void Only_selected_properties_are_checked()
    {
        var options = new CheckOptions { Properties = ["large"] };

        CheckResult result =
            Check(Counter + "invariant \"small\" x < 3; invariant \"large\" x < 10;", options);

        Assert.Equal(Verdict.Holds, result.Verdict);
        Assert.Equal("large", Assert.Single(result.Properties).Property.Name);
    }

    [Fact]
    public void Covers_in_bodies_and_at_top_level_are_met_or_violated()
    {
        CheckResult result = Check(
            Counter + "rule \"c\" begin cover \"five\" x = 5; cover \"never\" x > 9; end; cover \"seven\" x = 7;");

        Assert.Equal(
            [("seven", Verdict.Holds, 7), ("five", Verdict.Holds, 6), ("never", Verdict.Violated, null)],
            result.Properties.Select(p => (p.Property.Name, p.Verdict, p.TraceLength)).OrderBy(p => p.Verdict)
                .ThenByDescending(p => p.TraceLength));
        Assert.Equal(ViolationKind.Cover, Assert.Single(result.Violations).Kind);
    }

    [Fact]
    public void Liveness_names_the_nearest_state_without_a_way_back()
    {
        const string Trap = """
            var x: 0..9;
            startstate begin x := 0; end;
            rule "round" x < 6 ==> begin x := (x + 1) % 6; end;
            rule "into the trap" x = 2 ==> begin x := 7; end;
            rule "swing" x > 6 ==> begin x := 15 - x; end;

            """;

        CheckResult result = Check(Trap + "liveness \"seven\" x = 7;");
        CheckResult violated = Check(Trap + "liveness \"zero\" x = 0;");

        Assert.Equal(Verdict.Holds, result.Verdict);
        Violation violation = Assert.Single(violated.Violations);
        Assert.Equal((ViolationKind.Liveness, 3), (violation.Kind, violation.Trace!.Length));
    }

    [Fact]
    public void What_is_not_checked_is_inconclusive()
    {
        // An automaton has room for fifteen promises.
        string promises = string.Join(" & ", Enumerable.Range(0, 16).Select(i => $"<> (x = {i % 4} & x < {i + 1})"));
        CheckResult result = Check(Counter + $"invariant \"true\" true; ltl \"huge\" !({promises});");

        Assert.Equal((Verdict.Inconclusive, "--property"), (result.Verdict, result.Limit!.Flag));
        Assert.Contains(result.Properties, p => p is { Property.Name: "true", Verdict: Verdict.Holds });
        Assert.Contains(result.Properties, p => p is { Property.Name: "huge", Verdict: Verdict.Inconclusive });
    }

    [Fact]
    public void An_assumption_that_excludes_every_initial_state_is_reported()
    {
        CheckResult result = Check(Counter + "assume \"impossible\" x > 5;");

        Assert.Equal(ViolationKind.Assumption, Assert.Single(result.Violations).Kind);
    }

    [Theory]
    [InlineData(3, "--bound")]
    [InlineData(null, "--max-states")]
    public void A_limit_makes_the_result_inconclusive(int? bound, string flag)
    {
        var limits = new ExplorationOptions { Bound = bound, MaxStates = bound is null ? 4 : null };

        CheckResult result = Check(Counter, new CheckOptions { Exploration = limits });

        Assert.Equal((Verdict.Inconclusive, flag), (result.Verdict, result.Limit!.Flag));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Simulation_walks_into_a_violation_and_repeats_itself(ulong seed)
    {
        TransitionSystem system = Load(Counter + "invariant \"small\" x < 8;");
        var options = new WalkOptions { Seed = seed };

        CheckResult first = Simulator.Run(system, options);
        CheckResult second = Simulator.Run(system, options);

        Assert.Equal((Verdict.Violated, 8), (first.Verdict, first.Violations[0].Trace!.Length));
        Assert.Equal(first.States, second.States);
    }

    [Fact]
    public void Simulation_without_a_violation_is_inconclusive()
    {
        CheckResult result = Simulator.Run(Load(Counter), new WalkOptions { Runs = 3, MaxSteps = 50 });

        Assert.Equal((Verdict.Inconclusive, 153), (result.Verdict, result.States));
    }

    private static CheckResult Check(string text, CheckOptions? options = null) =>
        Checker.Check(Load(text), options ?? new CheckOptions());

    private static TransitionSystem Load(string text)
    {
        LoadResult loaded = Specification.FromText(text);
        return loaded.System ?? throw new ArgumentException(loaded.Diagnostics[0].Message, nameof(text));
    }
}
