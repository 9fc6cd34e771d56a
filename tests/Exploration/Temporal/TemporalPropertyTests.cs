using ModelCheck.Exploration;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>Temporal properties of small specifications, and where others have gone wrong.</summary>
public class TemporalPropertyTests
{
    // Two ways to the same state: one that passes "good" and one that does not.
    private const string Diamond =
        """
        var x: 0..3;
        startstate x := 0; end;
        rule "by good" x = 0 ==> x := 1; end;
        rule "by bad" x = 0 ==> x := 2; end;
        rule "join" x = 1 | x = 2 ==> x := 3; end;
        rule "stay" x = 3 ==> x := 3; end;

        """;

    // The step is enabled at every other position only.
    private const string Blinking =
        """
        var on: boolean; done: boolean;
        startstate on := false; done := false; end;
        rule "blink" on := !on; end;
        FAIR rule "do" on & !done ==> done := true; end;

        """;

    private const string Ends = "var x: 0..2;\nstartstate x := 0; end;\nrule \"step\" x < 2 ==> x := x + 1; end;\n";

    private const string Tokens =
        """
        type Id: 0..2;
        var at: Id; asked: array [Id] of boolean;
        startstate at := 0; for i: Id do asked[i] := false; end; end;
        fair rule "pass" at := (at + 1) % 3; end;
        ruleset i: Id do
          rule "ask" !asked[i] ==> asked[i] := true; end;
          fair rule "serve" asked[i] & at = i ==> asked[i] := false; end;
          strongly fair rule "spare" false ==> end;
        end;

        """;

    [Theory]
    [InlineData("ltl <> (x = 3)", true)]
    [InlineData("ltl <> (x = 1)", false)]
    [InlineData("ltl <> (x = 1 | x = 2)", true)]
    [InlineData("leadsto x = 0 ~> x = 1", false)]
    [InlineData("leadsto x = 2 ~> x = 3", true)]
    [InlineData("leadsto x = 3 ~> x = 3", true)]
    [InlineData("leadsto x = 3 ~> x = 0", false)]
    [InlineData("ltl next (x = 1 | x = 2)", true)]
    [InlineData("ltl next next [] (x = 3)", true)]
    [InlineData("ltl x < 3 until x = 3", true)]
    [InlineData("ltl x = 3 release x <= 2", false)]
    [InlineData("ltl [] (fired \"by good\" -> x = 1)", true)]
    [InlineData("ltl !fired \"by good\" & [] ! fired \"nothing here\"", null)]
    [InlineData("ltl <> fired \"join\" & ! <> (fired \"join\" & next fired \"join\")", true)]
    [InlineData("ltl [] <> fired \"stay\"", true)]
    [InlineData("ltl [] (x = 0 -> enabled \"by good\" & enabled \"by bad\")", true)]
    [InlineData("ltl <> [] enabled \"stay\" & [] (enabled \"join\" -> next ! enabled \"join\")", true)]
    public void Joins_and_cycles(string property, bool? holds) => AssertVerdict(Diamond + property + ";", holds);

    [Theory]
    [InlineData("", "ltl <> done", false)]
    [InlineData("fair", "ltl <> done", false)]
    [InlineData("strongly fair", "ltl <> done", true)]
    [InlineData("fair", "ltl <> [] on -> <> done", true)]
    [InlineData("", "ltl [] <> on", true)]
    [InlineData("", "ltl <> [] on", false)]
    [InlineData("fair", "ltl [] <> enabled \"do\" -> <> done", false)]
    [InlineData("", "ltl [] <> enabled \"do\" -> <> done", false)]
    [InlineData("strongly fair", "ltl [] <> enabled \"do\" -> <> fired \"do\"", true)]
    public void A_rule_that_is_enabled_again_and_again_but_not_for_ever(string fair, string property, bool holds) =>
        AssertVerdict(Blinking.Replace("FAIR", fair, StringComparison.Ordinal) + property + ";", holds);

    [Theory]
    [InlineData("ltl <> [] (x = 2)", true, true)]
    [InlineData("leadsto x = 2 ~> x = 0", true, false)]
    [InlineData("leadsto x = 2 ~> x = 0", false, true)]
    [InlineData("ltl [] <> fired \"step\"", true, false)]
    [InlineData("ltl false", true, false)]
    [InlineData("ltl false", false, true)]
    [InlineData("ltl [] (x = 2 -> next (x = 2 & !fired \"step\"))", true, true)]
    public void A_run_that_ends_stutters_unless_it_is_left_out(string property, bool stutters, bool holds) =>
        AssertVerdict(Ends + property + ";", holds, stutters);

    [Theory]
    [InlineData("ruleset i: Id do leadsto asked[i] ~> !asked[i]; end", false)]
    [InlineData("ltl forall i: Id do [] (asked[i] -> <> (at = i)) end", true)]
    [InlineData("ltl forall i: Id do [] <> (at = i) end -> exists i: Id do <> [] asked[i] | [] <> !asked[i] end", true)]
    [InlineData("ltl exists i: Id do [] (at != i) end", false)]
    [InlineData("ruleset i: Id do ltl [] <> enabled \"pass\" & [] (at = i -> next (at = i | at = (i + 1) % 3)); end", true)]
    [InlineData("ruleset i: Id do ltl [] <> (at = i & next (at = i)) -> true; end", true)]
    [InlineData("ltl forall i := 0 to 2 by 2 do [] <> (at = i) end", true)]
    [InlineData("ltl exists i := 1 to 0 do [] true end", false)]
    [InlineData("ltl forall i: 0..99 do [] (asked[i % 3] -> asked[i % 3] until fired \"serve\" | [] asked[i % 3]) end", true)]
    public void Formulas_over_parameters(string property, bool holds) => AssertVerdict(Tokens + property + ";", holds);

    [Fact]
    public void The_way_and_the_loop_are_the_shortest()
    {
        Violation violation = Violated(Diamond + "ltl \"good\" <> (x = 1);");

        Assert.Equal(("by bad,join,stay", 2), (Firings(violation), violation.Trace!.LoopStart));
    }

    [Fact]
    public void A_loop_passes_all_that_fairness_asks_for_and_says_why_it_is_fair()
    {
        Violation violation = Violated(Tokens + "ruleset i: Id do leadsto \"served\" asked[i] ~> !asked[i]; end;");

        Assert.Equal(("ask,pass,pass,pass", 1), (Firings(violation), violation.Trace!.LoopStart));
        Assert.Equal(1, violation.Lasso!.Trigger);
        Assert.Equal(
            ["pass Fires 2", "serve IsDisabled 2", "serve IsNeverEnabled 1", "serve IsNeverEnabled 1"],
            violation.Lasso.Fairness.Where(f => f.Instance.Rule.Name != "spare")
                .Select(f => $"{f.Instance.Rule.Name} {f.Reason} {f.Step}"));
        Assert.Equal(3, violation.Lasso.Fairness.Count(f => f.Reason == FairnessReason.IsNeverEnabled && f.Instance.IsStrong));
    }

    [Fact]
    public void Stuttering_is_a_loop_without_a_step()
    {
        Violation violation = Violated(Ends + "leadsto x = 2 ~> x = 0;");

        Assert.Equal((2, 2), (violation.Trace!.Length, violation.Trace.LoopStart));
    }

    [Fact]
    public void A_condition_that_goes_wrong_is_an_error()
    {
        const string Undefined =
            "var x, y: 0..2;\nstartstate x := 0; end;\nrule x < 2 ==> x := x + 1; end;\nrule x := 0; end;\n"
            + "ruleset i: 0..1 do ltl \"reads\" <> (x = 2 & y = i); end;";

        Violation violation = Assert.Single(Check(Undefined).Violations);

        Assert.Equal((ViolationKind.ModelError, "reads"), (violation.Kind, violation.Property!.Name));
        Assert.Equal((2, 1), (violation.Trace!.Length, violation.Arguments.Length));
    }

    [Fact]
    public void What_a_limit_leaves_out_is_not_decided()
    {
        CheckResult result = Check(Tokens + "leadsto at = 0 ~> at = 1;", new ExplorationOptions { Bound = 1 });

        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        Assert.Equal(Verdict.Inconclusive, Assert.Single(result.Properties).Verdict);
    }

    // The counter may grow beyond what is assumed: those steps are none.
    [Theory]
    [InlineData("leadsto x = 1 ~> x = 0", false)]
    [InlineData("ltl <> [] (x = 2) | [] <> (x = 0)", true)]
    [InlineData("ltl <> (x = 2) -> <> [] ! enabled \"up\"", true)]
    [InlineData("ltl [] <> fired \"up\"", false)]
    public void Steps_that_an_assumption_drops_are_none(string property, bool holds) => AssertVerdict(
        "var x: 0..9;\nstartstate x := 0; end;\nfair rule \"up\" x < 9 ==> x := x + 1; end;\n"
            + "rule \"back\" x = 1 ==> x := 0; end;\nassume x < 3;\n" + property + ";",
        holds);

    // The rule with the greater number is enabled only where the other one is not.
    [Theory]
    [InlineData("ltl [] (x = 0 -> ! enabled \"late\")", true)]
    [InlineData("ltl [] <> fired \"late\"", true)]
    [InlineData("ltl [] (x = 3 -> enabled \"late\")", true)]
    public void Rules_without_priority_are_not_enabled(string property, bool holds) => AssertVerdict(
        "var x: 0..3;\nstartstate x := 0; end;\nrule \"up\" x < 3 ==> x := x + 1; end;\n"
            + "fair rule 1 \"late\" x := 0; end;\n" + property + ";",
        holds);

    [Theory]
    [InlineData("ruleset i: Id do leadsto \"p\" at[i] ~> !at[i]; end", "by its variable 'i'")]
    [InlineData("ltl \"p\" [] (forall i: Id do <> at[i] end)", "by its variable 'i'")]
    [InlineData("leadsto \"p\" exists i: Id do at[i] end ~> forall i: Id do at[i] end", "by its variable 'k'")]
    public void Symmetry_is_refused_and_the_variable_named(string property, string reason)
    {
        string text = "type Id: scalarset(2);\nvar at: array [Id] of boolean;\n"
            + "startstate for i: Id do at[i] := false; end; end;\n"
            + "ruleset k: Id do fair rule \"flip\" at[k] := !at[k]; end; end;\n" + property + ";";
        TransitionSystem system = Specification.FromText(text).System!;

        Assert.Contains(reason, Assert.Single(SymmetryRules.Check(system)).Reason);
        CheckResult result = Checker.Check(
            system, new CheckOptions { SymmetryReduction = SymmetryReduction.Exhaustive });
        Assert.Equal(4, result.States);
        Assert.Contains(reason, Assert.Single(result.Notes));
    }

    [Fact]
    public void The_lasso_does_not_depend_on_threads_or_storage()
    {
        string path = Repository.PathTo("specs", "ext4-data-journal", "progress-without-join-block.m");
        TransitionSystem system = Specification.Load(path).System!;
        ExplorationOptions[] ways =
        [
            new(),
            new() { Threads = 3 },
            new() { Storage = StateStorage.Tree, Threads = 2 },
        ];

        string[] lassos =
        [
            .. ways.Select(w => Checker.Check(system, new CheckOptions { Exploration = w }).Violations.Single())
                .Select(v => $"{Firings(v)} {v.Trace!.LoopStart}"),
        ];

        Assert.Single(lassos.Distinct());
    }

    [Fact]
    public void A_search_that_goes_on_from_a_checkpoint_decides_them_all()
    {
        using var folder = new TemporaryFolder();
        string kept = folder.PathTo("kept");
        string text = Tokens + "leadsto \"passes\" at = 0 ~> at = 1; leadsto \"served\" asked[0] ~> !asked[0];";
        var first = new ExplorationOptions { MaxStates = 5, Checkpoints = new CheckpointOptions { WriteTo = kept } };
        var second = new ExplorationOptions { Checkpoints = new CheckpointOptions { ResumeFrom = kept } };

        Assert.Equal(Verdict.Inconclusive, Check(text, first).Verdict);
        CheckResult resumed = Check(text, second);

        CheckResult whole = Check(text);
        Assert.Equal(whole.States, resumed.States);
        Assert.Equal(Firings(Assert.Single(whole.Violations)), Firings(Assert.Single(resumed.Violations)));
        Assert.Equal(
            [Verdict.Holds, Verdict.Violated], resumed.Properties.Select(p => p.Verdict));
    }

    [Fact]
    public void Choices_from_a_multiset_are_fair_to_some_element()
    {
        const string Bag =
            """
            var bag: multiset [2] of 0..1; served: 0..1;
            startstate undefine bag; multisetadd(0, bag); multisetadd(1, bag); served := 0; end;
            rule "wait" served := served; end;
            choose i: bag do
              fair rule "serve" served := bag[i]; end;
            end;

            """;

        AssertVerdict(Bag + "ltl [] <> fired \"serve\";", true);
        AssertVerdict(Bag + "ltl [] <> (served = 1);", false);
    }

    private static string Firings(Violation violation) =>
        string.Join(",", violation.Trace!.Steps.Skip(1).Select(s => s.Rule.Name));

    private static Violation Violated(string text) => Assert.Single(Check(text).Violations);

    // Null: the specification is rejected.
    private static void AssertVerdict(string text, bool? holds, bool stutters = true)
    {
        LoadResult loaded = Specification.FromText(text);
        Assert.Equal(holds is null, loaded.System is null);
        if (holds is null)
            return;

        CheckResult result = Check(text, new ExplorationOptions { DeadlockStuttering = stutters });
        Assert.Equal(holds.Value ? Verdict.Holds : Verdict.Violated, result.Verdict);
        Assert.All(result.Violations, v => Assert.Equal(ViolationKind.Temporal, v.Kind));
    }

    private static CheckResult Check(string text, ExplorationOptions? options = null)
    {
        LoadResult loaded = Specification.FromText(text);
        Assert.True(loaded.System is not null, string.Join("\n", loaded.Diagnostics.Select(d => d.Message)));
        return Checker.Check(loaded.System!, new CheckOptions
        {
            Exploration = (options ?? new ExplorationOptions()) with { DeadlockDetection = DeadlockDetection.Off },
        });
    }
}
