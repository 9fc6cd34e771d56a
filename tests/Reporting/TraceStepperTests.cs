using ModelCheck.Reporting;
using ModelCheck.Reporting.Stepping;
using ModelCheck.Reporting.Text;
using Xunit;

namespace ModelCheck.Tests.Reporting;

public class TraceStepperTests
{
    private static readonly Report Report = Reports.Of(ReportSpecs.Rich);
    private static readonly TraceStepper Stepper = new(Report.System, Report.Result.Violations[0]);

    [Fact]
    public void A_reader_begins_at_the_end_and_cannot_leave_the_trace()
    {
        Assert.Equal(4, Stepper.Start.Step);
        Assert.Equal(4, After("j", "j").Step);
        Assert.Equal(0, After("g", "Up", "k").Step);
        Assert.Equal(2, After("g", "Down", " ").Step);
        Assert.True(After("q").HasEnded);
    }

    [Fact]
    public void Changes_and_reads_of_a_step_are_shown()
    {
        string screen = Screen(After("g", "j", "j"));

        Assert.Contains("step 2 of 4  server  grant", screen, StringComparison.Ordinal);
        Assert.Contains("owner[Alice]: false -> true", screen, StringComparison.Ordinal);
        Assert.Contains("last:         undefined -> Alice", screen, StringComparison.Ordinal);
        Assert.Contains(">     2  | o |  server: grant", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_step_wrote_is_named_with_that_step()
    {
        string screen = Screen(After("g", "j", "j", "j"));

        Assert.Contains("read count = 2  written in step 1 by client: ask", screen.Replace("by Alice", "by client: ask", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_picks_variables_and_the_steps_that_change_them()
    {
        StepperPosition filtered = After("g", "/", "l", "a", "s", "t", "Enter", "n");
        Assert.Equal(2, filtered.Step);
        Assert.DoesNotContain("owner[Alice]:", Screen(filtered), StringComparison.Ordinal);
        Assert.Equal("", After("/", "x", "Escape").Filter);
        Assert.Equal("a", After("/", "a", "b", "Backspace", "Enter").Filter);
    }

    [Fact]
    public void Why_explains_the_violation()
    {
        Assert.Contains("because, in ", Screen(After("w")), StringComparison.Ordinal);
        Assert.Contains("a = Alice, b = Bob", Screen(After("w")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 24)]
    [InlineData(80, 24)]
    [InlineData(80, 10)]
    public void A_screen_keeps_to_its_size(int width, int height)
    {
        foreach (string[] keys in new[] { ["g"], ["w"], ["s"], ["?"], ["k"], new[] { "/", "o" } })
        {
            string[] lines = Screen(After(keys), width, height).TrimEnd('\n').Split('\n');
            Assert.InRange(lines.Length, 5, Math.Max(height, 14));
            Assert.All(lines.Where(line => !line.Contains("^^", StringComparison.Ordinal) && !line.Contains(" | ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, Math.Max(width, 100)));
        }
    }

    private static StepperPosition After(params string[] keys) => keys.Aggregate(Stepper.Start, Stepper.Press);

    private static string Screen(StepperPosition at, int width = 80, int height = 24)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Stepper.Draw(at, new StyledWriter(text, usesColor: false, width), height);
        return text.ToString();
    }
}
