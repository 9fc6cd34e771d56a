using System.Text.RegularExpressions;
using ModelCheck.Exploration;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Graphs;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting;

public partial class GraphFormatTests
{
    private const string TwoStarts =
        "var x: 0..1;\nstartstate \"low\" x := 0; end;\nstartstate \"high\" x := 1; end;\n"
        + "rule \"swap\" x := 1 - x; end;\n";

    [Fact]
    public void Aut_has_the_counts_and_a_line_for_each_transition() => Assert.Equal(
        """
        des (0,3,3)
        (0,"count: up",1)
        (1,"count: up",2)
        (2,"count: again",0)

        """,
        Written(new AutFormat(), SmallSpecs.Counter));

    [Fact]
    public void Several_initial_states_get_a_state_before_them() => Assert.Equal(
        """
        des (0,4,3)
        (0,"low",1)
        (0,"high",2)
        (1,"swap",2)
        (2,"swap",1)

        """,
        Written(new AutFormat(), TwoStarts));

    [Fact]
    public void Dot_has_the_values_and_marks_initial_states() => Assert.Equal(
        """
        digraph states {
          node [shape=box fontname="monospace"];
          0 [label="x: 0\l" penwidth=3];
          1 [label="x: 1\l" penwidth=3];
          0 -> 1 [label="swap"];
          1 -> 0 [label="swap"];
        }

        """,
        Written(new DotFormat(), TwoStarts));

    [Fact]
    public void Dot_says_that_it_is_cut() => Assert.Contains(
        "\n  label=\"the first 2 states; there are more\";\n", Written(new DotFormat(), SmallSpecs.Counter, limit: 2));

    /// <summary>Rules may have any name: none must end its string, nor reach the terminal as it is.</summary>
    [Theory]
    [InlineData("a\\\"]; b [label=\\\"c")]
    [InlineData("ends in a backslash\\\\")]
    [InlineData("\\\\\\\"")]
    [InlineData("red \u001b[31m \u202e back")]
    public void Names_stay_within_their_strings(string name)
    {
        string spec = $"var x: boolean;\nstartstate x := false; end;\nrule \"{name}\" x := !x; end;\n";

        Assert.Matches(AutLines(), Written(new AutFormat(), spec));
        Assert.Matches(DotLines(), Written(new DotFormat(), spec));
        Assert.DoesNotContain(Written(new DotFormat(), spec), c => c is '\u001b' or '\u202e');
    }

    [Fact]
    public void The_elements_that_choose_takes_are_shown_by_value() =>
        Assert.Contains("(i: {kind: Ask, from: Alice})", Written(new AutFormat(), ReportSpecs.Rich));

    private static string Written(IReportFormat format, string spec, int limit = 1000) =>
        Reports.Written(format, Reports.Of(spec, new CheckOptions { GraphLimit = limit }));

    [GeneratedRegex("""\Ades \(0,2,2\)\n(\(\d,"[^"\p{Cc}]*",\d\)\n){2}\z""")]
    private static partial Regex AutLines();

    [GeneratedRegex("""\Adigraph states \{\n  node [^\n]*\n(  \d( -> \d)? \[label="([^"\\\p{Cc}]|\\.)*"( penwidth=3)?\];\n){4}\}\n\z""")]
    private static partial Regex DotLines();
}
