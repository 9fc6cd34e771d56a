using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using Xunit;

namespace ModelCheck.Tests.Exploration.Vacuity;

public class VacuityTests
{
    private const string Head = "var x: 0..3; y: 0..3;\nstartstate x := 0; y := 0; end;\n";

    private const string Rules =
        "invariant \"base\" y < 3;\nrule \"up\" x < 2 ==> x := x + 1; y := x; end;\nrule \"again\" x = 2 ==> x := 0; y := 0; end;\n";

    [Fact]
    public void What_says_something_is_not_vacuous() => Assert.Empty(Find(
        Head + Rules + "invariant \"i\" x = 2 -> y = 2;\ncover \"c\" x = 1;\nliveness \"l\" x = 0;\n"));

    [Theory]
    [InlineData("rule \"three\" x = 3 ==> x := 0; end;", "SilentRule three")]
    [InlineData("rule \"out\" y = 0 ==> assume x > 3; x := 1; end;", "SilentRule out")]
    [InlineData("rule \"r\" x = 1 & y <= 2 ==> y := 1; end;", "IdleConjunct r: y <= 2")]
    [InlineData("rule \"r\" y <= 2 ==> y := x; end;", "IdleConjunct r: y <= 2")]
    [InlineData("ruleset i: 0..1 do rule \"r\" x = i & i < 2 ==> y := x; end; end;", "IdleConjunct r: i < 2")]
    [InlineData("invariant \"i\" x = 3 -> y = 0;", "IdleAntecedent i: x = 3")]
    [InlineData("invariant \"i\" x = 1 -> (y = 0 -> x = 2);", "IdleAntecedent i: y = 0")]
    [InlineData("invariant \"i\" x = 3 -> (y = 0 -> x = 2);", "IdleAntecedent i: x = 3")]
    [InlineData("invariant \"i\" forall a: 0..3 do a = x & a > 2 -> y = 0 end;", "IdleAntecedent i: a = x & a > 2")]
    [InlineData("invariant \"i\" x != 3 & y != 3 | (x = 3 -> y = 0);", "IdleAntecedent i: x = 3")]
    [InlineData(
        "invariant \"i\" y < 3 & forall a := x + 1 to x do a < y end;",
        "EmptyQuantifier i: forall a := x + 1 to x do a < y end")]
    [InlineData("invariant \"i\" x >= 0;", "InsensitiveProperty i: invariant \"i\" x >= 0")]
    [InlineData("invariant \"i\" x + 1 > x;", "InsensitiveProperty i: invariant \"i\" x + 1 > x")]
    [InlineData("var w: 0..3; rule \"w\" x = 1 ==> w := y; end;", "UnreadVariable w: w")]
    public void A_planted_vacuity_is_found_alone(string planted, string expected) =>
        Assert.Equal([expected], Find(Head + Rules + planted));

    [Theory]
    [InlineData("const ON: false; rule \"r\" ON & (x = 3) ==> y := 0; end;")]
    [InlineData("const ON: false; rule \"r\" (ON -> x = 3) & (x = 1) ==> y := 1; end;")]
    [InlineData("const ON: true; rule \"r\" ON & (x = 1) ==> y := 1; end;")]
    [InlineData("const ON: false; invariant \"i\" y < 3 & (ON -> (x = 3 -> y = 0));")]
    public void What_a_constant_switches_is_no_matter_of_states(string switched) =>
        Assert.Empty(Find(Head + Rules + switched));

    [Fact]
    public void An_assumption_that_leaves_only_initial_states_is_found()
    {
        string specification = Head + Rules + "assume \"nothing moves\" x = 0;\n";
        Assert.Contains("BlindingAssumption nothing moves: assume \"nothing moves\" x = 0", Find(specification));
        Assert.DoesNotContain(Find(Head + Rules + "assume \"some\" x < 2;\n"), v => v.StartsWith("Blinding", StringComparison.Ordinal));
    }

    [Fact]
    public void A_variable_that_never_changes_is_found() => Assert.Equal(
        ["ConstantVariable z: z"],
        Find("var x: 0..3; z: 0..1;\nstartstate x := 0; z := 0; end;\nrule x < 2 ==> x := x + 1; z := 0; end;\n"
            + "rule x = 2 ==> x := 0; end;\ninvariant \"z\" z = 0 & x < 3;\n"));

    [Fact]
    public void Initial_states_that_differ_make_no_constant() => Assert.DoesNotContain(
        Find("var n: 0..1; x: 0..3;\nruleset i: 0..1 do startstate n := i; x := 0; end; end;\nrule x < 3 ==> x := x + 1; end;\n"
            + "rule x = 3 ==> x := n; end;\ninvariant \"n\" n + x < 4 | n = 1;\n"),
        v => v.StartsWith("ConstantVariable", StringComparison.Ordinal));

    [Theory]
    [InlineData("invariant \"wrong\" x < 2;\n", null)]
    [InlineData("invariant \"right\" x < 3;\n", 1)]
    public void Of_what_is_violated_or_not_finished_nothing_is_said(string property, int? bound)
    {
        CheckResult result = Check(Head + Rules + property, new ExplorationOptions { Bound = bound });
        Assert.NotEqual(Verdict.Holds, result.Verdict);
        Assert.Null(result.Vacuity);
    }

    [Fact]
    public void It_does_not_depend_on_threads_and_changes_no_count()
    {
        string specification = Head + Rules + "rule \"three\" x = 3 ==> x := 0; end;\ninvariant \"i\" x >= 0;\n";
        CheckResult one = Check(specification, new ExplorationOptions());
        CheckResult four = Check(specification, new ExplorationOptions { Threads = 4 });
        CheckResult plain = Checker.Check(Specification.FromText(specification).System!, new CheckOptions());

        Assert.Equal([.. one.Vacuity!.Vacuous], four.Vacuity!.Vacuous.ToArray());
        Assert.Equal((plain.States, plain.RulesFired, plain.Depth), (one.States, one.RulesFired, one.Depth));
        Assert.Equal([.. plain.RuleFirings], one.RuleFirings.ToArray());
    }

    private static CheckResult Check(string specification, ExplorationOptions options)
    {
        LoadResult loaded = Specification.FromText(specification);
        Assert.Empty(loaded.Diagnostics.Select(d => d.Message));
        return Checker.Check(loaded.System!, new CheckOptions { Exploration = options, Vacuity = true });
    }

    private static string[] Find(string specification)
    {
        var vacuity = Check(specification, new ExplorationOptions()).Vacuity;
        Assert.NotNull(vacuity);
        return [.. vacuity.Vacuous.Select(i => vacuity.Points[i]).Select(Describe)];
    }

    private static string Describe(VacuityPoint point) =>
        point.Kind == VacuityKind.SilentRule ? $"{point.Kind} {point.Owner}" : $"{point.Kind} {point.Owner}: {point.Text}";
}
