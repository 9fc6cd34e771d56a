using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class GuardAnalysisTests
{
    private const string Declarations =
        """
        type Id: 0..2; Color: enum { red, green, blue };
        var a: 0..5; b: 0..5; maybe: 0..2; large: 0..1000; color: array [Id] of Color; busy: array [Id] of boolean;
        startstate begin
          a := 0; b := 0; large := 0;
          for i: Id do color[i] := red; busy[i] := false; end;
        end;

        """;

    [Theory]
    [InlineData("a = 3", "a{3}", false)]
    [InlineData("a > 1 & b = a", "a{2 3 4 5}", true)]
    [InlineData("a = 1 & color[2] != red", "a{1} color[]{1 2}", false)]
    [InlineData("a = 1 | a = 4", "a{1 4}", false)]
    [InlineData("a = 1 | a = 4 & busy[1]", "a{1 4}", true)]
    [InlineData("!(a = 1 | busy[1])", "a{0 2 3 4 5} busy[]{0}", true)]
    [InlineData("forall i: Id do !busy[i] end", "busy[]{0} busy[]{0} busy[]{0}", false)]
    [InlineData("exists i: Id do busy[i] end", "", true)]
    [InlineData("a + 1 = 3", "a{2}", false)]
    [InlineData("large = 3 & a = 1", "a{1}", true)]
    public void Finds_what_single_values_decide(string guard, string filters, bool leavesGuard) =>
        AssertFound(guard, filters, leavesGuard);

    [Theory]
    [InlineData("maybe = 1 & a = 2", "maybe{0 2}")]
    [InlineData("a = 2 & maybe = 1", "a{2} maybe{0 2}")]
    [InlineData("6 / a = 2 & b = 1", "a{0 3}")]
    [InlineData("color[a] = red & b = 1", "")]
    [InlineData("isundefined(maybe) & a = 2", "maybe{0} a{2}")]
    [InlineData("a = 2 & (isundefined(maybe) | maybe = 1) & busy[0]", "a{2} maybe{0 2}")]
    public void Keeps_every_state_in_which_the_guard_goes_wrong(string guard, string filters) =>
        AssertFound(guard, filters, leavesGuard: guard[0] != 'i');

    private static void AssertFound(string guard, string filters, bool leavesGuard)
    {
        TransitionSystem system = Specification.FromText(
            Declarations + $"rule \"r\" {guard} ==> begin a := 0; end; rule \"s\" begin undefine maybe; end;").System!;
        var numbering = new ModelNumbering(system);
        var unit = new CompilationUnit(numbering, CompiledModel.LayoutFor(numbering));

        FilteredInstance found = new GuardAnalysis(unit).Analyze(system.Rules[0], 0, 0);

        Assert.Equal(filters, string.Join(' ', found.Filters.Select(TextOf)));
        Assert.Equal(leavesGuard, found.Guard is not null);
    }

    private static string TextOf(ValueFilter filter)
    {
        IEnumerable<int> codes = Enumerable.Range(0, 64).Where(c => ((filter.Codes >> c) & 1) != 0);
        return $"{filter.Place.Leaf.Path}{{{string.Join(' ', codes)}}}";
    }
}
