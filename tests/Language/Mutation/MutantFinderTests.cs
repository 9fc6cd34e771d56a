using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Mutation;

public class MutantFinderTests
{
    private const string Text =
        """
        const Checked: true;
        var x, y: 0..3; free: boolean; log: 0..3;
        function may_go(): boolean; begin return free & (x < 3); end;
        procedure step(); begin x := x + 1; y := x; end;
        startstate begin x := 0; y := 0; free := true; log := 0; end;
        rule "go" may_go() & (Checked -> y = x) ==>
        begin
          if y > 1 then
            free := false;
          else
            free := true; log := y;
          end;
          step();
        end;
        rule "never" !Checked ==> begin x := 2; end;
        invariant "bound" may_go() -> x < 3;
        """;

    [Fact]
    public void Each_operator_has_its_mutants_in_source_order()
    {
        string[] found = [.. Mutants().Mutants.Select(m => $"{m.Operator}: {m.Description}")];

        Assert.Equal(
            [
                "ConditionRemoved: without \"free\"",
                "ConditionNegated: \"free\" negated",
                "ConditionRemoved: without \"x < 3\"",
                "ConditionNegated: \"x < 3\" negated",
            ],
            found.Take(4).Select(f => f.Replace("(x < 3)", "x < 3", StringComparison.Ordinal)));
        Assert.Contains("AssignmentRemoved: without \"x := x + 1\"", found);
        Assert.Contains("StatementsSwapped: \"x := x + 1\" after \"y := x\"", found);
        Assert.Contains("GuardRemoved: without \"may_go()\"", found);
        Assert.Contains("GuardNegated: \"may_go()\" negated", found);
        Assert.Contains("ConditionRemoved: without \"y > 1\"", found);
        Assert.Contains("CallRemoved: without \"step()\"", found);
        Assert.Contains("ElseRemoved: without the else branch \"free := true; log := y\"", found);
        Assert.Contains(found, f => f.StartsWith("StatementsSwapped: \"if y > 1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_constants_rule_out_is_left_alone()
    {
        Assert.DoesNotContain(Mutants().Mutants, m => m.Owner.Name == "never");
        Assert.Equal("y = x", Assert.Single(
            Mutants().Mutants, m => m.Operator == MutationOperator.GuardRemoved && m.Owner.Name == "go"
                && m.Description.Contains('y', StringComparison.Ordinal)
                && !m.Description.Contains("may", StringComparison.Ordinal)).Span.Text);
    }

    [Fact]
    public void Statements_that_do_not_see_each_other_are_counted_and_not_swapped()
    {
        MutantSet mutants = Mutants();

        // Three pairs of the start state, and one in the else branch.
        Assert.Equal(4, mutants.IndependentPairs);
        Assert.DoesNotContain(mutants.Mutants, m => m.Description.StartsWith("\"x := 0\" after", StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_keeps_the_function_that_a_rule_loses()
    {
        MutantSet mutants = Mutants();
        Mutant mutant = mutants.Mutants.First(m => m.Owner.Name == "may_go");

        Assert.Equal([0], mutant.Rules.ToArray());
        Assert.Same(mutants.Base.Properties[0], mutant.System.Properties[0]);
        Assert.Equal(2, mutant.System.Functions.Count(f => f.Name == "may_go"));
    }

    [Fact]
    public void A_write_that_nobody_reads_is_known() => Assert.Equal(
        ["log := 0", "log := y"], Mutants().Mutants.Where(m => m.IsUnread).Select(m => m.Span.Text.TrimEnd(';')));

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(Mutants().Mutants.Length, Mutants().Mutants.Select(m => m.Id).Distinct().Count());

    [Fact]
    public void A_switch_is_flipped_and_the_variables_stay_the_same()
    {
        MutantSet mutants = MutantFinder.Of(Specification.FromText(Text), new LoadOptions());

        Mutant flipped = Assert.Single(mutants.Mutants, m => m.Operator == MutationOperator.SwitchFlipped);
        Assert.Equal("with Checked = false", flipped.Description);
        Assert.Same(mutants.Base.Variables[0], flipped.System.Variables[0]);
        Assert.True(mutants.Base.Rules[1].Guard is Constant { Value: 0 });
        Assert.True(flipped.System.Rules[1].Guard is Constant { Value: 1 });
    }

    [Fact]
    public void Only_what_affects_a_rule_is_changed_when_that_is_asked() => Assert.All(
        MutantFinder.Of(Specification.FromText(Text).System!, "go").Mutants, m => Assert.Equal([0], m.Rules.ToArray()));

    private static MutantSet Mutants() => MutantFinder.Of(Specification.FromText(Text).System!);
}
