using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Which parts of a condition are named, with which witnesses, and what they read.</summary>
public class ExplainerTests
{
    private const string Declarations = """
        type Page: scalarset(3);
             Task: 1..3;
             Access: enum { None, Read, Write };
             Bag: multiset [3] of 0..9;
        var x, y: 0..9;
            on, off: boolean;
            pte: array [Page] of Access;
            owner: array [Task] of record holds: boolean; level: 0..9; end;
            bag: Bag;
            never: 0..9;
        function above(v: 0..9; limit: 0..9): boolean; begin return v > limit; end;
        function steps(v: 0..9): boolean; begin if v > x then return true; end; return false; end;
        startstate begin
          x := 5; y := 3; on := true; off := false;
          for p: Page do pte[p] := Write; end;
          for t: Task do owner[t].holds := t = 2; owner[t].level := t * 2; end;
          multisetadd(x, bag); multisetadd(y, bag);
        end;

        """;

    // Culprits as "text is value {witnesses} [reads]", joined by "; ".
    [Theory]
    [InlineData("x < y", "x < y is false {} [x = 5, y = 3]")]
    [InlineData("off", "off is false {} [off = false]")]
    [InlineData("!on", "on is true {} [on = true]")]
    [InlineData("!!off", "off is false {} [off = false]")]
    [InlineData("on & x < y", "x < y is false {} [x = 5, y = 3]")]
    [InlineData("off & x < y", "off is false {} [off = false]; x < y is false {} [x = 5, y = 3]")]
    [InlineData("off & never < y", "off is false {} [off = false]")]
    [InlineData("on & x > y", "on is true {} [on = true]; x > y is true {} [x = 5, y = 3]")]
    [InlineData("off | x < y", "off is false {} [off = false]; x < y is false {} [x = 5, y = 3]")]
    [InlineData("off | x > y", "x > y is true {} [x = 5, y = 3]")]
    [InlineData("on -> off", "on is true {} [on = true]; off is false {} [off = false]")]
    [InlineData("on & x = 5 -> off & y = 3",
        "on is true {} [on = true]; x = 5 is true {} [x = 5]; off is false {} [off = false]")]
    [InlineData("off -> never = 3", "off is false {} [off = false]")]
    [InlineData("!(off | x < y)", "off is false {} [off = false]; x < y is false {} [x = 5, y = 3]")]
    [InlineData("!(on & x > y)", "on is true {} [on = true]; x > y is true {} [x = 5, y = 3]")]
    [InlineData("on ? off : never = 1", "on is true {} [on = true]; off is false {} [off = false]")]
    [InlineData("x + y * 2 = x", "x + y * 2 = x is false {} [x = 5, y = 3]")]
    [InlineData("isundefined(x)", "isundefined(x) is false {} [x = 5]")]
    [InlineData("!isundefined(never)", "isundefined(never) is true {} [never = Undefined]")]
    [InlineData("forall t: Task do !owner[t].holds end",
        "owner[t].holds is true {t = 2} [owner[t].holds = true]")]
    [InlineData("forall t: Task do owner[t].level < 5 & owner[t].level >= 0 end",
        "owner[t].level < 5 is false {t = 3} [owner[t].level = 6]")]
    [InlineData("exists t: Task do owner[t].holds & owner[t].level > x end",
        "exists t: Task do owner[t].holds & owner[t].level > x end is false {} "
            + "[owner[1].holds = false, owner[2].holds = true, owner[2].level = 4, x = 5, "
            + "owner[3].holds = false]")]
    [InlineData("!exists t: Task do owner[t].level = 4 end",
        "owner[t].level = 4 is true {t = 2} [owner[t].level = 4]")]
    [InlineData("!forall t: Task do owner[t].level < 7 end",
        "forall t: Task do owner[t].level < 7 end is true {} "
            + "[owner[1].level = 2, owner[2].level = 4, owner[3].level = 6]")]
    [InlineData("forall t: Task do forall u := 1 to 3 do t = u | owner[t].level > u end end",
        "t = u is false {t = 1, u = 2} []; owner[t].level > u is false {t = 1, u = 2} [owner[t].level = 2]")]
    [InlineData("forall p: Page do forall q: Page do p != q -> pte[p] != pte[q] end end",
        "p != q is true {p = Page_1, q = Page_2} []; "
            + "pte[p] != pte[q] is false {p = Page_1, q = Page_2} [pte[p] = Write, pte[q] = Write]")]
    [InlineData("above(y, x)", "v > limit is false {v = 3, limit = 5} []")]
    [InlineData("forall v := 7 to 8 do above(y, v) end", "v > limit is false {v = 7, v = 3, limit = 7} []")]
    [InlineData("forall v := 3 to 3 do above(v, x) end", "v > limit is false {v = 3, limit = 5} []")]
    [InlineData("steps(y)", "steps(y) is false {} [y = 3, x = 5]")]
    [InlineData("multisetcount(i: bag, bag[i] > 4) = 0",
        "multisetcount(i: bag, bag[i] > 4) = 0 is false {} [bag = {| 3, 5 |}, bag{0} = 3, bag{1} = 5]")]
    [InlineData("owner[y].level = owner[1].level",
        "owner[y].level = owner[1].level is false {} [y = 3, owner[y].level = 6, owner[1].level = 2]")]
    public void The_smallest_deciding_parts_are_named(string condition, string expected)
    {
        var runner = new ModelRunner($"{Declarations} invariant {condition};");
        runner.Start();
        Explanation explanation = new Explainer(runner.System).Explain(
            new Instance<Property>(runner.System.Properties.Single(), []), runner.State);

        Assert.Equal(expected, Text(explanation));
    }

    [Fact]
    public void Parameters_around_a_property_are_witnesses()
    {
        var runner = new ModelRunner(
            $"{Declarations} ruleset p: Page; t: Task do alias o: owner[t] do "
            + "invariant pte[p] = Write -> o.level < 5; end; end;");
        runner.Start();
        Explanation explanation = new Explainer(runner.System).Explain(
            new Instance<Property>(runner.System.Properties.Single(), [1, 3]), runner.State);

        Assert.Equal(
            "pte[p] = Write is true {p = Page_2, t = 3} [pte[p] = Write]; "
            + "o.level < 5 is false {p = Page_2, t = 3} [o.level = 6]",
            Text(explanation));
    }

    [Fact]
    public void Guards_are_explained_too()
    {
        var runner = new ModelRunner(
            $"{Declarations} ruleset t: Task do rule owner[t].holds & x > y ==> begin x := 1; end; end; "
            + "rule begin end;");
        runner.Start();
        var explainer = new Explainer(runner.System);
        long[] before = [.. runner.State];

        Assert.Equal(
            "owner[t].holds is false {t = 1} [owner[t].holds = false]",
            Text(explainer.Explain(new Instance<Rule>(runner.System.Rules[0], [1]), runner.State)));
        Assert.Empty(
            explainer.Explain(new Instance<Rule>(runner.System.Rules[1], []), runner.State).Culprits);
        Assert.Equal(before, runner.State);
    }

    private static string Text(Explanation explanation) => string.Join("; ", explanation.Culprits.Select(c =>
        $"{c.Span.Text} is {(c.Value ? "true" : "false")} {{{Pairs(c.Witnesses)}}} [{Pairs(c.Reads)}]"));

    private static string Pairs(ImmutableArray<(string Name, string Value)> pairs) =>
        string.Join(", ", pairs.Select(p => $"{p.Name} = {p.Value}"));
}
