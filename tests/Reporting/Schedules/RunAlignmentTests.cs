using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Schedules;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Reporting.Schedules;

public class RunAlignmentTests
{
    private static readonly TransitionSystem OneRule = Specification.FromText(
        "var x: 0..1; startstate x := 0; end;\nruleset i: 0..9 do rule \"step\" x := 0; end; end;").System!;

    [Theory]
    [InlineData("123", "123", 3, "00 11 22 33")]
    [InlineData("123", "132", 1, "00 11 2- 32 -3")]
    [InlineData("1234", "124", 2, "00 11 22 3- 43")]
    [InlineData("12", "3412", 0, "00 -1 -2 13 24")]
    [InlineData("1", "2", 0, "00 1- -1")]
    public void As_many_steps_as_possible_go_together(string run, string other, int shared, string rows)
    {
        ImmutableArray<ScheduledStep> found = RunAlignment.Of(TraceOf(run), TraceOf(other), shared);

        Assert.Equal(rows, string.Join(' ', found.Select(row => $"{Text(row.Scheduled)}{Text(row.Taken)}")));
        Assert.All(found, row => Assert.Equal(row.Taken is null, row.Obstacle is not null));
    }

    [Fact]
    public void Very_long_runs_are_only_told_where_they_part()
    {
        ImmutableArray<ScheduledStep> found = RunAlignment.Of(TraceOf(new string('1', 3_000)), TraceOf(new string('1', 2_900)), 5);

        Assert.Equal(6 + 2_995 + 2_895, found.Length);
        Assert.Equal(6, found.Count(row => row.Scheduled is not null && row.Taken is not null));
    }

    private static Trace TraceOf(string digits) => new(
    [
        new TraceStep(OneRule.InitialRules[0], [], [0]),
        .. digits.Select(digit => new TraceStep(OneRule.Rules[0], [digit - '0'], [0])),
    ]);

    private static string Text(int? number) => number is { } known ? $"{known}" : "-";
}
